"""The names of months and days in the language that a format code asks for: [$-416]mmmm is "março"."""

import calendar
import re
from functools import lru_cache
from locale import windows_locale
from typing import NamedTuple

_LANGUAGE = re.compile(r"\[\$[^\]-]*-(?:([0-9A-Fa-f]{1,8})|([A-Za-z]{2,3}(?:-[A-Za-z]+)*))(?:,[^\]]*)?\]")


class Names(NamedTuple):
    """Months from January, days from Monday, in full and shortened."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]


ENGLISH = Names(
    tuple(calendar.month_name[1:]), tuple(calendar.month_abbr[1:]), tuple(calendar.day_name), tuple(calendar.day_abbr)
)


@lru_cache(maxsize=4096)
def names(tokens: tuple[str, ...]) -> Names:
    """Return the names in the language of the first token that tells one, by its number or its tag; or in English."""
    told = next(filter(None, map(_LANGUAGE.fullmatch, tokens)), None)
    if told is None:
        return ENGLISH
    # The upper half of the number tells of digits and calendars.
    language = windows_locale.get(int(told[1], 16) & 0xFFFF) if told[1] else told[2].replace("-", "_")
    return _names_in(language) if language else ENGLISH


@lru_cache(maxsize=64)
def _names_in(language: str) -> Names:
    # Few documents need it.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    months, days = locale.months["format"], locale.days["format"]
    return Names(
        tuple(months["wide"][month] for month in range(1, 13)),
        tuple(months["abbreviated"][month].rstrip(".") for month in range(1, 13)),
        tuple(days["wide"][day] for day in range(7)),
        tuple(days["abbreviated"][day].rstrip(".") for day in range(7)),
    )
