"""Who is there."""

import marshmallow as ma
from marshmallow import fields

from webapp.live.presence import Activity
from webapp.schemas.fields import identifier
from webapp.schemas.rendering import Rendering

_ACTIVITY = {"description": "What they do in the chat.", "example": "typing"}


class NewPresence(ma.Schema):
    """What you do in a chat."""

    activity = fields.Enum(Activity, by_value=True, required=True, metadata=_ACTIVITY)


class Presence(Rendering):
    """A colleague who is there."""

    user_id = identifier("the member")
    activity = fields.String(metadata=_ACTIVITY)
