"""Chats."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from common.domain.chats import Direction, HoldReason
from webapp.schemas.fields import Change, Text, Time, identifier
from webapp.schemas.pages import Cursor, limit

_NAME = {"description": "The team's own name for the customer.", "example": "Ana from the fair"}


class ChatQuery(ma.Schema):
    """Which chats to list."""

    ai_enabled = fields.Boolean(load_default=None, metadata={"description": "Only those with the AI on, or off."})
    unread = fields.Boolean(load_default=None, metadata={"description": "Only those with unread messages, or without."})
    search = Text(
        1,
        100,
        load_default=None,
        metadata={"description": "A part of the customer's name or number, or of the last message."},
    )
    cursor = Cursor(int, str, load_default=None)
    limit = limit()


class ChatChange(Change):
    """What to change about a chat."""

    ai_enabled = fields.Boolean(metadata={"description": "Whether the AI answers here.", "example": True})
    name = Text(1, 100, allow_none=True, metadata=_NAME)
    assigned_to = identifier("the member who looks after the chat", allow_none=True)


class Customer(ma.Schema):
    """Who writes."""

    name = fields.String(
        attribute="customer_name",
        allow_none=True,
        metadata={"description": "The team's name for them, or else their own.", "example": "Ana"},
    )
    phone_number = fields.String(
        attribute="customer_phone",
        allow_none=True,
        metadata={"description": "Null until WhatsApp tells it.", "example": "+5511977776666"},
    )
    ids = fields.List(
        fields.String(),
        attribute="customer_ids",
        metadata={
            "description": "Under what WhatsApp knows them.",
            "example": ["+5511977776666", "103712345678901@lid"],
        },
    )


class AiHold(ma.Schema):
    """Why the AI is off in a chat."""

    reason = fields.Enum(
        HoldReason,
        by_value=True,
        metadata={"description": "`no_answer`: the documents did not hold it, so the AI left the chat to people."},
    )
    by = identifier("the member; null for the AI, or somebody at the business phone itself", allow_none=True)
    since = Time()


class LastMessage(ma.Schema):
    """The beginning of the newest message."""

    text = fields.String(metadata={"example": "How much is the blue one?"})
    direction = fields.Enum(Direction, by_value=True)
    sent_at = Time()


class Chat(ma.Schema):
    """A conversation with one customer on one business number."""

    id = identifier("the chat")
    workspace_id = identifier("its workspace")
    phone_number = fields.String(metadata={"description": "The business number.", "example": "+5511988887777"})
    customer = fields.Nested(Customer)
    name = fields.String(allow_none=True, metadata=_NAME)
    push_name = fields.String(
        allow_none=True, metadata={"description": "The customer's name for themselves.", "example": "Ana"}
    )
    ai_enabled = fields.Boolean()
    ai_hold = fields.Nested(AiHold, attribute="hold", allow_none=True)
    assigned_to = identifier("the member who looks after the chat", allow_none=True)
    unread = fields.Integer(metadata={"description": "How many messages nobody has read.", "example": 2})
    last_message = fields.Nested(LastMessage, allow_none=True)
    last_activity_at = Time()
    created_at = Time()

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The customer is not an object of its own but a part of the chat."""
        return obj if attr == "customer" else super().get_attribute(obj, attr, default)
