"""What people begin, and change, of chats."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.rules.chats import ChatState
from common.kernel.clock import now
from webapp.schemas.fields import Change, Moment, PhoneNumber, Text, identifier
from webapp.schemas.inbox.chats import NAME, REMARKS


class _AiOff(ma.Schema):
    """Switching the AI off until a moment."""

    ai_enabled = fields.Boolean(metadata={"description": "Whether the AI answers here.", "example": False})
    ai_off_until = Moment(
        allow_none=True,
        metadata={
            "description": "Until when the AI is off; null until somebody switches it on.",
            "example": "2026-03-09T18:00:00Z",
        },
    )

    @ma.validates_schema
    def off_until_later(self, data: Mapping[str, Any], **_: Any) -> None:
        until = data.get("ai_off_until")
        if until is None:
            return
        if data.get("ai_enabled") is not False:
            raise ValidationError("Only with ai_enabled false.", "ai_off_until")
        if until <= now():
            raise ValidationError("Must lie in the future.", "ai_off_until")


class ChatChange(Change, _AiOff):
    """What to change about a chat."""

    name = Text(1, 100, allow_none=True, metadata=NAME)
    remarks = Text(1, 2000, allow_none=True, metadata=REMARKS)
    assigned_to = identifier("the member who looks after the chat", allow_none=True)
    state = fields.Enum(
        ChatState,
        by_value=True,
        metadata={"description": "A customer who writes opens the chat again.", "example": "closed"},
    )
    snoozed_until = Moment(
        metadata={"description": "When a snoozed chat opens by itself.", "example": "2999-03-09T18:00:00Z"}
    )
    unread = fields.Boolean(
        validate=validate.Equal(True, error="Only true: `POST …/read` says that it is read."),
        metadata={"description": "Mark the chat as unread.", "example": True},
    )

    @ma.validates_schema
    def snoozed_until_later(self, data: Mapping[str, Any], **_: Any) -> None:
        """Only what is snoozed has an end, and it lies in the future."""
        until = data.get("snoozed_until")
        if (data.get("state") is ChatState.SNOOZED) is (until is None):
            raise ValidationError("With the state snoozed, and with no other.", "snoozed_until")
        if until and until <= now():
            raise ValidationError("Must lie in the future.", "snoozed_until")


class NewChat(_AiOff):
    """The chat with a customer who may not have written yet."""

    phone_number = PhoneNumber(required=True, metadata={"description": "Yours.", "example": "+5511988887777"})
    customer = PhoneNumber(required=True, metadata={"description": "The customer's.", "example": "+5511977776666"})
    ai_enabled = fields.Boolean(load_default=True, metadata={"description": "Whether the AI answers here."})
    ai_off_until = Moment(load_default=None, allow_none=True)
    name = Text(1, 100, metadata=NAME)
