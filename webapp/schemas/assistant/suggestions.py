"""Suggested replies."""

from marshmallow import fields

from webapp.schemas.inbox.answers import Generation, Grounding
from webapp.schemas.rendering import Rendering


class Suggestion(Rendering):
    """What the AI would say."""

    content = fields.String(attribute="text", metadata={"example": "The blue one is R$ 120."})
    found = fields.Boolean(
        allow_none=True,
        metadata={"description": "Whether it knew the answer; null if there was nothing to know.", "example": True},
    )
    grounding = fields.Nested(Grounding, allow_none=True)
    generation = fields.Nested(Generation)
