"""Sending what waits in a chat, in order."""

from datetime import datetime, timedelta

import structlog

from common.channels.rules.outgoing import Outgoing
from common.inbox.context import Inbox
from common.inbox.file_addresses import file_to_send
from common.inbox.rules.chats import Chat
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Message
from common.inbox.rules.sending import reason_not_to_send
from common.inbox.rules.statuses import Status
from common.inbox.settings import settings_of
from common.inbox.store.chat_fields import chat_from
from common.inbox.store.journal import Overtaken
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.mongo.database import Document
from common.work.claims import Claim, LeaseLost
from common.work.retries import reason_of, retry_delay

_UNTIL_TAKEN_IN = timedelta(milliseconds=100)
# At the most: a recording that has become a voice note, or that can't, makes the sending due itself.
_UNTIL_CONVERTED = timedelta(minutes=1)
_log = structlog.get_logger(__name__)


def send_waiting(inbox: Inbox, claim: Claim, document: Document) -> None:
    """Send the chat's unsent messages one after the other: the lease on the chat is what keeps them in order.

    A message is marked as being sent before it is, so that whoever finds it after a crash knows that it may have gone
    out. One that is to be tried again waits by itself, with all that comes behind it.

    Raises:
        LeaseLost: another worker sends by now.
    """
    chat, sending = chat_from(document), inbox.chats.sending
    while message := inbox.sending.next_to_send(chat.id):
        if waits_until := _go_on(inbox, claim, chat, message):
            waiting = sending.postpone(claim, waits_until)
            # What people wrote meanwhile is due now, and takes the chat over.
            inbox.notify_sending(chat, sending.due_at(waiting) if waiting else None)
            return
    completed = sending.complete(claim)
    if completed is None:
        raise LeaseLost(f"the sending of chat {chat.id}")
    if sending.is_due(completed):
        inbox.notify_sending(chat)


def give_up_sending(inbox: Inbox, claim: Claim, document: Document, error: Exception) -> None:
    """Mark the message that can't be got past as failed, for people to see to, and go on with the next one."""
    chat, sending = chat_from(document), inbox.chats.sending
    if message := inbox.sending.next_to_send(chat.id):
        _give_up(inbox, message, reason_of(error), perhaps_sent=message.status is Status.SENDING)
    if sending.postpone(claim, now()) is None:
        raise LeaseLost(f"the sending of chat {chat.id}")
    inbox.notify_sending(chat)


def why_not_to_send(inbox: Inbox, chat: Chat, message: Message, *, ai_enabled: bool) -> str | None:
    """Say why a message that waits must not be sent any more, or None when it may."""
    sending, goes_on = inbox.sending, message.part > 1
    newest_incoming = sending.newest_incoming(chat.id) if goes_on else 0
    earlier_part = sending.earlier_part(message) if goes_on else None
    return reason_not_to_send(message, chat, newest_incoming, earlier_part, ai_enabled=ai_enabled)


def _go_on(inbox: Inbox, claim: Claim, chat: Chat, message: Message) -> datetime | None:
    """Send the message, or cancel it if it was overtaken; or return until when it has to wait."""
    # A look at what is at hand: what has changed since is seen once the message is marked.
    if why_not := why_not_to_send(inbox, chat, message, ai_enabled=True):
        _cancel(inbox, chat, message, why_not)
        return None
    if message.media and message.media.state is MediaState.WAITING:
        return now() + _UNTIL_CONVERTED
    send_at = message.send_at
    if send_at is None and message.pause and message.status is Status.QUEUED:
        send_at = _begin_typing(inbox, chat, message)
    if send_at and send_at > now():
        return send_at
    marked = inbox.sending.mark_sending(message)
    try:
        if marked and _may_go_out(inbox, claim, marked, message):
            _deliver(inbox, marked, message.status, chat.address)
    except Overtaken:
        return now() + _UNTIL_TAKEN_IN
    return None


def _may_go_out(inbox: Inbox, claim: Claim, marked: Message, message: Message) -> bool:
    """See, now that the message is marked as being sent, whether this worker may send it; cancel it if nobody may.

    Whoever takes the chat over looks at its messages afterwards. So either this worker sees here that it lost the
    chat, or the other one sees the mark: a worker that stalls between reading and marking sends nothing twice.

    Raises:
        Overtaken: something of this customer waits in the journal, and this message is an automatic one.
        LeaseLost: another worker sends by now.
    """
    chat = inbox.chats.in_delivery(claim)
    if chat is None:
        inbox.sending.take_mark_back(marked, message)
        raise LeaseLost(f"the delivery of chat {claim.id}")
    if message.purpose is None:
        return True
    try:
        inbox.journal.must_not_be_overtaken(chat)
    except Overtaken:
        inbox.sending.take_mark_back(marked, message)
        raise
    workspace = inbox.accounts.workspaces.get(chat.workspace_id)
    why_not = why_not_to_send(inbox, chat, message, ai_enabled=settings_of(inbox, workspace).enabled)
    if why_not:
        _cancel(inbox, chat, marked, why_not)
    return not why_not


def _cancel(inbox: Inbox, chat: Chat, message: Message, why: str) -> None:
    _log.info("not sent", chat_id=message.chat_id, message_id=message.id, reason=why)
    inbox.notify(chat, inbox.sending.cancel(message, why, held=chat.is_taken_over))


def _begin_typing(inbox: Inbox, chat: Chat, message: Message) -> datetime:
    send_at = now() + timedelta(seconds=message.pause)
    inbox.sending.hold_back(message, send_at)
    inbox.channels.whatsapp.show_typing(message.phone_number, chat.address)
    return send_at


def _deliver(inbox: Inbox, message: Message, earlier: Status, address: str) -> None:
    """Send one message that is marked as being sent, or note how that failed."""
    perhaps_sent = earlier is Status.SENDING
    try:
        number = inbox.channels.registrations.find(message.phone_number)
        if number is None or number.workspace_id != message.workspace_id:
            raise _given_up(f"{message.phone_number} is no longer a number of this workspace.")
        if message.send_attempts > inbox.settings.max_attempts:
            raise _given_up("It was tried too often.")
        if perhaps_sent and not inbox.channels.whatsapp.status(message.phone_number).idempotent:
            raise _given_up("The send broke off; it is not known whether it went out.")
        provider_id = inbox.channels.whatsapp.send(message.phone_number, address, _outgoing(inbox, message))
    except GatewayError as error:
        _log.warning("send failed", message_id=message.id, code=error.code, error=str(error))
        _failed(inbox, message, error, perhaps_sent=perhaps_sent or error.unknown)
        return
    inbox.sending.mark_sent(message, provider_id, now())
    _log.info("sent", chat_id=message.chat_id, message_id=message.id)
    ids = (*message.message_ids, *([provider_id] if provider_id else []))
    inbox.receipts.apply_parked(message.workspace_id, message.phone_number, ids)


def _outgoing(inbox: Inbox, message: Message) -> Outgoing:
    quoted = message.quoted.message_id if message.quoted else None
    file = file_to_send(inbox.settings, message.media) if message.media else None
    return Outgoing(message.text, message.message_ids[0], message.type, quoted, file)


def _failed(inbox: Inbox, message: Message, error: GatewayError, *, perhaps_sent: bool) -> None:
    """Note how this attempt ended: the message waits for the next one, or is given up."""
    sending, settings = inbox.sending, inbox.settings
    if error.permanent or message.send_attempts >= settings.max_attempts:
        _give_up(inbox, message, str(error), perhaps_sent=perhaps_sent)
        return
    if not perhaps_sent:
        sending.mark_not_sent(message, str(error))
    base, longest = settings.retry_base_seconds, settings.retry_max_seconds
    delay = retry_delay(message.send_attempts, base, longest, error.retry_after)
    sending.hold_back(message, now() + timedelta(seconds=delay))


def _give_up(inbox: Inbox, message: Message, why: str, *, perhaps_sent: bool) -> None:
    if perhaps_sent:
        confirm_by = now() + timedelta(seconds=inbox.settings.confirmation_seconds)
        inbox.sending.mark_unconfirmed(message, confirm_by, why)
    else:
        inbox.sending.mark_failed(message, why)


def _given_up(message: str) -> GatewayError:
    return GatewayError(message, permanent=True, code="given_up")
