"""Chats."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.rules.chats import ChatState, Direction, HoldReason
from common.kernel.clock import now
from webapp.schemas.fields import Change, Moment, PhoneNumber, Text, Time, identifier
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_STATE = {"description": "Only those in this state.", "example": "open"}
_REMARKS = {
    "description": "What the team wants to remember of the customer: no customer and no model is ever shown it.",
    "example": "Size 38. Pays by bank transfer.",
}
_NAME = {"description": "The team's own name for the customer.", "example": "Ana from the fair"}


def lead_filter() -> fields.String:
    """Return the field by which a request asks for leads that are qualified, or not."""
    described = {"description": "Only those that are qualified, or those that are not.", "example": "qualified"}
    return fields.String(load_default=None, validate=validate.OneOf(["qualified", "unqualified"]), metadata=described)


class ChatQuery(ma.Schema):
    """Which chats to list."""

    phone_number = PhoneNumber(load_default=None, metadata={"description": "Only those with this number of yours."})
    assigned_to = Text(
        1,
        40,
        load_default=None,
        metadata={
            "description": "Only those that this member looks after: an id, `me`, or `nobody`.",
            "example": "me",
        },
    )
    ai_enabled = fields.Boolean(load_default=None, metadata={"description": "Only those with the AI on, or off."})
    needs_person = fields.Boolean(
        load_default=None, metadata={"description": "Only those that the AI left to people, or did not."}
    )
    lead = lead_filter()
    unread = fields.Boolean(load_default=None, metadata={"description": "Only those with unread messages, or without."})
    search = Text(
        1,
        100,
        load_default=None,
        metadata={
            "description": "A part of the customer's name or number, in upper or lower case; or of the last message, "
            "beginning with one of its first 40 words. An id that is no number is found by its beginning.",
            "example": "7776666",
        },
    )
    state = fields.Enum(ChatState, by_value=True, load_default=None, metadata=_STATE)
    unanswered = fields.Boolean(
        load_default=None,
        metadata={"description": "Only those whose newest message that wants an answer has none, or the others."},
    )
    send_failed = fields.Boolean(
        load_default=None,
        metadata={"description": "Only those with a failed message that nobody has seen to, or the others."},
    )
    label = fields.String(
        load_default=None,
        validate=validate.Length(1, 40),
        metadata={"description": "Only those with this label: its id.", "example": "65f0c1d2a1b2c3d4e5f60718"},
    )
    cursor = Cursor(int, str, load_default=None)
    limit = limit()


class ChatCountsQuery(ma.Schema):
    """Among which chats to count."""

    state = fields.Enum(ChatState, by_value=True, load_default=None, metadata=_STATE)


class ChatCounts(Rendering):
    """How many chats there are of each kind; 100 stands for any number above 99."""

    unread = fields.Integer(metadata={"description": "With unread messages.", "example": 3})
    needs_person = fields.Integer(metadata={"description": "That the AI left to people.", "example": 1})
    mine = fields.Integer(metadata={"description": "That you look after.", "example": 2})
    unassigned = fields.Integer(metadata={"description": "That nobody looks after.", "example": 100})
    unanswered = fields.Integer(metadata={"description": "Whose customer waits for an answer.", "example": 4})
    send_failed = fields.Integer(metadata={"description": "With a failed message to see to.", "example": 0})
    ai_off = fields.Integer(metadata={"description": "In which the AI is off.", "example": 2})
    qualified = fields.Integer(metadata={"description": "That are qualified leads.", "example": 12})
    snoozed = fields.Integer(metadata={"description": "That are snoozed, whatever `state` is asked for.", "example": 1})


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

    name = Text(1, 100, allow_none=True, metadata=_NAME)
    remarks = Text(1, 2000, allow_none=True, metadata=_REMARKS)
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
    name = Text(1, 100, metadata=_NAME)


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
    name = fields.String(allow_none=True, metadata=_NAME)
    push_name = fields.String(
        allow_none=True, metadata={"description": "The customer's name for themselves.", "example": "Ana"}
    )
    remarks = fields.String(allow_none=True, metadata=_REMARKS)
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
