"""Prompts: what a workspace tells the AI about itself and about how to write."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.assistant.rules.office_hours import END_OF_DAY, OfficeHours, Opening, Weekday, clock_of
from common.assistant.rules.prompts import Length
from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.pages import Cursor, limit

# These two stand for whatever the machine is set to.
_TIME_ZONES = available_timezones() - {"localtime", "Factory"}
_LISTED = validate.Length(0, 50)


class Clock(fields.Time):
    """A time of day in hours and minutes."""

    def __init__(self, example: str) -> None:
        super().__init__(format="%H:%M", required=True, metadata={"example": example})


class Closing(Clock):
    """A time of day at which something ends: at midnight it is 24:00."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:
        return clock_of(value)

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> Any:
        return END_OF_DAY if value == "24:00" else super()._deserialize(value, *args, **options)


class OpeningSchema(ma.Schema):
    """A time in which people are there on each such day. A shift over midnight is two: until 24:00, and from 00:00."""

    day = fields.Enum(Weekday, required=True, metadata={"example": "MONDAY"})
    opens = Clock("09:00")
    closes = Closing("18:00")

    @ma.validates_schema
    def closes_later(self, data: Mapping[str, Any], **_: Any) -> None:
        if data["closes"] <= data["opens"]:
            two = "A shift over midnight is two: until 24:00, and from 00:00 of the next day."
            raise ValidationError(f"Must be later than opens. {two}", "closes")

    @ma.post_load
    def opening(self, data: dict[str, Any], **_: Any) -> Opening:
        return Opening(**data)


class OfficeHoursSchema(ma.Schema):
    """When people are there, in the time of the place."""

    time_zone = Text(
        1,
        60,
        required=True,
        metadata={"description": "A name of the IANA database.", "example": "America/Sao_Paulo"},
    )
    openings = fields.List(fields.Nested(OpeningSchema), required=True, validate=validate.Length(1, 50))

    @ma.validates("time_zone")
    def known(self, value: str, **_: Any) -> None:
        if value not in _TIME_ZONES:
            raise ValidationError("There is no such time zone: take a name such as America/Sao_Paulo.")

    @ma.post_load
    def office_hours(self, data: dict[str, Any], **_: Any) -> OfficeHours:
        return OfficeHours(data["time_zone"], tuple(data["openings"]))


class PromptChoice(ma.Schema):
    """What the workspace tells the AI. What is null or left out is as the installation's defaults have it."""

    system_prompt = Text(
        1,
        20_000,
        allow_none=True,
        metadata={
            "description": "What the AI is to do and how. Never shown to customers: facts for them belong into "
            "business_description.",
            "example": "You are the friendly assistant of Blue Shoes.",
        },
    )
    business_description = Text(
        0,
        20_000,
        allow_none=True,
        metadata={
            "description": "What customers may know of the business: hours, prices, addresses, conditions.",
            "example": "A shoe shop in São Paulo.",
        },
    )
    tone = Text(0, 500, allow_none=True, metadata={"example": "warm and informal, with an emoji now and then"})
    language = Text(
        2,
        50,
        allow_none=True,
        metadata={"description": "In which to reply; null: the customer's.", "example": "Portuguese"},
    )
    length = fields.Enum(Length, by_value=True, allow_none=True, metadata={"example": "short"})
    never_say = fields.List(
        Text(1, 500), allow_none=True, validate=_LISTED, metadata={"example": ["discounts of more than 10 %"]}
    )
    hand_over_rules = fields.List(
        Text(1, 500),
        allow_none=True,
        validate=_LISTED,
        metadata={
            "description": "When to leave the chat to people.",
            "example": ["The customer complains about a delivery."],
        },
    )
    hand_over_message = Text(
        0,
        1000,
        allow_none=True,
        metadata={"description": "Sent once when the AI leaves a chat to people.", "example": "Bruno will take over."},
    )
    greeting = Text(
        0,
        1000,
        allow_none=True,
        metadata={"description": "Sent before the first reply to a new customer.", "example": "Welcome to Blue Shoes!"},
    )
    office_hours = fields.Nested(OfficeHoursSchema, allow_none=True)
    out_of_hours_message = Text(
        0,
        1000,
        allow_none=True,
        metadata={
            "description": "Sent once outside the office hours; the AI then waits for the office to open. Without it, "
            "the AI answers round the clock.",
            "example": "We are closed now and will answer tomorrow from nine.",
        },
    )

    @ma.validates_schema
    def hours_for_message(self, data: Mapping[str, Any], **_: Any) -> None:
        if data.get("out_of_hours_message") and not data.get("office_hours"):
            raise ValidationError("Needs office_hours.", "out_of_hours_message")


class Prompt(PromptChoice):
    """A version of the prompt, with the defaults of the installation where the workspace chose nothing."""

    version = fields.Integer(
        dump_only=True, metadata={"description": "From 1; 0 while nothing was ever saved.", "example": 3}
    )
    saved_by = identifier("the member who saved it", allow_none=True, dump_only=True)
    saved_at = Time(dump_only=True)


class VersionQuery(ma.Schema):
    """Which versions to list."""

    cursor = Cursor(int, load_default=None)
    limit = limit()
