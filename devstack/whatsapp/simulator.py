"""What the page, the tests and the benchmarks ask for: being the customer, and breaking things."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from queue import Empty
from typing import Any

from flask import Blueprint, Response, request, stream_with_context

from .bodies import Body, Invalid, Refused
from .faults import Faults
from .live import Chat
from .parts import Parts, parts
from .payloads import Message, Telling, new_message_id
from .sessions import STATES

simulator = Blueprint("simulator", __name__, url_prefix="/simulator")
HEARTBEAT_SECONDS = 3


def _connected(phone_number: str) -> str:
    session = parts().sessions.get(phone_number)
    if session is None or session.status != "connected":
        raise Refused(409, f"{phone_number} is not connected, it is {session.status if session else 'unknown'}")
    return phone_number


@simulator.get("/messages")
def list_messages() -> dict[str, Any]:
    """All messages, or those of one number or customer."""
    return {"items": parts().conversations.items(request.args.get("phone_number"), request.args.get("customer"))}


@simulator.post("/messages")
def write_message() -> dict[str, Any]:
    """A customer writes to the business."""
    body = Body()
    message = Message(
        phone_number=_connected(body.number("phone_number")),
        customer=body.number("from"),
        text=body.get("text", str, "") if body.get("media", dict, None) else body.text("text"),
        type=body.get("type", str, "text"),
        media=body.get("media", dict, None),
        message_id=body.get("message_id", str, None) or new_message_id(),
    )
    telling = Telling(
        name=body.get("name", str, None),
        form=body.form(),
        timestamp=body.get("timestamp", (int, float, str), None),
        copies=body.least("copies", int, 1, 1),
        extra=body.get("event", dict, {}),
    )
    parts().conversations.customer_writes([message], telling)
    return {"message_id": message.message_id}


@simulator.post("/media")
def upload_media() -> dict[str, Any]:
    """A file that a customer is going to send; the answer goes into their message as its `media`."""
    file = request.files.get("file")
    if file is None:
        raise Invalid("file: has to be a file in a form")
    return parts().media.add(file.stream, file.filename or "file", file.mimetype)


@simulator.get("/media/<media_id>")
def media(media_id: str) -> Response:
    """A file of either side, for the page."""
    found = parts().media.get(media_id)
    if found is None:
        raise Refused(404, "there is no such file")
    response = Response(found[0], mimetype=found[1])
    response.make_conditional(request, accept_ranges=True, complete_length=len(found[0]))
    return response


@simulator.post("/from-phone")
def write_from_phone() -> dict[str, Any]:
    """A person writes to a customer on the business's own phone."""
    body = Body()
    message = Message(_connected(body.number("phone_number")), body.number("to"), body.text("text"))
    parts().conversations.phone_writes(message)
    return {"message_id": message.message_id}


@simulator.post("/out-of-order")
def write_out_of_order() -> dict[str, Any]:
    """A customer writes several messages a second apart, whose webhooks come last one first."""
    body = Body()
    phone_number, customer = _connected(body.number("phone_number")), body.number("from")
    texts = body.texts("texts")
    latest = Message(phone_number, customer, texts[-1])
    earlier = [
        Message(phone_number, customer, text, at=latest.at - seconds)
        for seconds, text in zip(range(len(texts) - 1, 0, -1), texts, strict=False)
    ]
    messages = [*earlier, latest]
    parts().conversations.customer_writes(messages, Telling(name=body.get("name", str, None)), reverse=True)
    return {"message_ids": [message.message_id for message in messages]}


@simulator.get("/sessions")
def list_sessions() -> dict[str, Any]:
    """Every business number with its state and QR code."""
    return {"items": [session.as_json() for session in parts().sessions.all()]}


@simulator.post("/sessions/<phone_number>")
def change_session(phone_number: str) -> dict[str, Any]:
    """Scan the code, log out, or whatever else happens to a session."""
    if parts().sessions.get(phone_number) is None:
        raise Refused(404, f"{phone_number} was never connected")
    body = Body()
    return (
        parts().sessions.set_status(phone_number, body.word("status", STATES), body.get("reason", str, None)).as_json()
    )


@simulator.get("/outbox")
def list_outbox() -> dict[str, Any]:
    """The webhooks that still wait, and those that were refused for good."""
    rows = parts().store.rows("SELECT * FROM events WHERE state <> 'accepted' ORDER BY id")
    return {"items": [dict(row) for row in rows]}


@simulator.route("/faults", methods=["GET", "PUT", "DELETE"])
def faults() -> dict[str, Any]:
    """Script failures; those not named are taken away."""
    if request.method == "PUT":
        parts().faults.play(_faults(Body()))
    elif request.method == "DELETE":
        parts().faults.play(Faults())
    return asdict(parts().faults.current)


def _faults(body: Body) -> Faults:
    body.only(field.name for field in fields(Faults))
    return Faults(
        send_delay_seconds=body.least("send_delay_seconds", (int, float), 0, 0),
        send_fail_status=body.least("send_fail_status", int, 400, None),
        send_fail_times=body.least("send_fail_times", int, 0, None),
        send_fail_retry_after=body.least("send_fail_retry_after", (int, float), 0, None),
        accept_then_hang_seconds=body.least("accept_then_hang_seconds", (int, float), 0, 0),
        idempotent=body.get("idempotent", bool, True),
        receipts=body.get("receipts", bool, True),
        echo=body.get("echo", bool, False),
        media_not_ready_times=body.least("media_not_ready_times", int, 0, 0),
        log_out_fail_status=body.least("log_out_fail_status", int, 400, None),
        unsupported=tuple(body.get("unsupported", list, [])),
    )


@simulator.get("/stream")
def stream() -> Response:
    """Server-sent events for an open page: what changed, by name. As long as it is open, messages are read."""
    chat = (request.args.get("phone_number", ""), request.args.get("customer", ""))
    return Response(stream_with_context(_changes(parts(), chat)), mimetype="text/event-stream")


def _changes(here: Parts, chat: Chat) -> Iterator[str]:
    with here.live.watch(chat) as changes:
        here.conversations.opened(chat)
        yield "retry: 1000\n\n"
        while True:
            try:
                yield f"event: {changes.get(timeout=HEARTBEAT_SECONDS)}\ndata: changed\n\n"
            except Empty:
                # Only writing shows that the page has gone.
                yield ":\n\n"
