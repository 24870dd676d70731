"""The webhooks of the WhatsApp server. They answer 2xx once the event is durable, and within a second or two."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request
from marshmallow import Schema

from common.channels.node.parsing import parse
from common.channels.node.schemas import DeliveryEvent, MessageEvent, QrEvent, StatusEvent
from common.channels.node.signature import verify
from common.channels.phone_numbers import record_qr, record_state
from common.channels.rules import events
from common.channels.rules.events import Told
from common.inbox.journal import Reception, write_down
from common.inbox.rules.reading import moment_of
from common.kernel.bodies import text_of
from common.kernel.clock import now
from webapp.blueprint import Blueprint, Decorator, documented
from webapp.body import must_be_json
from webapp.context import product, request_id
from webapp.limits import webhook_refusal
from webapp.webhooks.schemas import Receipt

blueprint = Blueprint(
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
        must_be_json(request)
        with product().database.deadline(_PATIENCE):
            return view(*args, **kwargs)

    guarded.guard = "from_whatsapp_server"  # type: ignore[attr-defined]
    return documented(guarded, errors=(401, 422), security=_SIGNATURES)


def _tells(schema: type[Schema]) -> Decorator[Any]:
    """Document the body, which the channel reads by itself: it is kept as it came."""
    content = {"application/json": {"schema": schema}}
    return blueprint.doc(requestBody={"required": True, "content": content})


@blueprint.route("/message", methods=["POST"])
@from_whatsapp_server
@_tells(MessageEvent)
@blueprint.response(200, Receipt)
def message() -> Reception:
    """Tell of a message

    A customer's, or one that was written on our side (`from_me`): the echo of our own confirms the sending, any other
    was written by a person on the business phone, and the AI yields in that chat. Or of what is done to an earlier
    message: a reaction, an edit, a revocation.
    """
    return _written_down(Told.MESSAGE)


@blueprint.route("/delivery", methods=["POST"])
@from_whatsapp_server
@_tells(DeliveryEvent)
@blueprint.response(200, Receipt)
def delivery() -> Reception:
    """Tell how far a message that we sent has come

    Receipts may come late, twice, out of order, and before their message: the status never goes backwards.
    """
    return _written_down(Told.RECEIPT)


@blueprint.route("/status", methods=["POST"])
@from_whatsapp_server
@_tells(StatusEvent)
@blueprint.response(200, Receipt)
def status() -> Reception:
    """Tell how the session of a business number is"""
    event, warnings = parse(Told.SESSION, text_of(request.get_data()))
    assert isinstance(event, events.SessionEvent)
    at = moment_of(event.timestamp, now())
    record_state(product().channels, event.phone_number, event.status, event.reason, at)
    return Reception("accepted", warnings=tuple(warnings))


@blueprint.route("/qr", methods=["POST"])
@from_whatsapp_server
@_tells(QrEvent)
@blueprint.response(200, Receipt)
def qr() -> Reception:
    """Tell of a new QR code

    WhatsApp renews it every 20 to 60 seconds: send each.
    """
    event, warnings = parse(Told.QR, text_of(request.get_data()))
    assert isinstance(event, events.QrEvent)
    at = moment_of(event.timestamp, now())
    record_qr(product().channels, event.phone_number, event.qr_code, event.expires_in, at)
    return Reception("accepted", warnings=tuple(warnings))


def _written_down(told: Told) -> Reception:
    body = text_of(request.get_data())
    event, warnings = parse(told, body)
    assert isinstance(event, events.MessageEvent | events.ReceiptEvent)
    return write_down(product().inbox, event, body, warnings, request_id())
