"""Messages."""

from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.rules.chats import Direction
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Author, Purpose
from common.inbox.rules.statuses import Status
from webapp.schemas.fields import Time, identifier
from webapp.schemas.inbox.answers import Decision, Generation, Grounding
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

CONTENT = {"example": "The blue one is R$ 120."}


class MessageQuery(ma.Schema):
    """Which messages to list: the newest ones, those before a position, those after it, or those around one."""

    before = Cursor(int, int, load_default=None)
    after = Cursor(int, int, load_default=None)
    around = fields.Integer(
        load_default=None,
        validate=validate.Range(1, 10**9),
        metadata={"description": "The `seq` of a message to show with what was written before and after it."},
    )
    limit = limit()

    @ma.validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        named = [name for name in ("before", "after", "around") if data.get(name)]
        if len(named) > 1:
            raise ValidationError(
                "Ask for what is before a position, after it, or around one: for one alone.", named[-1]
            )


class Media(Rendering):
    """What came along with a message."""

    url = fields.String(allow_none=True)
    mimetype = fields.String(allow_none=True, metadata={"example": "audio/ogg"})
    filename = fields.String(allow_none=True)
    size = fields.Integer(allow_none=True, metadata={"description": "In bytes.", "example": 1234})
    is_kept = fields.Boolean(
        metadata={"description": "Whether the file is here, for `GET /messages/{id}/media`.", "example": True}
    )
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


class MessageReaction(Rendering):
    """An emoji on a message."""

    by = fields.Enum(Direction, by_value=True, metadata={"description": "incoming: by the customer."})
    emoji = fields.String(metadata={"example": "👍"})
    at = Time()


class Edit(Rendering):
    """The text that a message had until it was edited."""

    content = fields.String(attribute="text")
    until = Time()


class Quoted(Rendering):
    """The message that this one answers."""

    message_id = fields.String(metadata={"description": "Its id on WhatsApp.", "example": "3EB0A9F1B2C3D4E5F6"})
    content = fields.String(attribute="text", allow_none=True)


class Feedback(Rendering):
    """What a member says of a reply of the AI: that it is wrong."""

    by = identifier("the member")
    at = Time()
    question = fields.String(
        metadata={"description": "What the customer wanted to know.", "example": "Do you deliver on Sundays?"}
    )
    document_id = identifier("the note that holds the right answer")


class Message(Rendering):
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
    content = fields.String(attribute="text", metadata=CONTENT)
    media = fields.Nested(Media, allow_none=True)
    quoted = fields.Nested(Quoted, allow_none=True)
    details = fields.Dict(
        keys=fields.String(),
        metadata={
            "description": "What text can't carry, by the names of the webhook: location, contacts, selected, order, "
            "poll, referral, forwarded, source.",
            "example": {"location": {"latitude": -23.5505, "longitude": -46.6333, "name": "Praça da Sé"}},
        },
    )
    reactions = fields.List(fields.Nested(MessageReaction))
    edits = fields.List(fields.Nested(Edit), metadata={"description": "Earlier texts, the oldest first."})
    revoked_at = Time(allow_none=True, metadata={"description": "When its writer took it back."})
    status = fields.Enum(
        Status,
        by_value=True,
        metadata={
            "description": "`cancelled`: it is never sent, since it was overtaken (an automatic one) or taken back.",
            "example": "delivered",
        },
    )
    purpose = fields.Enum(
        Purpose, by_value=True, allow_none=True, metadata={"description": "What an automatic message is for."}
    )
    part = fields.Integer(metadata={"description": "Which part of a reply in several messages.", "example": 1})
    status_at = fields.Dict(
        keys=fields.String(), values=Time(), metadata={"description": "When each status was reached."}
    )
    error = fields.String(allow_none=True, metadata={"description": "Why sending failed."})
    send_at = Time(allow_none=True, metadata={"description": "What waits to be sent does not go out before."})
    sent_at = Time()
    created_at = Time()
    decision = fields.Nested(Decision, allow_none=True)
    generation = fields.Nested(Generation, allow_none=True)
    grounding = fields.Nested(Grounding, allow_none=True)
    feedback = fields.Nested(Feedback, allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """WhatsApp may know a message by several ids; the first one is ours or the server's own."""
        return obj.message_ids[0] if attr == "message_id" else super().get_attribute(obj, attr, default)


class MessagePage(Rendering):
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
