"""Messages."""

from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.rules.chats import Direction
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Author, Purpose, Status
from webapp.schemas.fields import Time, identifier
from webapp.schemas.inbox.answers import Decision, Generation, Grounding
from webapp.schemas.pages import Cursor, limit

_CONTENT = {"example": "The blue one is R$ 120."}
_REQUIRED_TEXT = validate.And(validate.Length(1, 4096), validate.Regexp(r"(?s).*\S", error="Must not be blank."))


class MessageQuery(ma.Schema):
    """Which messages to list: the newest ones, those before a position, or those after it."""

    before = Cursor(int, load_default=None)
    after = Cursor(int, load_default=None)
    limit = limit()

    @ma.validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("before") and data.get("after"):
            raise ValidationError("Ask for what is before a position or for what is after it, not both.", "after")


class NewMessage(ma.Schema):
    """A text to send to the customer."""

    content = fields.String(required=True, validate=_REQUIRED_TEXT, metadata=_CONTENT)
    direction = fields.String(
        load_default="outgoing", validate=validate.OneOf(["outgoing"]), metadata={"example": "outgoing"}
    )


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


class Media(ma.Schema):
    """What came along with a message."""

    url = fields.String(allow_none=True)
    mimetype = fields.String(allow_none=True, metadata={"example": "audio/ogg"})
    filename = fields.String(allow_none=True)
    size = fields.Integer(allow_none=True, metadata={"description": "In bytes.", "example": 1234})
    state = fields.Enum(
        MediaState,
        by_value=True,
        metadata={"description": "Whether it was fetched, and put into words if it can be.", "example": "ready"},
    )
    words = fields.String(
        allow_none=True,
        metadata={"description": "A voice note's transcript, an image's description.", "example": "How much is it?"},
    )
    reason = fields.String(allow_none=True, metadata={"description": "Why it was not read."})


class Quoted(ma.Schema):
    """The message that this one answers."""

    message_id = fields.String(metadata={"description": "Its id on WhatsApp.", "example": "3EB0A9F1B2C3D4E5F6"})
    content = fields.String(attribute="text", allow_none=True)


class Message(ma.Schema):
    """A message of a chat."""

    id = identifier("the message")
    chat_id = identifier("its chat")
    seq = fields.Integer(metadata={"description": "Its position in the chat.", "example": 7})
    message_id = fields.String(metadata={"description": "Its id on WhatsApp.", "example": "3EB0A9F1B2C3D4E5F6"})
    direction = fields.Enum(Direction, by_value=True)
    author = fields.Enum(
        Author, by_value=True, metadata={"description": "`phone` is somebody at the business phone itself."}
    )
    author_id = identifier("the member who wrote it", allow_none=True)
    type = fields.String(metadata={"example": "text"})
    content = fields.String(attribute="text", metadata=_CONTENT)
    media = fields.Nested(Media, allow_none=True)
    quoted = fields.Nested(Quoted, allow_none=True)
    status = fields.Enum(
        Status,
        by_value=True,
        metadata={"description": "`cancelled`: automatic, and overtaken before it was sent.", "example": "delivered"},
    )
    purpose = fields.Enum(
        Purpose, by_value=True, allow_none=True, metadata={"description": "What an automatic message is for."}
    )
    part = fields.Integer(metadata={"description": "Which part of a reply in several messages.", "example": 1})
    status_at = fields.Dict(
        keys=fields.String(), values=Time(), metadata={"description": "When each status was reached."}
    )
    error = fields.String(allow_none=True, metadata={"description": "Why sending failed."})
    sent_at = Time()
    created_at = Time()
    decision = fields.Nested(Decision, allow_none=True)
    generation = fields.Nested(Generation, allow_none=True)
    grounding = fields.Nested(Grounding, allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """WhatsApp may know a message by several ids; the first one is ours or the server's own."""
        return obj.message_ids[0] if attr == "message_id" else super().get_attribute(obj, attr, default)


class MessagePage(ma.Schema):
    """A part of a conversation, oldest message first."""

    items = fields.List(fields.Nested(Message))
    next_cursor = fields.String(
        allow_none=True,
        metadata={
            "description": "Send it as `after` for the messages behind these; null when these end with the newest."
        },
    )
    previous_cursor = fields.String(
        allow_none=True,
        metadata={"description": "Send it as `before` for the messages ahead of these; null at the chat's beginning."},
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
