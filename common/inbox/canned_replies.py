"""What a team says often, kept under a shortcut."""

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.canned_replies import PLACEHOLDERS, CannedReply, unknown_placeholders
from common.kernel.actor import Actor
from common.kernel.errors import Invalid


def add_canned_reply(inbox: Inbox, actor: Actor, workspace_id: str, shortcut: str, text: str) -> CannedReply:
    """Keep a text under a shortcut.

    Raises:
        Invalid: there is one of this shortcut, there are too many, or the text has an unknown placeholder.
    """
    _must_be_fillable(text)
    reply = inbox.canned_replies.add(workspace_id, shortcut, text)
    record(actor, workspace_id, Action.CANNED_REPLY_ADDED, reply.id)
    return reply


def change_canned_reply(
    inbox: Inbox, actor: Actor, workspace_id: str, canned_reply_id: str, **changes: str
) -> CannedReply:
    """Change the `shortcut` or `text` of a canned reply.

    Raises:
        NotFound: the workspace has no such canned reply.
        Invalid: there is another one of this shortcut, or the text has an unknown placeholder.
    """
    _must_be_fillable(changes.get("text", ""))
    reply = inbox.canned_replies.update(workspace_id, canned_reply_id, **changes)
    record(actor, workspace_id, Action.CANNED_REPLY_CHANGED, canned_reply_id)
    return reply


def remove_canned_reply(inbox: Inbox, actor: Actor, workspace_id: str, canned_reply_id: str) -> None:
    """Remove a canned reply.

    Raises:
        NotFound: the workspace has no such canned reply.
    """
    inbox.canned_replies.remove(workspace_id, canned_reply_id)
    record(actor, workspace_id, Action.CANNED_REPLY_REMOVED, canned_reply_id)


def _must_be_fillable(text: str) -> None:
    if unknown := unknown_placeholders(text):
        known = " and ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise Invalid(f"{{{unknown[0]}}} would go out as it is: the placeholders are {known}.", field="text")
