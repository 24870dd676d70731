"""Sending what waits in a chat, in order."""

from datetime import timedelta

import structlog

from common.domain.clock import now
from common.domain.messages import Message, Status
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
    claimed = stores.chats.claim_delivery(chat_id)
    if claimed is None:
        return
    claim, chat = claimed
    with stores.chats.deliveries.keeping(claim), structlog.contextvars.bound_contextvars(request_id=claim.request_id):
        taken = stores.messages.take_next_to_send(chat_id)
        while taken:
            message, earlier = taken
            _deliver(services, message, earlier, chat.address)
            if not stores.chats.deliveries.holds(claim):
                raise LeaseLost(f"the delivery of chat {chat_id}")
            taken = stores.messages.take_next_to_send(chat_id)
        document = stores.chats.deliveries.complete(claim)
        if document is None:
            raise LeaseLost(f"the delivery of chat {chat_id}")
    if stores.chats.deliveries.is_due(document):
        services.queue.deliver(chat_id)


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
            stores.messages.mark_not_sent(message)
        if not error.permanent and tries < services.settings.max_attempts:
            raise
        if perhaps_sent:
            confirm_by = now() + timedelta(seconds=services.settings.confirmation_seconds)
            stores.messages.mark_unconfirmed(message, confirm_by, str(error))
        else:
            stores.messages.mark_failed(message, str(error))
        return
    stores.messages.mark_sent(message, provider_id, now())
    _log.info("sent", chat_id=message.chat_id, message_id=message.id)
    ids = (*message.message_ids, *([provider_id] if provider_id else []))
    stores.receipts.apply_parked(message.workspace_id, message.phone_number, ids)


def _given_up(message: str) -> GatewayError:
    return GatewayError(message, permanent=True, code="given_up")
