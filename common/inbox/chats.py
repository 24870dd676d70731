"""What the team changes about a chat."""

from datetime import datetime, timedelta
from typing import Any

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat, ChatState, Hold, HoldReason
from common.inbox.rules.settings import InboxSettings
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Invalid


def hold_by_people(reason: HoldReason, user_id: str | None, settings: InboxSettings) -> Hold:
    """Return the hold of somebody who writes: for as long as the workspace has chosen."""
    moment = now()
    until = None if settings.hold_seconds is None else moment + timedelta(seconds=settings.hold_seconds)
    return Hold(reason, user_id, moment, until)


def open_chat(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    phone_number: str,
    customer: str,
    *,
    ai_enabled: bool,
    ai_off_until: datetime | None,
    **changes: Any,
) -> Chat:
    """Open the chat with a customer before anybody has written in it, with the AI on or off.

    Raises:
        Invalid: the business number is not one of the workspace's, or the customer's is one.
    """
    if not inbox.channels.phone_numbers.belongs(workspace_id, phone_number):
        raise Invalid("This is not a number of the workspace.", field="phone_number")
    hold = None if ai_enabled else Hold(HoldReason.SWITCHED_OFF, actor.person_id, now(), ai_off_until)
    chat = inbox.chats.open(workspace_id, phone_number, customer, hold, **changes)
    record(actor, workspace_id, Action.CHAT_OPENED, chat.id)
    return chat


def update_chat(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    chat_id: str,
    *,
    ai_enabled: bool | None,
    ai_off_until: datetime | None = None,
    state: ChatState | None = None,
    snoozed_until: datetime | None = None,
    unread: bool = False,
    **changes: Any,
) -> Chat:
    """Switch the AI on or off in a chat (None: leave it as it is), and change its `name`, `remarks` or `assigned_to`.

    Open it, close it, or put it off `snoozed_until` a moment (None: leave it as it is), and mark it as `unread`.

    Raises:
        NotFound: the workspace has no such chat.
        Invalid: the chat would be assigned to somebody outside the workspace.
    """
    chats = inbox.chats
    chat = chats.get(workspace_id, chat_id)
    must_be_member(inbox, workspace_id, changes.get("assigned_to"))
    if ai_enabled is True:
        inbox.notify(chat, chats.lift_hold(workspace_id, chat_id))
    elif ai_enabled is False:
        chats.set_hold(workspace_id, chat_id, Hold(HoldReason.SWITCHED_OFF, actor.person_id, now(), ai_off_until))
    if state is not None:
        inbox.working.set_state(workspace_id, chat.id, state, snoozed_until)
    if unread:
        inbox.working.mark_unread(workspace_id, chat.id)
    chat = chats.update(workspace_id, chat_id, **changes) if changes else chats.get(workspace_id, chat_id)
    record(actor, workspace_id, Action.CHAT_CHANGED, chat_id)
    return chat


def must_be_member(inbox: Inbox, workspace_id: str, assignee: str | None) -> None:
    """See that a chat can be assigned to this person; None stands for nobody.

    Raises:
        Invalid: they do not belong to the workspace.
    """
    if assignee is not None and inbox.accounts.workspaces.get(workspace_id).member(assignee) is None:
        raise Invalid("Only a member of the workspace can be assigned.", field="assigned_to")


def mark_chat_read(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str) -> Chat:
    """Note that the team has read everything in the chat so far.

    Raises:
        NotFound: the workspace has no such chat.
    """
    chat = inbox.chats.update(workspace_id, chat_id, unread=0)
    record(actor, workspace_id, Action.CHAT_READ, chat_id)
    return chat
