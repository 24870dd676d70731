"""Dates and times of day as people write them, each as all that it may stand for."""

import re
from collections.abc import Iterator
from datetime import date

from common.assistant.rules.figures.figure import Figure, Kind

_MONTHS = (
    "january jan janeiro enero ene januar jänner janvier janv gennaio gen",
    "february feb fevereiro fev febrero februar février fevrier févr febbraio",
    "march mar março marco marzo märz maerz mars",
    "april apr abril abr avril avr aprile",
    "may maio mai mayo maggio mag",
    "june jun junho junio juni juin giugno giu",
    "july jul julho julio juli juillet juil luglio lug",
    "august aug agosto ago août aout",
    "september sep sept setembro set septiembre septembre settembre",
    "october oct outubro out octubre oktober okt octobre ottobre ott",
    "november nov novembro noviembre novembre",
    "december dec dezembro dez diciembre dic dezember décembre decembre dicembre",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
# Words of other meanings: the number beside one may be just a number.
_MAY_BE_NONE = {"may", "mar", "set", "out", "ago", "mag", "gen", "dic", "mars"}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<one>\d{1,2})[-/.](?P<two>\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.,/-])(?P<one>\d{1,2})([/.-])(?P<two>\d{1,2})\2(?P<year>\d{4}|\d{2})(?![\d/-])")
_SHORT = re.compile(r"(?<![\d.,/])(?P<one>\d{1,2})(?:/(?P<two>\d{1,2})(?![\d/])|\.(?P<dotted>\d{2})\.(?!\d))")
_DAY_FIRST = re.compile(
    rf"(?<![\d.,/:])(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|\.)?\s*(?:of\s+|de\s+|-)?(?P<month>{_NAME})\b\.?"
    rf"(?:(?:,|\s+de|\s+of|/|-)?\s*(?P<year>\d{{4}})(?![\d-]))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAME})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\d|%)(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_HALF = r"a\.?m\b\.?|p\.?m\b\.?"
_CLOCK = re.compile(
    rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:(?::|h|\.(?=\d\d\s*(?:uhr|{_HALF})))(?P<minute>\d\d)(?!\d)(?::\d\d)?"
    rf"\s*(?P<half>{_HALF}|uhr\b|hs?\b|hrs\b)?"
    rf"|\s*(?P<alone>{_HALF}|uhr\b|hs?\b|hrs\b|o['’]clock\b|horas?\b|hours?\b|stunden?\b))",
    re.IGNORECASE,
)
_HALF_DAY = 12
_HOURS = 24
_MINUTES = 60


def dates_in(text: str) -> Iterator[Figure]:
    """Yield the dates in a text, both orders of day and month for those in digits."""
    for match in _ISO.finditer(text):
        yield from _date(match, int(match["year"]), [(int(match["one"]), int(match["two"]))])
    for match in _NUMERIC.finditer(text):
        one, two = int(match["one"]), int(match["two"])
        full_year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        yield from _date(match, full_year, [(two, one), (one, two)])
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            name, day = match["month"].casefold(), int(match["day"])
            year = int(match["year"]) if match["year"] else None
            may_be_none = name in _MAY_BE_NONE and year is None
            yield from _date(match, year, [(_MONTH[name], day)], {str(day)} if may_be_none else set())
    for match in _SHORT.finditer(text):
        one, two = int(match["one"]), int(match["two"] or match["dotted"])
        as_number = {f"{one}.{match['dotted']}".rstrip("0").rstrip(".")} if match["dotted"] else set()
        yield from _date(match, None, [(two, one), (one, two)], {match[0].rstrip("."), *as_number})


def times_in(text: str) -> Iterator[Figure]:
    """Yield the times of day in a text; "2 hours" may be one, too."""
    for match in _CLOCK.finditer(text):
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or match["alone"] or "")
        if hour > _HOURS or minute >= _MINUTES:
            continue
        said = clock_values(hour, minute, half.casefold()[:1] if half.casefold()[:1] in ("a", "p") else "")
        # "1h30" and "2 hours" may be how long something takes.
        is_span = "h" in match[0].casefold() and half[:1].casefold() not in ("a", "p")
        as_number = {str(hour * _MINUTES + minute), *([] if minute else [str(hour)])} if is_span else set()
        yield Figure(match[0].strip(), match.start(), match.end(), Kind.TIME, frozenset(said | as_number))


def clock_values(hour: int, minute: int = 0, half: str = "") -> set[str]:
    """Return the times that an hour may stand for: up to twelve without "am" or "pm", it may be either."""
    if half == "p" and hour < _HALF_DAY:
        hours = {hour + _HALF_DAY}
    elif half == "a":
        hours = {hour % _HALF_DAY}
    else:
        hours = {hour % _HOURS} | ({(hour + _HALF_DAY) % _HOURS} if hour <= _HALF_DAY else set())
    return {f"{one:02}:{minute:02}" for one in hours}


def day_values(day: date) -> set[str]:
    """Return what stands for a day: itself, and the day of any year."""
    return {f"{day:%Y-%m-%d}", f"{day:%m-%d}"}


def _date(
    match: re.Match[str], year: int | None, readings: list[tuple[int, int]], besides: set[str] | None = None
) -> Iterator[Figure]:
    """Yield the date, if it is one. One without a year is any year's, and one with a year bears it out."""
    days = {f"{month:02}-{day:02}" for month, day in readings if 0 < month <= 12 and 0 < day <= 31}
    if not days:
        return
    said = {f"{year}-{day}" for day in days} if year else days
    bears = said | (days if year else {f"?-{day}" for day in days})
    also = {f"?-{day}" for day in days} if year else set()
    yield Figure(
        match[0].strip(),
        match.start(),
        match.end(),
        Kind.DATE,
        frozenset(said | also | (besides or set())),
        frozenset(bears | (besides or set())),
    )
