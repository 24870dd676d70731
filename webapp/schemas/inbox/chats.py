"""Chats."""

from typing import Any

from marshmallow import fields

from common.inbox.rules.chats import ChatState, Direction, HoldReason
from webapp.schemas.fields import Time, identifier
from webapp.schemas.rendering import Rendering

REMARKS = {
    "description": "What the team wants to remember of the customer: no customer and no model is ever shown it.",
    "example": "Size 38. Pays by bank transfer.",
}

NAME = {"description": "The team's own name for the customer.", "example": "Ana from the fair"}


class Customer(Rendering):
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


class AiHold(Rendering):
    """Why the AI is off in a chat."""

    reason = fields.Enum(
        HoldReason,
        by_value=True,
        metadata={
            "description": "The first three: people took the chat over. Any other: the AI left it to people.",
            "example": "member_wrote",
        },
    )
    detail = fields.String(allow_none=True, metadata={"description": "More of it, for people."})
    by = identifier("the member; null for the AI, or somebody at the business phone itself", allow_none=True)
    since = Time()
    until = Time(allow_none=True, metadata={"description": "When it ends by itself; null: when the AI is switched on."})


class LastMessage(Rendering):
    """The beginning of the newest message."""

    text = fields.String(metadata={"example": "How much is the blue one?"})
    direction = fields.Enum(Direction, by_value=True)
    sent_at = Time()


class Chat(Rendering):
    """A conversation with one customer on one business number."""

    id = identifier("the chat")
    workspace_id = identifier("its workspace")
    phone_number = fields.String(metadata={"description": "The business number.", "example": "+5511988887777"})
    customer = fields.Nested(Customer)
    name = fields.String(allow_none=True, metadata=NAME)
    push_name = fields.String(
        allow_none=True, metadata={"description": "The customer's name for themselves.", "example": "Ana"}
    )
    remarks = fields.String(allow_none=True, metadata=REMARKS)
    ai_enabled = fields.Boolean()
    ai_hold = fields.Nested(AiHold, attribute="hold", allow_none=True)
    needs_person = fields.Boolean(
        metadata={"description": "Whether the AI left the chat to people; `ai_hold` tells why.", "example": False}
    )
    opted_out_at = Time(allow_none=True, metadata={"description": "When the customer opted out of automatic messages."})
    qualified = fields.Boolean(metadata={"description": "Whether all required steps are complete.", "example": False})
    qualified_at = Time(allow_none=True)
    assigned_to = identifier("the member who looks after the chat", allow_none=True)
    unread = fields.Integer(metadata={"description": "How many messages nobody has read.", "example": 2})
    state = fields.Enum(ChatState, by_value=True)
    snoozed_until = Time(allow_none=True, metadata={"description": "When a snoozed chat opens by itself."})
    unanswered = fields.Boolean(
        metadata={"description": "Whether the newest message that wants an answer has none.", "example": True}
    )
    send_failed = fields.Boolean(
        metadata={"description": "Whether a message was surely or perhaps not sent, and nobody has seen to it."}
    )
    labels = fields.List(
        fields.String(),
        metadata={"description": "The ids of its labels.", "example": ["65f0c1d2a1b2c3d4e5f60718"]},
    )
    last_message = fields.Nested(LastMessage, allow_none=True)
    last_activity_at = Time()
    created_at = Time()

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The customer is not an object of its own but a part of the chat."""
        return obj if attr == "customer" else super().get_attribute(obj, attr, default)
