"""The fields of webhooks: tolerant about the form, strict about the meaning."""

import math
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

from common.channels.rules.phone_numbers import Party, SessionState, bare_message_id, parse_number, parse_party
from common.inbox.rules.messages import RECEIPT_STATUSES, Status

_EARLIEST, _LATEST = 1.2e9, 4.2e9
_NO_INTEGERS = (
    "Must be a word: an integer means different things on different servers (3 is delivered on Baileys, read on WAHA)."
)


class WhatsAppId(fields.String):
    """A person or a group in any form that WhatsApp servers write."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return self.read(text)
        except ValueError as error:
            raise ValidationError(str(error)[:200]) from None

    def read(self, text: str) -> Party | str:
        return parse_party(text)


class BusinessNumber(WhatsAppId):
    """One of our own numbers, in any form; in E.164 afterwards."""

    def read(self, text: str) -> str:
        return parse_party(text).phone_number or parse_number(text)


class MessageId(fields.String):
    """WhatsApp's id of a message, without what some servers wrap around it."""

    def __init__(self, **options: Any) -> None:
        described = {"description": "Unique for each business number.", "example": "3EB0A9F1B2C3D4E5F6"}
        super().__init__(validate=validate.Length(1, 256), metadata=described, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return bare_message_id(super()._deserialize(value, attr, data, **kwargs).strip())


class Timestamp(fields.Float):
    """A moment since 1970 in seconds or milliseconds, as a number or a string."""

    def __init__(self, **options: Any) -> None:
        described = {"description": "Seconds or milliseconds since 1970.", "example": 1773027345}
        super().__init__(metadata=described, load_default=None, allow_none=True, **options)

    def _validated(self, value: Any) -> float:
        moment = super()._validated(_plain(value))
        seconds = moment / 1000 if moment is not None and moment > 1e11 else moment
        if isinstance(value, bool) or seconds is None or math.isnan(seconds) or not _EARLIEST < seconds < _LATEST:
            raise ValidationError("Must be a moment of our times, in seconds or milliseconds since 1970.")
        return float(moment)


class Size(fields.Integer):
    """A number of bytes."""

    def _validated(self, value: Any) -> int:
        return super()._validated(_plain(value))


class Word(fields.String):
    """A state in words. Integers are refused: servers mean different things by them."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if isinstance(value, int | float) or (isinstance(value, str) and value.strip().lstrip("-").isdigit()):
            raise ValidationError(_NO_INTEGERS)
        return self.read(super()._deserialize(value, attr, data, **kwargs).strip())

    def read(self, word: str) -> str:
        known = word.lower()
        return known if known in set(SessionState) else word


class ReceiptStatus(Word):
    """How far a message is."""

    def read(self, word: str) -> Status:
        try:
            status = Status(word.lower())
        except ValueError:
            status = None
        if status not in RECEIPT_STATUSES:
            raise ValidationError(f"Must be one of {', '.join(RECEIPT_STATUSES)}.")
        return status


class Flag(fields.Boolean):
    """Yes or no; null and nothing are no."""

    def __init__(self, description: str) -> None:
        super().__init__(load_default=False, allow_none=True, metadata={"description": description, "example": False})

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        return bool(super().deserialize(value, attr, data, **kwargs))


class Remark(fields.Field[str | None]):
    """A text that we only show: whatever it is, as text, cut to a reasonable length."""

    def __init__(self, most: int, **options: Any) -> None:
        described = {"type": "string", **options.pop("metadata", {})}
        super().__init__(load_default=None, allow_none=True, metadata=described, **options)
        self._most = most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str | None:
        return str(value)[: self._most] or None


class Words(Remark):
    """A text, or a number in its place; an object would only be gibberish to its readers."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str | None:
        if isinstance(value, dict | list):
            raise ValidationError("Must be a text.")
        return super()._deserialize(value, attr, data, **kwargs)


def _plain(value: Any) -> Any:
    """Return the number that Baileys writes as a Long: in two halves of 32 bits, the lower one with a sign."""
    match value:
        case {"low": int(low), "high": int(high)}:
            return (high << 32) + (low & 0xFFFFFFFF)
    return value
