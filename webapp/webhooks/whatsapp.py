"""The webhooks of the WhatsApp server. They answer 2xx once the event is durable, and within a second or two."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request

from common.channels.phone_numbers import record_qr, record_state
from common.inbox.intake import Reception, receive_message
from common.inbox.receipts import track_delivery
from common.kernel.clock import now
from webapp.blueprint import Blueprint, documented
from webapp.body import SanitisingBodyParser
from webapp.context import product, request_id
from webapp.limits import webhook_refusal
from webapp.webhooks.events import DeliveryEvent, MessageEvent, QrEvent, Receipt, StatusEvent
from webapp.webhooks.reading import incoming_message, moment_of
from webapp.webhooks.signature import verify


class EventBlueprint(Blueprint):
    """The server drops an event for good once it is refused: odd characters must not cost a customer's message."""

    ARGUMENTS_PARSER = SanitisingBodyParser()


blueprint = EventBlueprint(
    "webhooks",
    __name__,
    url_prefix="/webhooks/whatsapp",
    description="What the WhatsApp server tells us, signed. Repeats do no harm: send again what was not answered 2xx.",
)

_PATIENCE = 2.0
_SIGNATURES: list[dict[str, list[str]]] = [{"webhook_signature": []}, {"hub_signature": []}, {"webhook_hmac": []}]


def from_whatsapp_server(view: Callable[..., Any]) -> Callable[..., Any]:
    """Guard that wants the signature of the WhatsApp server, and bounds the time of the whole event."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        refusal = webhook_refusal()
        if refusal is not None:
            return refusal
        settings = product().settings
        body = request.get_data()
        verify(dict(request.headers), body, settings.webhook_secrets, settings.webhook_tolerance_seconds, time.time())
        with product().database.deadline(_PATIENCE):
            return view(*args, **kwargs)

    guarded.guard = "from_whatsapp_server"  # type: ignore[attr-defined]
    return documented(guarded, errors=(401,), security=_SIGNATURES)


@blueprint.route("/message", methods=["POST"])
@from_whatsapp_server
@blueprint.arguments(MessageEvent)
@blueprint.response(200, Receipt)
def message(event: dict[str, Any]) -> Reception:
    """Tell of a message

    A customer's, or one that was written on our side (`from_me`): the echo of our own confirms the sending, any other
    was written by a person on the business phone, and the AI yields in that chat.
    """
    incoming = incoming_message(event, now(), product().settings.history_after_seconds)
    return receive_message(product().inbox, incoming, request_id())


@blueprint.route("/delivery", methods=["POST"])
@from_whatsapp_server
@blueprint.arguments(DeliveryEvent)
@blueprint.response(200, Receipt)
def delivery(event: dict[str, Any]) -> Reception:
    """Tell how far a message that we sent has come

    Receipts may come late, twice, out of order, and before their message: the status never goes backwards.
    """
    at = moment_of(event, now())
    applied = track_delivery(
        product().inbox, event["phone_number"], event["message_id"], event["status"], at, event["error"]
    )
    return Reception("accepted" if applied else "parked")


@blueprint.route("/status", methods=["POST"])
@from_whatsapp_server
@blueprint.arguments(StatusEvent)
@blueprint.response(200, Receipt)
def status(event: dict[str, Any]) -> Reception:
    """Tell how the session of a business number is"""
    record_state(product().channels, event["phone_number"], event["status"], event["reason"], moment_of(event, now()))
    return Reception("accepted")


@blueprint.route("/qr", methods=["POST"])
@from_whatsapp_server
@blueprint.arguments(QrEvent)
@blueprint.response(200, Receipt)
def qr(event: dict[str, Any]) -> Reception:
    """Tell of a new QR code

    WhatsApp renews it every 20 to 60 seconds: send each.
    """
    at = moment_of(event, now())
    record_qr(product().channels, event["phone_number"], event["qr_code"], event["expires_in"], at)
    return Reception("accepted")
