"""The fields of webhooks: tolerant about the form, strict about the meaning."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from marshmallow import ValidationError, fields, validate

from common.channels.rules.parties import Party, bare_message_id, is_number, parse_number, parse_party
from common.channels.rules.phone_numbers import SessionState

RECEIPTS = ("sent", "delivered", "read", "played", "failed")

LONGEST_OF_TEXTS = 200
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
        address = parse_party(text).address
        return address if is_number(address) else parse_number(text)


class MessageId(fields.String):
    """WhatsApp's id of a message, without what some servers wrap around it."""

    def __init__(self, **options: Any) -> None:
        described = {"description": "Unique for each business number.", "example": "3EB0A9F1B2C3D4E5F6"}
        super().__init__(validate=validate.Length(1, 256), metadata=described, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return bare_message_id(super()._deserialize(value, attr, data, **kwargs).strip())


class Timestamp(fields.Field[float | None]):
    """A moment: in seconds, milliseconds or microseconds since 1970, as a number or a text, or in ISO 8601.

    Afterwards in seconds. Without a zone it is UTC.
    """

    def __init__(self, **options: Any) -> None:
        described = {
            "type": ["number", "string"],
            "description": "Seconds, milliseconds or microseconds since 1970, or ISO 8601.",
            "example": 1773027345,
        }
        super().__init__(metadata=described, load_default=None, allow_none=True, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:
        seconds = None if isinstance(value, bool) else _seconds(_plain(value))
        if seconds is None or not _EARLIEST < seconds < _LATEST:
            raise ValidationError("Must be a moment of our times, since 1970 or in ISO 8601.")
        return seconds


def _seconds(value: Any) -> float | None:
    try:
        moment = float(value)
    except OverflowError:
        return None
    except (TypeError, ValueError):
        return _iso(value)
    if not math.isfinite(moment):
        return None
    return moment / next((scale for limit, scale in ((1e14, 1e6), (1e11, 1e3)) if moment > limit), 1)


def _iso(value: Any) -> float | None:
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


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

    def read(self, word: str) -> str:
        status = word.lower()
        if status not in RECEIPTS:
            raise ValidationError(f"Must be one of {', '.join(RECEIPTS)}.")
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


class Texts(fields.Field[list[str]]):
    """Several texts; what is none of them is left out."""

    def __init__(self, most: int = 50, **options: Any) -> None:
        described = {"type": "array", "items": {"type": "string"}, **options.pop("metadata", {})}
        super().__init__(load_default=list, metadata=described, **options)
        self._most = most

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        texts = value if isinstance(value, list) else []
        return [str(text)[:LONGEST_OF_TEXTS] for text in texts if isinstance(text, str | int) and text][: self._most]


def _plain(value: Any) -> Any:
    """Return the number that Baileys writes as a Long: in two halves of 32 bits, the lower one with a sign."""
    match value:
        case {"low": int(low), "high": int(high)}:
            return (high << 32) + (low & 0xFFFFFFFF)
    return value
