"""The calls of the contract: what the product asks of a WhatsApp server."""

import hmac
import io
import time
from dataclasses import replace
from typing import Any

import requests
from flask import Blueprint, Response, jsonify, request

from .bodies import Body, Invalid, Refused
from .parts import parts
from .payloads import Message, new_message_id

_PATIENCE = 10
contract = Blueprint("contract", __name__)


@contract.before_request
def require_token() -> None:
    """Only who knows the token may call."""
    token = parts().settings.server_token
    if token and not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        raise Refused(401, "the bearer token is missing or wrong")


@contract.post("/send-message")
def send_message() -> Response | tuple[Response, int, dict[str, str]]:
    """Show a message to the customer, once for each message id."""
    here = parts()
    faults = here.faults.current
    message = _message_to_send(time.time())
    if message.type in faults.unsupported:
        raise Invalid("unsupported")
    here.conversations.count_attempt(message.phone_number, message.message_id)
    time.sleep(faults.send_delay_seconds)
    if failure := here.faults.take_failure():
        wait = faults.send_fail_retry_after
        return jsonify(error="a scripted failure"), failure, {} if wait is None else {"Retry-After": f"{wait:g}"}
    session = here.sessions.get(message.phone_number)
    if session is None or session.status != "connected":
        state = session.status if session else "disconnected"
        raise Refused(503, f"{message.phone_number} is not connected, it is {state}")
    if message.media:
        message = replace(message, media=_fetched(message.media))
    accepted = here.conversations.accept(
        message, idempotent=faults.idempotent, receipts=faults.receipts, echo=faults.echo
    )
    if accepted.is_new:
        time.sleep(faults.accept_then_hang_seconds)
    return jsonify(message_id=accepted.message_id, provider_id=accepted.provider_id, status=accepted.status)


def _fetched(media: dict[str, Any]) -> dict[str, Any]:
    """Keep the file that is to be sent, as the product tells where it is."""
    try:
        response = requests.get(media["url"], timeout=_PATIENCE)
        response.raise_for_status()
    except requests.RequestException as error:
        raise Refused(502, f"the file can't be fetched: {error}") from error
    filename, mimetype = media.get("filename") or "file", media.get("mimetype") or "application/octet-stream"
    return parts().media.add(io.BytesIO(response.content), filename, mimetype)


def _message_to_send(at: float) -> Message:
    body = Body()
    kind: str = body.get("type", str, "text")
    media: dict[str, Any] | None = body.get("media", dict, None)
    if kind != "text" and not isinstance((media or {}).get("url"), str):
        raise Invalid(f"media: a message of the type {kind!r} needs it, with its url")
    return Message(
        phone_number=body.number("phone_number"),
        customer=body.customer("to"),
        text=body.text("message") if kind == "text" else body.get("message", str, ""),
        type=kind,
        media=media,
        quoted=body.get("quoted", dict, {}).get("message_id"),
        message_id=body.get("message_id", str, None) or request.headers.get("Idempotency-Key") or new_message_id(),
        at=at,
    )


@contract.post("/connect")
def connect() -> dict[str, Any]:
    """Connect a number, or show the QR code by which it can be."""
    body = Body()
    session = parts().sessions.connect(body.number("phone_number"), body.base_url("webhook_url"))
    return {"qr_code": session.qr_code, "status": session.status}


@contract.post("/disconnect")
def disconnect() -> dict[str, Any]:
    """Disconnect a number. Its phone stays paired unless it is to be logged out."""
    body = Body()
    phone_number = body.number("phone_number")
    logs_out = body.get("log_out", bool, False)
    session = parts().sessions.get(phone_number)
    if logs_out and (failure := parts().faults.current.log_out_fail_status):
        raise Refused(failure, "a scripted failure")
    if logs_out and (session is None or session.status == "logged_out"):
        raise Refused(404, "no_session")
    status = "logged_out" if logs_out else "disconnected"
    if session:
        parts().sessions.set_status(phone_number, status)
    return {"status": status}


@contract.get("/status/<phone_number>")
def status(phone_number: str) -> dict[str, Any]:
    """The state of a number, and whether sends are idempotent."""
    session = parts().sessions.get(phone_number)
    return {"status": session.status if session else "disconnected", "idempotent": parts().faults.current.idempotent}


@contract.get("/media/<media_id>")
def media(media_id: str) -> Response:
    """A file that a customer sent. It may not be there yet when its message is."""
    found = parts().media.get(media_id) if parts().faults.media_is_ready() else None
    if found is None:
        raise Refused(404, "there is no such file, or not yet")
    return Response(found[0], mimetype=found[1])


@contract.post("/typing")
def typing() -> dict[str, Any]:
    """Show or hide the typing indicator on the customer's phone."""
    body = Body()
    state = body.word("state", ("composing", "paused"))
    parts().live.tell((body.number("phone_number"), body.customer("to")), state)
    return {"status": state}
