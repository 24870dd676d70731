"""Drafts."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.kernel.bodies import storable
from webapp.schemas.fields import Time, identifier
from webapp.schemas.rendering import Rendering

_CONTENT = {"description": "As it was typed; blanks alone are no draft.", "example": "The blue one is "}


class NewDraft(ma.Schema):
    """What you have begun to write."""

    content = fields.String(required=True, validate=validate.Length(0, 4096), metadata=_CONTENT)

    @ma.validates_schema
    def can_be_kept(self, data: Mapping[str, Any], **_: Any) -> None:
        if not storable(data.get("content", "")):
            raise ValidationError("Must not contain NUL characters.", "content")


class Draft(Rendering):
    """What you have begun to write in a chat: nobody else sees it."""

    chat_id = identifier("the chat")
    content = fields.String(attribute="text", metadata=_CONTENT)
    saved_at = Time()
