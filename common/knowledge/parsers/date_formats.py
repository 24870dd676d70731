"""A date or a time in the words and digits that a section of a format code asks for: d-mmm-yy, h:mm AM/PM, [h]:mm"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from common.knowledge.parsers.date_names import Names, names
from common.knowledge.parsers.format_codes import is_date_field, literal

# The day before the first one, as sheets count days, and the one that makes every day since March 1900 right.
_EPOCH = datetime(1899, 12, 30)
# What these show depends on the settings of the computer that opens the sheet: the built-in formats 14 and 22, as
# openpyxl and xlrd spell them, and the system's long date and time.
_LOCAL_CODES = {
    "mm-dd-yy": ("yyyy", "-", "mm", "-", "dd"),
    "m/d/yy": ("yyyy", "-", "mm", "-", "dd"),
    "m/d/yyyy": ("yyyy", "-", "mm", "-", "dd"),
    "m/d/yy h:mm": ("yyyy", "-", "mm", "-", "dd", " ", "hh", ":", "mm"),
}
_LOCAL_MARKS = {
    "[$-f800]": ("yyyy", "-", "mm", "-", "dd"),
    "[$-f400]": ("hh", ":", "mm", ":", "ss"),
}

Moment = datetime | date | time | timedelta


def in_words(moment: Moment, code: str, tokens: tuple[str, ...]) -> str:
    """Show a moment under the tokens of the code's first section, or in ISO 8601 where the reader's locale decides."""
    when = _since_epoch(moment)
    tokens = _LOCAL_CODES.get(code) or _LOCAL_MARKS.get(tokens[0].lower() if tokens else "") or tokens
    twelve_hours = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    called = names(tokens)
    return "".join(_field(field, when, twelve_hours, called) for field in _fields(tokens))


def in_iso(moment: Moment) -> str:
    """Show a moment that no code tells how to show: 2026-03-09, 2026-03-09 14:30:00, 14:30:00, 36:15:00."""
    if isinstance(moment, timedelta):
        return in_words(moment, "", ("[h]", ":", "mm", ":", "ss"))
    if isinstance(moment, datetime):
        return str(moment.date() if moment.time() == time() else moment)
    return str(moment)


def from_days(days: float) -> datetime | None:
    """Return the moment so many days after the sheets' epoch, None if no calendar has it."""
    try:
        return _EPOCH + timedelta(days=days)
    except OverflowError:
        return None


def _since_epoch(moment: Moment) -> datetime:
    if isinstance(moment, timedelta):
        return _EPOCH + moment
    if isinstance(moment, time):
        return datetime.combine(_EPOCH, moment)
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


@lru_cache(maxsize=4096)
def _fields(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Spell every field in one way, and minutes "n": an m after hours or before seconds means minutes."""
    fields = [token.lower() if is_date_field(token) else token for token in tokens]
    places = [index for index, token in enumerate(tokens) if is_date_field(token)]
    for before, place, after in zip([None, *places], places, [*places[1:], None], strict=False):
        follows_hours = before is not None and fields[before].strip("[]")[0] == "h"
        precedes_seconds = after is not None and fields[after].strip("[]")[0] == "s"
        if fields[place] in ("m", "mm") and (follows_hours or precedes_seconds):
            fields[place] = fields[place].replace("m", "n")
    return tuple(fields)


def _field(field: str, when: datetime, twelve_hours: bool, called: Names) -> str:
    hour = (when.hour % 12 or 12) if twelve_hours else when.hour
    match field:
        case "y" | "yy":
            return f"{when.year % 100:02}"
        case "d" | "m" | "h" | "n" | "s" | "dd" | "mm" | "hh" | "nn" | "ss":
            number = {"d": when.day, "m": when.month, "h": hour, "n": when.minute, "s": when.second}[field[0]]
            return f"{number:0{len(field)}}"
        case "ddd" | "dddd":
            return (called.short_days if field == "ddd" else called.days)[when.weekday()]
        case "mmm" | "mmmm" | "mmmmm":
            name = (called.short_months if field == "mmm" else called.months)[when.month - 1]
            return name[0] if field == "mmmmm" else name
        case "g" | "gg" | "ggg":
            return ""
        case _ if field[0] == "y" or field == "e":
            return f"{when.year:04}"
        case _ if field[0] == "[" and is_date_field(field):
            unit = {"h": 3600, "m": 60, "s": 1}[field[1]]
            return f"{int((when - _EPOCH).total_seconds() // unit):0{len(field) - 2}}"
        case _ if field.upper() in ("AM/PM", "A/P"):
            morning, afternoon = field.split("/")
            return morning if when.hour < 12 else afternoon
        case _ if field[0] == "." and len(field) > 1:
            return f".{when.microsecond:06}"[: len(field)]
    return literal(field)
