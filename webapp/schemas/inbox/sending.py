"""Messages that are sent by hand."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from common.kernel.settings import Settings
from webapp.forms import File, FileForm
from webapp.schemas.fields import identifier
from webapp.schemas.inbox.messages import CONTENT, Message

_REQUIRED_TEXT = validate.And(validate.Length(1, 4096), validate.Regexp(r"(?s).*\S", error="Must not be blank."))


def _last_seq() -> fields.Integer:
    """Return the field by which somebody tells how far they have read before they send."""
    return fields.Integer(
        load_default=None,
        validate=validate.Range(0, 10**9),
        metadata={
            "description": "The `seq` of the last message that you have seen: if a colleague or the AI has answered "
            "since, nothing is sent, and the answer is 409. Left out: it is sent anyway.",
            "example": 7,
        },
    )


def _send_after() -> fields.Integer:
    """Return the field by which somebody leaves themselves time to think twice."""
    return fields.Integer(
        load_default=0,
        validate=validate.Range(0, 60),
        metadata={
            "description": "In how many seconds it goes out, with all that is written behind it; until then "
            "`DELETE /chats/{id}/messages/{message_id}` takes it back. The AI yields at once.",
            "example": 0,
        },
    )


class NewMessage(ma.Schema):
    """A text to send to the customer."""

    content = fields.String(required=True, validate=_REQUIRED_TEXT, metadata=CONTENT)
    quoted = identifier("the message of this chat that it answers", load_default=None, allow_none=True)
    last_seq = _last_seq()
    send_after = _send_after()
    direction = fields.String(
        load_default="outgoing", validate=validate.OneOf(["outgoing"]), metadata={"example": "outgoing"}
    )


class NewFile(FileForm):
    """A file to send to the customer, with a text below it."""

    most_texts = 5

    file = File(required=True)
    content = fields.String(
        load_default="", validate=validate.Length(max=1024), metadata={"description": "The text below it."}
    )
    quoted = identifier("the message of this chat that it answers", load_default=None)
    last_seq = _last_seq()
    send_after = _send_after()
    is_recording = fields.Boolean(
        load_default=False,
        metadata={"description": "Recorded in a browser (WebM, MP4, Ogg): it is made a voice note before it goes out."},
    )

    def largest_file(self, settings: Settings) -> int:
        """Return how large the file may be, in bytes."""
        return settings.max_media_bytes

    @ma.post_load
    def mend(self, new: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Blanks alone are no text."""
        return {**new, "content": new["content"].strip()}


class SendHeaders(ma.Schema):
    """The headers of a request to send."""

    idempotency_key = fields.String(
        data_key="Idempotency-Key",
        load_default=None,
        validate=validate.Regexp(r"[\x21-\x7e]{1,200}\Z", error="Must be 1 to 200 visible ASCII characters."),
        metadata={
            "description": "Any text of your choice. Sending again with the same one sends nothing twice.",
            "example": "4be52fa3",
        },
    )


class SentMessage(Message):
    """A message on its way, and what writing it by hand has changed."""

    ai_enabled = fields.Boolean(metadata={"example": False})
    notice = fields.String(
        metadata={"example": "You hold this chat now: the AI is off in it until you switch it on again."}
    )

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Whoever writes by hand takes the chat over."""
        if attr == "ai_enabled":
            return False
        if attr == "notice":
            return "You hold this chat now: the AI is off in it until you switch it on again."
        return super().get_attribute(obj, attr, default)
