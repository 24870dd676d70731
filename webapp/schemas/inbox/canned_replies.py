"""Canned replies."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from webapp.schemas.fields import Change, Text, identifier
from webapp.schemas.rendering import Rendering

_SHORTCUT = {"description": "What is typed behind a slash; unique in the workspace.", "example": "hours"}
_TEXT = {
    "description": "What it says. The page fills in `{customer_name}` and `{member_name}`.",
    "example": "Hello {customer_name}, we are here from 9 to 18. {member_name}",
}


class Shortcut(fields.String):
    """One word in small letters."""

    def __init__(self, **options: Any) -> None:
        rule = validate.Regexp(r"[\w-]{1,40}\Z", error="Must be 1 to 40 letters, digits, _ and -.")
        super().__init__(validate=rule, metadata=_SHORTCUT, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return super()._deserialize(value, attr, data, **kwargs).lower()


class NewCannedReply(ma.Schema):
    """A text to keep under a shortcut."""

    shortcut = Shortcut(required=True)
    text = Text(1, 4096, required=True, metadata=_TEXT)


class CannedReplyChange(Change):
    """What to change about a canned reply."""

    shortcut = Shortcut()
    text = Text(1, 4096, metadata=_TEXT)


class CannedReply(Rendering):
    """What a team says often."""

    id = identifier("the canned reply")
    shortcut = fields.String(metadata=_SHORTCUT)
    text = fields.String(metadata=_TEXT)
