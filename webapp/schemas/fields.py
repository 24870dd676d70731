"""The fields that schemas are made of."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import marshmallow as ma
import phonenumbers
from marshmallow import ValidationError, fields, validate

from common.kernel.bodies import storable


class Text(fields.String):
    """Text without blanks at its ends, of a limited length."""

    def __init__(self, least: int, most: int, **options: Any) -> None:
        super().__init__(validate=validate.Length(least, most), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        # Queries and forms come here without having passed the JSON reader.
        if not storable(text):
            raise ValidationError("Must not contain NUL characters.")
        return text


class Email(fields.Email):
    """An e-mail address, in lower case: nobody has two that differ in case alone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validate=validate.Length(max=254), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return super()._deserialize(value, attr, data, **kwargs).strip().lower()


class PhoneNumber(fields.String):
    """An international phone number, read in any usual punctuation, in E.164 afterwards.

    Without the + nobody knows whether it begins with a country's code or is a national one.
    """

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        wrong = ValidationError("Must be an international phone number with + and the country, such as +5511988887777.")
        if len(text) > 40 or not text.startswith(("+", "00")):
            raise wrong
        try:
            number = phonenumbers.parse(f"+{text.removeprefix('00').removeprefix('+')}")
        except phonenumbers.NumberParseException:
            raise wrong from None
        if number.extension or not phonenumbers.is_possible_number(number):
            raise wrong
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class Time(fields.DateTime):
    """A moment, in ISO 8601 and UTC, to the millisecond."""

    def __init__(self, **options: Any) -> None:
        options["metadata"] = {"example": "2026-03-09T03:35:45.123Z", **options.get("metadata", {})}
        super().__init__(**options)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else written(value)


class Moment(fields.AwareDateTime):
    """A moment that a request names, in ISO 8601; without a time zone it is in UTC."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default_timezone=UTC, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> datetime:
        try:
            return super()._deserialize(value, attr, data, **kwargs).astimezone(UTC)
        except OverflowError:
            raise ValidationError("Must be a moment of our times.") from None


def written(moment: datetime) -> str:
    """Return the moment in ISO 8601, in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def identifier(what: str, **options: Any) -> fields.String:
    """Return the field of an id."""
    return fields.String(
        metadata={"description": f"The id of {what}.", "example": "65f0c1d2a1b2c3d4e5f60718"}, **options
    )


class Change(ma.Schema):
    """Base of bodies that change only what they name: something, at least."""

    @ma.validates_schema
    def something_changes(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError(f"Name at least one of: {', '.join(self.load_fields)}.")
