"""Labels."""

import marshmallow as ma
from marshmallow import fields

from common.inbox.rules.labels import Color
from webapp.schemas.fields import Change, Text, identifier
from webapp.schemas.rendering import Rendering

_NAME = {"description": "Unique in the workspace, in upper or lower case.", "example": "Wholesale"}
_COLOR = {"description": "Its colour, by name.", "example": "blue"}


class NewLabel(ma.Schema):
    """A label to add."""

    name = Text(1, 40, required=True, metadata=_NAME)
    color = fields.Enum(Color, by_value=True, load_default=Color.GRAY, metadata=_COLOR)


class LabelChange(Change):
    """What to change about a label."""

    name = Text(1, 40, metadata=_NAME)
    color = fields.Enum(Color, by_value=True, metadata=_COLOR)


class Label(Rendering):
    """What a team calls a kind of chats."""

    id = identifier("the label")
    name = fields.String(metadata=_NAME)
    color = fields.Enum(Color, by_value=True, metadata=_COLOR)
