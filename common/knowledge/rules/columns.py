"""The columns of a table, with what their cells stand for: numbers, dates, or words."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import islice

from common.knowledge.rules.dates import date_in, days_come_first
from common.knowledge.rules.numbers import NumberStyle, Written, plain_number, style_of, written_in

Value = Decimal | datetime | str
# Of so many of its filled cells a column's kind must be true.
_MOST = 0.8
_TELLING = 5000


class InvalidQuery(Exception):
    """A table can't be asked this. The text tells a model why."""


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    NUMBERS = "numbers"
    DATES = "dates"
    WORDS = "words"


@dataclass(frozen=True)
class Column:
    """A column of a table, read as a whole: how one cell is written tells what another means."""

    name: str
    cells: tuple[str, ...]
    decimal_mark_elsewhere: str | None = None
    days_first_elsewhere: bool | None = None

    @cached_property
    def kind(self) -> ColumnKind:
        """What most of the cells are."""
        filled = sum(1 for cell in self.cells if cell)
        if filled and sum(value is not None for value in self._numbers) >= _MOST * filled:
            return ColumnKind.NUMBERS
        if filled and sum(value is not None for value in self._dates) >= _MOST * filled:
            return ColumnKind.DATES
        return ColumnKind.WORDS

    @cached_property
    def values(self) -> Sequence[Value | None]:
        """What each cell stands for; None where it is empty, or is nothing of the column's kind."""
        if self.kind is ColumnKind.NUMBERS:
            return self._numbers
        return self._dates if self.kind is ColumnKind.DATES else [folded(cell) or None for cell in self.cells]

    @cached_property
    def unit(self) -> str:
        """The currency or unit of the column's numbers, if they have one."""
        units = Counter(written.unit for written in self._written if written and written.unit)
        return units.most_common(1)[0][0] if units else ""

    @property
    def is_ambiguous(self) -> bool:
        """Whether nothing tells if its dates begin with the day or the month."""
        if self.kind is not ColumnKind.DATES or self._days_first is not None:
            return False
        return any(date_in(cell, day_first=True) != date_in(cell, day_first=False) for cell in self.cells if cell)

    def read(self, text: str) -> Value | None:
        """Return what a text stands for in a comparison: it is written as programs do, or as the cells are."""
        if self.kind is ColumnKind.NUMBERS:
            plain, written = plain_number(text), written_in(text)
            is_alike = written is not None and (not written.unit or not self.unit or written.unit == self.unit)
            return self._style.read(written) if plain is None and written and is_alike else plain
        return self._date(text) if self.kind is ColumnKind.DATES else folded(text) or None

    @cached_property
    def _written(self) -> list[Written | None]:
        return [written_in(cell) for cell in self.cells]

    @cached_property
    def _style(self) -> NumberStyle:
        return style_of(filter(None, self._written), self.decimal_mark_elsewhere)

    @cached_property
    def _numbers(self) -> list[Decimal | None]:
        # What is measured otherwise can't be compared: kilograms with grams, or the price of a piece with that of ten.
        known = ("", self.unit)
        return [self._style.read(one) if one and one.unit in known else None for one in self._written]

    @cached_property
    def _days_first(self) -> bool | None:
        told = days_come_first(self.cells)
        return self.days_first_elsewhere if told is None else told

    @cached_property
    def _dates(self) -> list[datetime | None]:
        return [self._date(cell) for cell in self.cells]

    def _date(self, text: str) -> datetime | None:
        return date_in(text, day_first=self._days_first is not False)


def columns_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of a table; how numbers and dates are written in one tells what they mean in the others."""
    every = list(islice((cell for row in rows for cell in row if cell), _TELLING))
    mark = style_of(filter(None, map(written_in, every)), None).decimal_mark
    days_first = days_come_first(every)
    return [
        Column(name, tuple(row[place] if place < len(row) else "" for row in rows), mark, days_first)
        for place, name in enumerate(header)
    ]


def folded(text: str) -> str:
    """Return a text without case and accents, in which what reads alike is alike."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in parted if not unicodedata.combining(sign)).split())
