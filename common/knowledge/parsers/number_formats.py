"""A cell's value as a person sees it on the sheet: under the cell's format code."""

import math
from functools import lru_cache

from common.knowledge.parsers.date_formats import Moment, from_days, in_iso, in_words
from common.knowledge.parsers.digit_formats import general, in_digits
from common.knowledge.parsers.format_codes import literal, taken_apart

Value = bool | int | float | str | Moment


@lru_cache(maxsize=16_384, typed=True)
def displayed(value: Value, code: str) -> str:
    """Show a value under an Excel format code such as `#,##0.00`, `0%`, `d-mmm-yy` or `[$€-407] #,##0;[Red]-#,##0`.

    Digits are written the English way, names of months and days in the language that the code tells. A date in the
    format that follows the reader's own settings (m/d/yyyy) is shown as 2026-03-09: nobody can tell which way around
    that reader sees it. Colours and paddings are left out.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _text(value, code)
    if isinstance(value, int | float):
        return _tidy(_number(value, code))
    section = taken_apart(code).numbers[0]
    return _tidy(in_words(value, code, section.tokens)) if section.is_date else in_iso(value)


def _text(value: str, code: str) -> str:
    tokens = taken_apart(code).text
    if tokens is None or tokens == ("@",):
        return value
    return "".join(value if token == "@" else literal(token) for token in tokens)


def _number(value: float, code: str) -> str:
    if not math.isfinite(value) or code in ("", "General"):
        return general(value) if math.isfinite(value) else str(value)
    section = taken_apart(code).section_for(value)
    if section.is_date:
        when = from_days(value)
        return in_words(when, code, section.tokens) if when else general(value)
    return in_digits(abs(value) if section.drops_the_sign else value, section.tokens)


def _tidy(text: str) -> str:
    return " ".join(text.split())
