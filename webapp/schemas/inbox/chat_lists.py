"""Which chats are listed and counted."""

import marshmallow as ma
from marshmallow import fields, validate

from common.inbox.rules.chats import ChatState
from webapp.schemas.fields import PhoneNumber, Text
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_STATE = {"description": "Only those in this state.", "example": "open"}


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
