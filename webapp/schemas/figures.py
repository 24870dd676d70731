"""Figures: what happened in a workspace, day by day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.inbox.rules.chats import HoldReason
from webapp.schemas.leads.leads import Funnel
from webapp.schemas.rendering import Rendering

_MOST_DAYS = 92
_OUR_TIMES = validate.Range(date(2000, 1, 1), date(2999, 12, 31))
_FROM = {"description": "The first day; without one, the 30 days up to today.", "example": "2026-03-01"}
_TO = {"description": f"The last day, with `from`: {_MOST_DAYS} days at most.", "example": "2026-03-30"}
_WAIT = {"description": "Half of them took no longer, in seconds; null of none.", "example": 42}
_P90 = {"description": "Nine in ten took no longer, in seconds; null of none.", "example": 310}


class FiguresQuery(ma.Schema):
    """Which days to look at, in the time of the workspace."""

    first = fields.Date(data_key="from", load_default=None, validate=_OUR_TIMES, metadata=_FROM)
    last = fields.Date(data_key="to", load_default=None, validate=_OUR_TIMES, metadata=_TO)

    @ma.validates_schema
    def few_days_in_order(self, data: Mapping[str, Any], **_: Any) -> None:
        first, last = data["first"], data["last"]
        if (first is None) is not (last is None):
            raise ValidationError("Name both from and to, or neither.", "from" if first is None else "to")
        if first and last < first:
            raise ValidationError("Must not lie before from.", "to")
        if first and (last - first).days >= _MOST_DAYS:
            raise ValidationError(f"Must lie within {_MOST_DAYS} days of from.", "to")


class RepliesByAuthor(Rendering):
    """How many replies there were, by who wrote them."""

    ai = fields.Integer(metadata={"example": 120})
    member = fields.Integer(metadata={"description": "By the team, in the inbox.", "example": 14})
    phone = fields.Integer(metadata={"description": "By somebody at the business phone itself.", "example": 3})


class Durations(Rendering):
    """How long things took."""

    count = fields.Integer(metadata={"example": 117})
    median = fields.Integer(allow_none=True, metadata=_WAIT)
    p90 = fields.Integer(allow_none=True, metadata=_P90)


class FirstResponses(Rendering):
    """How long customers waited for the first reply to what they wrote, by who gave it."""

    anybody = fields.Nested(Durations)
    ai = fields.Nested(Durations)
    member = fields.Nested(Durations)
    phone = fields.Nested(Durations)


class HandOvers(Rendering):
    """How often the AI left a chat to people for this reason."""

    reason = fields.Enum(HoldReason, by_value=True, metadata={"example": "customer_asked"})
    count = fields.Integer(metadata={"example": 5})


class TokensUsed(Rendering):
    """What the AI took of the model."""

    prompt = fields.Integer(metadata={"description": "What it was shown.", "example": 412_000})
    completion = fields.Integer(metadata={"description": "What it wrote.", "example": 36_000})
    cost = fields.Float(
        allow_none=True, metadata={"description": "In US dollars; null where no price is set.", "example": 0.43}
    )


class FiguresOfTime(Rendering):
    """What happened in a time. What a sync of history brought in counts for none of it."""

    messages_in = fields.Integer(metadata={"description": "Messages of customers.", "example": 140})
    new_customers = fields.Integer(metadata={"description": "Whose chat began with one of them.", "example": 21})
    replies = fields.Nested(RepliesByAuthor)
    first_response = fields.Nested(FirstResponses)
    resolution = fields.Nested(
        Durations, metadata={"description": "From a customer's first message until their chat was closed."}
    )
    hand_overs = fields.List(fields.Nested(HandOvers), metadata={"description": "The most frequent reason first."})
    questions_without_answer = fields.Integer(
        metadata={"description": "How often the documents held no answer.", "example": 4}
    )
    tokens = fields.Nested(TokensUsed)


class FiguresOfDay(FiguresOfTime):
    """What happened on a day."""

    date = fields.Date(metadata={"example": "2026-03-09"})


class Figures(Rendering):
    """What happened in a workspace on some days, and how far its customers have come by now."""

    time_zone = fields.String(
        metadata={"description": "That of the office hours, or else UTC.", "example": "America/Sao_Paulo"}
    )
    days = fields.List(fields.Nested(FiguresOfDay), metadata={"description": "Each of them, in order."})
    total = fields.Nested(FiguresOfTime)
    funnel = fields.Nested(Funnel)
