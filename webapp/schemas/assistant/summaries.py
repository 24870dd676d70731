"""Summaries of chats."""

from marshmallow import fields

from common.assistant.rules.summaries import SummaryState
from webapp.schemas.fields import Time, identifier
from webapp.schemas.rendering import Rendering


class Content(Rendering):
    """What a summary says."""

    wants = fields.String(metadata={"example": "A blue running shoe in size 42, before Friday"})
    facts = fields.List(fields.String(), metadata={"example": ["Lives in São Paulo", "Pays by Pix"]})
    open_questions = fields.List(fields.String(), metadata={"example": ["Is size 42 in stock?"]})
    next_step = fields.String(metadata={"example": "Check the stock and reserve a pair"})


class Summary(Rendering):
    """The summary of a chat for the team."""

    state = fields.Enum(
        SummaryState,
        by_value=True,
        metadata={
            "description": "`none`: nobody has asked for one; `waiting`: it is being written, `content` is the earlier "
            "one if there is any; `failed`: see `error`.",
            "example": "ready",
        },
    )
    content = fields.Nested(Content, allow_none=True)
    up_to_message_id = identifier("the newest message that it knows of", allow_none=True)
    up_to_seq = fields.Integer(metadata={"description": "That message's position in the chat.", "example": 42})
    made_at = Time(allow_none=True)
    stale = fields.Boolean(metadata={"description": "Whether messages have come after it.", "example": False})
    error = fields.String(allow_none=True)
