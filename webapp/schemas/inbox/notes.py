"""Notes for colleagues."""

import marshmallow as ma
from marshmallow import fields, validate

from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_CONTENT = {"description": "For colleagues alone.", "example": "She comes on Friday; keep the blue one."}
_MENTIONS = {
    "description": "The ids of the members whom it is for in particular.",
    "example": ["65f0c1d2a1b2c3d4e5f60718"],
}


class NoteQuery(ma.Schema):
    """Which notes to list."""

    cursor = Cursor(int, str, load_default=None)
    limit = limit()


class NewNote(ma.Schema):
    """What a note is to say."""

    content = Text(1, 4096, required=True, metadata=_CONTENT)
    mentions = fields.List(Text(1, 40), load_default=list, validate=validate.Length(0, 50), metadata=_MENTIONS)


class Note(Rendering):
    """What a member wrote for colleagues: no customer and no model is ever shown it."""

    id = identifier("the note")
    chat_id = identifier("its chat")
    author_id = identifier("the member who wrote it")
    content = fields.String(attribute="text", metadata=_CONTENT)
    mentions = fields.List(fields.String(), metadata=_MENTIONS)
    created_at = Time()
    edited_at = Time(allow_none=True)
