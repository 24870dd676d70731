"""What a search finds."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from common.inbox.rules.messages import Author
from common.inbox.rules.messages import Message as DomainMessage
from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.inbox.chats import Chat
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering


class SearchQuery(ma.Schema):
    """What to search for."""

    q = Text(
        1,
        200,
        required=True,
        metadata={
            "description": "Words, in upper or lower case, with or without accents, of which the last may be a "
            "beginning; a number is found however it is written, and without its country's code.",
            "example": "97000-0001",
        },
    )
    cursor = Cursor(int, str, load_default=None)
    limit = limit(20)


class SnippetPart(Rendering):
    """A part of a snippet."""

    text = fields.String(metadata={"example": "blue"})
    matched = fields.Boolean(metadata={"description": "Whether this is what was looked for.", "example": True})


class Hit(Rendering):
    """A message or a note in which what was looked for stands."""

    chat = fields.Nested(Chat)
    message_id = identifier("the message; null for a note", allow_none=True)
    note_id = identifier("the note; null for a message", allow_none=True)
    seq = fields.Integer(
        allow_none=True, metadata={"description": "The message's position: list what is `around` it.", "example": 7}
    )
    author = fields.Enum(Author, by_value=True)
    author_id = identifier("the member who wrote it", allow_none=True)
    sent_at = Time()
    snippet = fields.List(fields.Nested(SnippetPart), metadata={"description": "One text, cut where it matches."})

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Messages and notes are shown alike."""
        found, is_message = obj.found, isinstance(obj.found, DomainMessage)
        shown = {
            "message_id": found.id if is_message else None,
            "note_id": None if is_message else found.id,
            "seq": found.seq if is_message else None,
            "author": found.author if is_message else Author.MEMBER,
            "author_id": found.author_id,
            "sent_at": obj.position[0],
        }
        return shown[attr] if attr in shown else super().get_attribute(obj, attr, default)


class SearchPage(Rendering):
    """What a search finds."""

    chats = fields.List(
        fields.Nested(Chat),
        metadata={"description": "Whose customer has this name or number, ten at most; on the first page alone."},
    )
    items = fields.List(fields.Nested(Hit), metadata={"description": "What was said and noted, the newest first."})
    next_cursor = fields.String(allow_none=True, metadata={"description": "Where the next page begins."})
