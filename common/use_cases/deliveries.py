"""Sending what waits in a chat, in order."""

from datetime import datetime, timedelta

import structlog

from common.domain.chats import Chat
from common.domain.clock import now
from common.domain.messages import Message, Status, reason_not_to_send
from common.errors import GatewayError
from common.services import Services
from common.stores.work import LeaseLost

_log = structlog.get_logger(__name__)


def deliver_chat(services: Services, chat_id: str) -> None:
    """Send the chat's unsent messages one after the other: the lease on the chat is what keeps them in order.

    Harmless when there is nothing to do or another worker is at it. A message is marked as being sent before it is, so
    that whoever finds it after a crash knows that it may have gone out.
    """
    stores = services.stores
    claimed = stores.chats.claim(stores.chats.deliveries, chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with stores.chats.deliveries.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        while message := stores.sending.next_to_send(chat_id):
            if typing_until := _go_on(services, chat, message):
                waiting = stores.chats.deliveries.postpone(claim, typing_until)
                # What people wrote meanwhile is due now, and takes the chat over.
                services.queue.deliver(chat_id, stores.chats.deliveries.due_at(waiting) if waiting else None)
                return
            fresh = stores.chats.in_delivery(claim)
            if fresh is None:
                raise LeaseLost(f"the delivery of chat {chat_id}")
            chat = fresh
        document = stores.chats.deliveries.complete(claim)
        if document is None:
            raise LeaseLost(f"the delivery of chat {chat_id}")
    if stores.chats.deliveries.is_due(document):
        services.queue.deliver(chat_id)


def _go_on(services: Services, chat: Chat, message: Message) -> datetime | None:
    """Send the message, or cancel it if it was overtaken; or return until when to be seen typing before it is sent."""
    stores = services.stores
    newest_incoming = stores.sending.newest_incoming(chat.id) if message.part > 1 else 0
    why_not = reason_not_to_send(message, chat, newest_incoming)
    if why_not:
        _log.info("not sent", chat_id=chat.id, message_id=message.id, reason=why_not)
        stores.closings.not_sent(message, why_not)
        stores.sending.cancel(message, why_not)
        return None
    if message.pause and message.status is Status.QUEUED:
        send_at = message.send_at or _begin_typing(services, chat, message)
        if send_at > now():
            return send_at
    if stores.sending.mark_sending(message):
        _deliver(services, message, message.status, chat.address)
    return None


def _begin_typing(services: Services, chat: Chat, message: Message) -> datetime:
    send_at = now() + timedelta(seconds=message.pause)
    services.stores.sending.mark_typing(message, send_at)
    services.whatsapp.show_typing(message.phone_number, chat.address)
    return send_at


def _deliver(services: Services, message: Message, earlier: Status, address: str) -> None:
    """Send one message, or mark it failed or unconfirmed.

    Raises:
        GatewayError: it is to be tried again later.
    """
    stores = services.stores
    perhaps_sent = earlier is Status.SENDING
    tries = message.send_attempts + 1
    try:
        if not stores.phone_numbers.belongs(message.workspace_id, message.phone_number):
            raise _given_up(f"{message.phone_number} is no longer a number of this workspace.")
        if tries > services.settings.max_attempts:
            raise _given_up("It was tried too often.")
        if perhaps_sent and not services.whatsapp.status(message.phone_number).idempotent:
            raise _given_up("The send broke off; it is not known whether it went out.")
        provider_id = services.whatsapp.send(message.phone_number, address, message.text, message.message_ids[0])
    except GatewayError as error:
        _log.warning("send failed", message_id=message.id, code=error.code, error=str(error))
        perhaps_sent = perhaps_sent or error.unknown
        if not perhaps_sent:
            stores.sending.mark_not_sent(message)
        if not error.permanent and tries < services.settings.max_attempts:
            raise
        if perhaps_sent:
            confirm_by = now() + timedelta(seconds=services.settings.confirmation_seconds)
            stores.sending.mark_unconfirmed(message, confirm_by, str(error))
        else:
            stores.sending.mark_failed(message, str(error))
        return
    stores.sending.mark_sent(message, provider_id, now())
    _log.info("sent", chat_id=message.chat_id, message_id=message.id)
    ids = (*message.message_ids, *([provider_id] if provider_id else []))
    stores.receipts.apply_parked(message.workspace_id, message.phone_number, ids)


def _given_up(message: str) -> GatewayError:
    return GatewayError(message, permanent=True, code="given_up")
