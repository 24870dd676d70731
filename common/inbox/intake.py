"""Messages: taking in what WhatsApp tells."""

from dataclasses import dataclass

from common.accounts.rules.workspaces import Workspace
from common.channels.phone_numbers import registered
from common.inbox.chats import hold_by_people
from common.inbox.context import Inbox
from common.inbox.events import Arrival
from common.inbox.media import with_reading
from common.inbox.opt_out import opting_words, receive_opting
from common.inbox.rules.bursts import settled_at
from common.inbox.rules.chats import Chat, HoldReason
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.media import TOLD_BY_TYPE, MediaState
from common.inbox.rules.messages import Incoming, Message, Status
from common.inbox.rules.settings import InboxSettings
from common.inbox.settings import settings_of
from common.kernel.clock import now
from common.kernel.errors import OwnNumber


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of an event: accepted, repeated, confirmed (the echo of our own message) or dropped, and why."""

    outcome: str
    reason: str | None = None
    message_id: str | None = None


def receive_message(inbox: Inbox, incoming: Incoming, request_id: str | None) -> Reception:
    """Put a message on record, durably, and make the chat's answer due. A repeat changes nothing.

    Raises:
        Invalid: the business number belongs to no workspace.
    """
    phone = registered(inbox.channels, incoming.phone_number)
    if incoming.is_broadcast:
        return Reception("dropped", "broadcast")
    if incoming.is_group and not inbox.settings.store_group_messages:
        return Reception("dropped", "group")
    if incoming.is_history and not inbox.settings.store_history:
        return Reception("dropped", "history")
    workspace = inbox.accounts.workspaces.get(phone.workspace_id)
    push_name = None if incoming.from_me else incoming.push_name
    try:
        chat = inbox.chats.find_or_add(phone.workspace_id, phone.phone_number, incoming.customer_ids, push_name)
    except OwnNumber:
        # We write to ourselves: a note, or from one of our numbers to the other.
        return Reception("dropped", "own_number")
    settings = settings_of(inbox, workspace)
    if incoming.from_me:
        return _receive_own(inbox, chat, incoming, settings, request_id)
    incoming = with_reading(incoming, settings)
    decision = _decision_on_arrival(incoming)
    opting = None if decision else opting_words(chat, incoming, settings)
    if opting:
        message = receive_opting(inbox, chat, incoming, opting, request_id)
    else:
        message = _receive(inbox, workspace, chat, incoming, decision, request_id)
    if message is None:
        return _repeated(inbox, chat, incoming)
    if message.media and message.media.state is MediaState.WAITING:
        inbox.notifier.notify("media", message.id, chat.workspace_id)
    return Reception("accepted", message_id=message.id)


def _receive(
    inbox: Inbox,
    workspace: Workspace,
    chat: Chat,
    incoming: Incoming,
    decision: Decision | None,
    request_id: str | None,
) -> Message | None:
    settings, moment = settings_of(inbox, workspace), now()
    arrival = Arrival(
        workspace=workspace,
        chat=chat,
        incoming=incoming,
        answerable=decision is None,
        ai_enabled=settings.enabled,
        arrived_at=moment,
        settled_at=settled_at(moment, chat.waiting_since or moment, settings),
        request_id=request_id,
    )
    added = inbox.conversations.add_incoming(arrival, decision)
    if added is None:
        return None
    message, due = added
    inbox.notify(chat, due)
    return message


def _decision_on_arrival(incoming: Incoming) -> Decision | None:
    """Decide at once on what is never answered; everything else is decided when the answer is due."""
    if incoming.is_group:
        return Decision(Outcome.DECLINED, now(), Reason.GROUP)
    if incoming.is_history:
        return Decision(Outcome.DECLINED, now(), Reason.HISTORY)
    if not (incoming.text or incoming.media or incoming.type in TOLD_BY_TYPE):
        return Decision(Outcome.DECLINED, now(), Reason.NO_TEXT)
    return None


def _receive_own(
    inbox: Inbox, chat: Chat, incoming: Incoming, settings: InboxSettings, request_id: str | None
) -> Reception:
    """Take in what was sent from our side: the echo of our own message, or what a person wrote on the phone itself."""
    known = inbox.messages.adopt_echo(chat.workspace_id, chat.phone_number, chat.id, incoming)
    if known is not None:
        inbox.receipts.apply_or_park(
            chat.workspace_id, chat.phone_number, incoming.message_id, Status.SENT, incoming.sent_at, None
        )
        return Reception("confirmed", message_id=known.id)
    past = incoming.is_history or incoming.is_group
    hold = None if past else hold_by_people(HoldReason.PHONE_WROTE, None, settings)
    message = inbox.conversations.add_from_phone(chat, incoming, hold=hold, request_id=request_id)
    if message is None:
        return _repeated(inbox, chat, incoming)
    inbox.receipts.apply_parked(chat.workspace_id, chat.phone_number, message.message_ids)
    return Reception("accepted", message_id=message.id)


def _repeated(inbox: Inbox, chat: Chat, incoming: Incoming) -> Reception:
    known = inbox.messages.find(chat.workspace_id, chat.phone_number, incoming.message_id)
    return Reception("repeated", message_id=known.id if known else None)
