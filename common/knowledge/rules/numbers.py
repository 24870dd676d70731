"""Numbers as people write them in tables: with a currency or a unit, in any country's way."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_GROUP = "[.,'’]"
_SPACE = "[ \u00a0\u202f]"
_DIGITS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:{_GROUP}\d+)*"
_CELL = re.compile(rf"(?P<before>\D*?)(?P<digits>{_DIGITS})(?P<after>\D*)")
_GROUPED = re.compile(rf"\d{{1,3}}(?:{_GROUP}\d{{2,3}})*{_GROUP}\d{{3}}")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,4}\.?\s+|")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_MINUS = "-−–"
_LONGEST_UNIT = 20
# Longer ones are codes, and would not be summed up exactly.
_MOST_DIGITS = 18
_ARABIC = str.maketrans({"٫": ".", "٬": "'"})


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it is written: its digits with their marks, whether it is negative, and its currency or unit."""

    digits: str
    negative: bool
    unit: str

    @property
    def is_money(self) -> bool:
        """Whether a currency's sign stands beside it."""
        return any(unicodedata.category(sign) == "Sc" for sign in self.unit)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How the numbers of a column are written: which mark stands before decimals, where anything tells.

    `bare`: some have no marks at all; `long_bare`: also such as have thousands.
    """

    decimal_mark: str | None
    bare: bool
    long_bare: bool

    def read(self, written: Written) -> Decimal | None:
        """Return the number; None where marks stand as in no number, as in a date."""
        digits = re.sub(_SPACE, "", written.digits)
        told, marks = _told_mark(digits), [mark for mark in digits if mark in ".,"]
        if not told and len(marks) == 1 and self._parts_decimals(marks[0], written):
            told = marks[0]
        whole, _, decimals = digits.rpartition(told) if told in marks else (digits, "", "")
        if len(digits) > _MOST_DIGITS or not whole.isdecimal() and not _GROUPED.fullmatch(whole):
            return None
        if decimals and not decimals.isdecimal():
            return None
        plain = re.sub(_GROUP, "", whole)
        value = Decimal(f"{plain}.{decimals}" if decimals else plain)
        return -value if written.negative else value

    def _parts_decimals(self, mark: str, written: Written) -> bool:
        """Say what "1.299" is: by the rest of the column, or else by what is likelier."""
        if self.decimal_mark:
            return mark == self.decimal_mark
        if written.is_money:
            return False
        return self.long_bare if self.bare else mark == "."


def written_in(cell: str) -> Written | None:
    """Return the only number in a cell, beside which a currency or a unit may stand; None if that is not all."""
    text = cell.translate(_ARABIC).strip()
    bracketed = text.startswith("(") and text.endswith(")")
    found = _CELL.fullmatch(text.strip("()") if bracketed else text)
    if not found:
        return None
    before, after = found["before"].strip(_MINUS), found["after"].strip()
    negative = bracketed or before != found["before"]
    is_money = any(unicodedata.category(sign) == "Sc" for sign in before)
    if len(before + after) > _LONGEST_UNIT or not (is_money or _WORD_BEFORE.fullmatch(before.lstrip())):
        return None
    return Written(found["digits"], negative, f"{before.strip()} {after}".strip())


def plain_number(text: str) -> Decimal | None:
    """Read a number as programs write it: digits, and a point before decimals."""
    return Decimal(text.strip()) if _PLAIN.fullmatch(text.strip()) else None


def style_of(numbers: Iterable[Written], elsewhere: str | None) -> NumberStyle:
    """Tell how the numbers of a column are written; where they do not tell, by the mark used `elsewhere`."""
    bare, told = [], []
    for number in numbers:
        if number.digits.isdecimal():
            bare.append(number)
        elif mark := _told_mark(re.sub(_SPACE, "", number.digits)):
            told.append(mark)
    mark = max(sorted(set(told)), key=told.count) if told else elsewhere
    return NumberStyle(mark, bool(bare), any(len(number.digits) > 3 for number in bare))


def _told_mark(digits: str) -> str | None:
    """Return the mark before decimals, where these digits tell which one it is.

    A single one of "," and "." before three digits does not; one that comes twice parts thousands.
    """
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return None
    head, _, tail = digits.rpartition(marks[-1])
    if len(set(marks)) > 1:
        return marks[-1] if marks.count(marks[-1]) == 1 else None
    if len(marks) > 1:
        return "".join({".", ","} - set(marks)) if _GROUPED.fullmatch(digits) else None
    return marks[-1] if len(tail) != 3 or head == "0" or len(head) > 3 else None
