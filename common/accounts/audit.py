"""What people change, and who did it."""

from enum import StrEnum

import structlog

from common.kernel.actor import Actor

_log = structlog.get_logger(__name__)


class Action(StrEnum):
    """What was done, by the noun that it was done to."""

    ACCOUNT_REGISTERED = "account.registered"
    ACCOUNT_CHANGED = "account.changed"
    PASSWORD_CHANGED = "account.password_changed"
    LOGGED_IN = "session.opened"
    LOGGED_OUT = "session.closed"
    PUSH_SUBSCRIBED = "push_subscription.put"
    PUSH_UNSUBSCRIBED = "push_subscription.removed"
    WORKSPACE_CREATED = "workspace.created"
    WORKSPACE_CHANGED = "workspace.changed"
    WORKSPACE_DELETED = "workspace.deleted"
    ACCESS_GRANTED = "member.granted"
    ROLE_CHANGED = "member.role_changed"
    ACCESS_WITHDRAWN = "member.withdrawn"
    PHONE_NUMBER_ADDED = "phone_number.added"
    PHONE_NUMBER_REMOVED = "phone_number.removed"
    PHONE_NUMBER_CONNECTED = "phone_number.connected"
    PHONE_NUMBER_DISCONNECTED = "phone_number.disconnected"
    AI_SETTINGS_CHOSEN = "ai_settings.chosen"
    PROMPT_SAVED = "prompt.saved"
    PROMPT_RESTORED = "prompt.restored"
    REPLAY_STARTED = "replay.started"
    STEP_ADDED = "workflow_step.added"
    STEP_CHANGED = "workflow_step.changed"
    STEP_REMOVED = "workflow_step.removed"
    STEPS_REORDERED = "workflow_step.reordered"
    DOCUMENT_UPLOADED = "document.uploaded"
    DOCUMENT_REPLACED = "document.replaced"
    DOCUMENT_REINDEXED = "document.reindexed"
    DOCUMENT_REMOVED = "document.removed"
    GAP_ANSWERED = "gap.answered"
    REPLY_MARKED_WRONG = "reply.marked_wrong"
    GAP_REMOVED = "gap.removed"
    CHAT_OPENED = "chat.opened"
    CHAT_CHANGED = "chat.changed"
    CHAT_READ = "chat.read"
    CHAT_OPTED_IN = "chat.opted_in"
    LABEL_ADDED = "label.added"
    LABEL_CHANGED = "label.changed"
    LABEL_REMOVED = "label.removed"
    NOTE_ADDED = "note.added"
    NOTE_CHANGED = "note.changed"
    NOTE_REMOVED = "note.removed"
    CANNED_REPLY_ADDED = "canned_reply.added"
    CANNED_REPLY_CHANGED = "canned_reply.changed"
    CANNED_REPLY_REMOVED = "canned_reply.removed"
    SUMMARY_REQUESTED = "chat.summary_requested"
    LEAD_STEP_SET = "lead.step_set"
    LEAD_STEP_GIVEN_BACK = "lead.step_given_back"
    MESSAGE_SENT = "message.sent"
    MESSAGE_TAKEN_BACK = "message.taken_back"
    MESSAGE_RETRIED = "message.retried"
    ENTRY_REPLAYED = "journal_entry.replayed"


def record(actor: Actor, workspace_id: str | None, action: Action, target_id: str) -> None:
    """Say what somebody has done, and to what: in a line of the log, and nowhere else yet.

    `workspace_id` is None where it belongs to no workspace. The line comes after the write and not with it: a process
    that dies between the two has written without a line.
    """
    _log.info(
        "audit",
        action=action.value,
        target_id=target_id,
        user_id=actor.user_id,
        workspace_id=workspace_id,
        request_id=actor.request_id,
        ip_address=actor.ip_address,
    )
