"""The same change to many chats."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.bulk import BulkAction
from webapp.schemas.fields import Text, identifier
from webapp.schemas.inbox.chats import Chat
from webapp.schemas.rendering import Rendering

_MOST = 200
# What else an action needs to know.
_NEEDED = {BulkAction.ASSIGN: "assigned_to", BulkAction.LABEL: "label_id"}


class BulkChange(ma.Schema):
    """What to do to which chats."""

    ids = fields.List(
        Text(1, 40),
        required=True,
        validate=validate.Length(1, _MOST),
        metadata={"description": "The ids of the chats.", "example": ["65f0c1d2a1b2c3d4e5f60718"]},
    )
    action = fields.Enum(BulkAction, by_value=True, required=True, metadata={"example": "close"})
    assigned_to = identifier("the member whom `assign` assigns the chats to; null: nobody", allow_none=True)
    label_id = identifier("the label that `label` puts on the chats")

    @ma.validates_schema
    def what_the_action_needs(self, data: Mapping[str, Any], **_: Any) -> None:
        for action, name in _NEEDED.items():
            if (data.get("action") is action) is not (name in data):
                raise ValidationError(f"With the action {action}, and with no other.", name)


class BulkOutcome(Rendering):
    """What has become of one of the chats."""

    chat_id = identifier("the chat, as it was named")
    chat = fields.Nested(
        Chat, allow_none=True, metadata={"description": "How it is now; null where it was not changed."}
    )
    reason = fields.String(
        allow_none=True, metadata={"description": "Why it was not changed.", "example": "There is no such chat."}
    )


class BulkResult(Rendering):
    """What has become of each of the chats."""

    items = fields.List(fields.Nested(BulkOutcome))
