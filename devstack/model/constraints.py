"""Numbers and texts made to keep the limits of their JSON schema."""

import math
import re

from devstack.model.errors import ApiError
from devstack.model.schemas import Schema

_FORMATS = {
    "date-time": "2026-01-01T00:00:00Z",
    "date": "2026-01-01",
    "time": "00:00:00Z",
    "duration": "PT0S",
    "email": "unknown@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "uri": "https://example.com/",
}
_PATTERN_TRIES = (
    "0",
    "1",
    "a",
    "A",
    "00",
    "aa",
    "AA",
    "AAA",
    "0000",
    "+10000000000",
    "#000000",
    "1.0.0",
    *_FORMATS.values(),
)


def within(number: float, schema: Schema, *, step: float) -> float:
    """The nearest number that the schema allows; `step` is the least distance to an exclusive bound."""
    smallest: float = schema.get("minimum", schema.get("exclusiveMinimum", -math.inf) + step)
    largest: float = schema.get("maximum", schema.get("exclusiveMaximum", math.inf) - step)
    number = min(max(number, smallest), largest)
    multiple: float | None = schema.get("multipleOf")
    return -(-number // multiple) * multiple if multiple else number


def fitted(text: str, schema: Schema) -> str:
    """The text where the schema allows it, else one that it does allow; raises ApiError when none is known."""
    text = text[: schema.get("maxLength", len(text))]
    if schema.get("format") in _FORMATS and not (schema["format"] == "email" and "@" in text):
        text = _FORMATS[schema["format"]]
    if "pattern" in schema:
        text = _matching(schema["pattern"], text)
    return text.ljust(schema.get("minLength", 0), "-")


def _matching(pattern: str, text: str) -> str:
    try:
        fitting = next((tried for tried in (text, *_PATTERN_TRIES) if re.search(pattern, tried)), None)
    except re.error as error:
        raise ApiError(f"Invalid schema: {pattern!r} is no pattern ({error}).", param="response_format") from error
    if fitting is None:
        message = f"The offline stand-in cannot write a text that matches {pattern!r}."
        raise ApiError(message, param="response_format")
    return fitting
