"""A sheet in memory, whatever kind of workbook it came from: its cells as a person sees them, merged ones filled."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.number_formats import Value, displayed
from common.knowledge.rules.content import Problem, Unreadable

# Excel takes no longer texts.
_LONGEST = 32_767
_MOST_MERGED = 5_000_000


class Holds(StrEnum):
    """What a cell holds. OTHER is what is data wherever it stands: truth values, errors, formulas."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    OTHER = "other"


class Cell(NamedTuple):
    """A cell with something in it. `emphasised`: bold, or on a coloured ground. `is_unseen`: it shows none of it."""

    text: str
    holds: Holds
    emphasised: bool
    is_unseen: bool = False


class Area(NamedTuple):
    """A rectangle of cells, both ends included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


Row = dict[int, Cell]
Rows = dict[int, Row]


class Hidden(NamedTuple):
    """The rows and columns of a sheet that are hidden, in order, and how many of them hold something.

    By hand, by a filter, in a group that is folded, or because they have no height or width: a person sees none of it.
    `cells_in_use` elsewhere show nothing of what they hold.
    """

    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    rows_in_use: int = 0
    columns_in_use: int = 0
    cells_in_use: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells with something in them by row and column, both in order. A merged area has one object in all its cells.

    `uncalculated`: the (row, column) of the formulas that show themselves because their value was never calculated.
    What is `hidden` is among the cells all the same; of what is `struck` out, only the places are known.
    `is_plain`: how its cells look is not known.
    """

    name: str
    rows: Rows
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    hidden: Hidden = Hidden()
    struck: Sequence[tuple[int, int]] = ()
    is_plain: bool = False


def cell(value: Value, look: Look) -> Cell | None:
    """Return the cell that shows `value` with this look, None if there is nothing in it, or its value is a blank."""
    text = " ".join(displayed(value, look.code)[:_LONGEST].split())
    return Cell(text, _holds(value), look.emphasised, look.is_unseen or look.blends_in) if text else None


def hidden_lines(rows: Rows, hidden_rows: Iterable[int], hidden_columns: Iterable[int]) -> Hidden:
    """Return what is hidden of a sheet. Ask before merged areas are filled: those reach over what holds nothing."""
    lines, columns = sorted(set(hidden_rows)), sorted(set(hidden_columns))
    used = {column for row in rows.values() for column in row} if columns else set()
    apart, gone = set(lines), set(columns)
    unseen = sum(
        cell.is_unseen and column not in gone
        for number, row in rows.items()
        if number not in apart
        for column, cell in row.items()
    )
    return Hidden(lines, columns, sum(bool(rows.get(line)) for line in lines), len(used.intersection(columns)), unseen)


def fill(rows: Rows, merged: Iterable[Area]) -> None:
    """Repeat what a merged area shows in each of its cells, as far as the sheet is in use.

    Raises:
        Unreadable: TOO_LARGE, the areas are larger than any that people merge.
    """
    bottom = max(rows, default=0)
    right = max((max(row) for row in rows.values() if row), default=0)
    room = _MOST_MERGED
    for area in merged:
        if shown := rows.get(area.top, {}).get(area.left):
            columns = range(area.left, min(area.right, right) + 1)
            room -= len(columns) * (min(area.bottom, bottom) - area.top + 1)
            if room < 0:
                message = "The merged areas of a sheet are too large: take them apart, and upload it again."
                raise Unreadable(Problem.TOO_LARGE, message)
            for number in range(area.top, min(area.bottom, bottom) + 1):
                rows.setdefault(number, {}).update(dict.fromkeys(columns, shown))


def in_order(rows: Rows) -> Rows:
    """Return the rows that aren't empty from top to bottom, their cells from left to right."""
    return {number: dict(sorted(rows[number].items())) for number in sorted(rows) if rows[number]}


def between(row: Row, left: int, right: int) -> Row:
    """Return the cells of a row from the column `left` to the column `right`."""
    return {column: row[column] for column in range(left, right + 1) if column in row}


def is_one_cell(cells: Collection[Cell]) -> bool:
    """Say whether the cells of a row are a single one, merged or not."""
    return len(set(map(id, cells))) == 1


def _holds(value: Value) -> Holds:
    if isinstance(value, str):
        return Holds.TEXT
    if isinstance(value, bool):
        return Holds.OTHER
    return Holds.NUMBER if isinstance(value, int | float) else Holds.DATE
