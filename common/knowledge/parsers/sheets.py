"""A sheet in memory, whatever kind of workbook it came from: its cells as a person sees them, merged ones filled."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from common.knowledge.parsers.number_formats import Value, displayed


class Holds(StrEnum):
    """What a cell holds. OTHER is what is data wherever it stands: truth values, errors, formulas."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    OTHER = "other"


class Cell(NamedTuple):
    """A cell with something in it. `emphasised`: bold, or on a coloured ground."""

    text: str
    holds: Holds
    emphasised: bool


class Area(NamedTuple):
    """A rectangle of cells, both ends included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


Row = dict[int, Cell]
Rows = dict[int, Row]


class Hidden(NamedTuple):
    """The rows and columns of a sheet that are hidden, in order, and how many of them hold something.

    By hand, by a filter, in a group that is folded, or because they have no height or width: a person sees none of it.
    """

    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    rows_in_use: int = 0
    columns_in_use: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells with something in them by row and column, both in order. A merged area has one object in all its cells.

    `uncalculated`: the (row, column) of the formulas that show themselves because their value was never calculated.
    What is `hidden` is among the cells all the same.
    """

    name: str
    rows: Rows
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    hidden: Hidden = Hidden()


def cell(value: Value, code: str, emphasised: bool) -> Cell | None:
    """Return the cell that shows `value` under the format `code`, None if a person sees nothing there."""
    text = " ".join(displayed(value, code).split())
    return Cell(text, _holds(value), emphasised) if text else None


def hidden_lines(rows: Rows, hidden_rows: Iterable[int], hidden_columns: Iterable[int]) -> Hidden:
    """Return what is hidden of a sheet. Ask before merged areas are filled: those reach over what holds nothing."""
    lines, columns = sorted(set(hidden_rows)), sorted(set(hidden_columns))
    used = {column for row in rows.values() for column in row} if columns else set()
    return Hidden(lines, columns, sum(bool(rows.get(line)) for line in lines), len(used.intersection(columns)))


def fill(rows: Rows, merged: Iterable[Area]) -> None:
    """Repeat what a merged area shows in each of its cells, as far as the sheet is in use."""
    bottom = max(rows, default=0)
    right = max((max(row) for row in rows.values() if row), default=0)
    for area in merged:
        if shown := rows.get(area.top, {}).get(area.left):
            columns = range(area.left, min(area.right, right) + 1)
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
