"""Dates and times as people write them in tables."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, time

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª])?"
_MONTH = r"(?P<name>[^\W\d_]{3,})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_BETWEEN = r"(?:[\s,./-]+(?:de|of|del)\s+|[\s,./-]*)"
_WEEKDAY = r"(?:[^\W\d_]{2,}(?:-[^\W\d_]+)?[.,]*\s+)?"
_TIME = r"(?:[\sT,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?)?"
_FORMS = [
    re.compile(f"{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        f"{_DAY}{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
    )
]
_FIGURES = re.compile(rf"{_WEEKDAY}(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.]{_YEAR}{_TIME}", re.IGNORECASE)
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)
# English, Portuguese, Spanish, French, German and Italian months, by how they begin.
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev"),
    ("mar",),
    ("apr", "abr", "avr"),
    ("may", "mai", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "ago", "aou"),
    ("sep", "set"),
    ("oct", "out", "okt", "ott"),
    ("nov",),
    ("dec", "dez", "dic"),
)
_NOON, _CENTURY, _TURN = 12, 100, 70


def days_come_first(cells: Iterable[str]) -> bool | None:
    """Say whether dates such as 03/04/2026 begin with the day, by those that can only be one; None: nothing tells."""
    for found in filter(None, map(_FIGURES.fullmatch, map(_folded, cells))):
        if int(found["first"]) > _NOON or int(found["second"]) > _NOON:
            return int(found["first"]) > _NOON
    return None


def date_in(cell: str, *, day_first: bool) -> datetime | None:
    """Return the date, with the time if there is one, that a cell consists of; a time alone is one of the first day."""
    text = _folded(cell)
    try:
        if clock := _CLOCK.fullmatch(text):
            return datetime.combine(datetime.min.date(), _time(clock))
        if found := _FIGURES.fullmatch(text):
            day, month = ("first", "second") if day_first else ("second", "first")
            return _moment(found, int(found[day]), int(found[month]))
        for form in _FORMS:
            if (found := form.fullmatch(text)) and (month_number := _month(found)):
                return _moment(found, int(found["day"]), month_number)
    except ValueError:
        pass
    return None


def _moment(found: re.Match[str], day: int, month: int) -> datetime:
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += _CENTURY * (20 if year < _TURN else 19)
    return datetime.combine(datetime(year, month, day).date(), _time(found))


def _time(found: re.Match[str]) -> time:
    hour, half = int(found["hour"] or 0), (found["half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return time(hour, int(found["minute"] or 0))


def _month(found: re.Match[str]) -> int | None:
    if "month" in found.re.groupindex:
        return int(found["month"])
    name = found["name"]
    return next((number for number, begins in enumerate(_MONTHS, 1) if name.startswith(begins)), None)


def _folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold().replace("ª", "").replace("º", ""))
    return " ".join("".join(sign for sign in parted if not unicodedata.combining(sign)).split())
