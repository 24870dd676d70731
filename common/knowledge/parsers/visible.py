"""What a person sees of a sheet: hidden rows and columns are left out, as if those beside them were neighbours.

So are those of which nothing is left without what is struck out, or shows nothing of what it holds.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from common.knowledge.parsers.regions import tables
from common.knowledge.parsers.sheets import Sheet
from common.knowledge.rules.content import Row, Table


def visible_formulas(sheet: Sheet) -> list[tuple[int, int]]:
    """Return the (row, column) of the formulas that show themselves to a person."""
    rows, columns = set(sheet.hidden.rows), set(sheet.hidden.columns)
    return [(row, column) for row, column in sheet.uncalculated if row not in rows and column not in columns]


def visible_tables(sheet: Sheet) -> Iterator[Table]:
    """Yield the tables that a person sees, from top to bottom, each row and column under its true number.

    Raises:
        Unreadable: TOO_LARGE, the cells are too far apart to make tables of them.
    """
    if not any((*sheet.hidden, sheet.struck)):
        yield from tables(sheet)
        return
    if sheet.hidden.cells_in_use:
        sheet = _without_unseen(sheet)
    columns_in_use = {column for row in sheet.rows.values() for column in row}
    emptied_rows = {row for row, _ in sheet.struck} - sheet.rows.keys()
    emptied_columns = {column for _, column in sheet.struck} - columns_in_use
    rows = _numbered_anew(sheet.rows, sorted(emptied_rows.union(sheet.hidden.rows)))
    columns = _numbered_anew(columns_in_use, sorted(emptied_columns.union(sheet.hidden.columns)))
    seen = {
        rows[number]: {columns[column]: cell for column, cell in row.items() if column in columns}
        for number, row in sheet.rows.items()
        if number in rows
    }
    true_rows, true_columns = ({anew: true for true, anew in lines.items()} for lines in (rows, columns))
    for table in tables(replace(sheet, rows={number: row for number, row in seen.items() if row})):
        width = max(len(table.header), *(len(row.cells) for row in table.rows))
        first, last = (true_columns[table.first_column + place] for place in (0, width - 1))
        yield replace(
            table,
            rows=tuple(Row(row.cells, row.number and true_rows[row.number]) for row in table.rows),
            first_column=first,
            last_column=last if last - first + 1 > width else None,
        )


def _without_unseen(sheet: Sheet) -> Sheet:
    """Treat the cells that show nothing of what they hold like those that are struck out."""
    rows = sheet.rows.items()
    kept = {number: {place: cell for place, cell in row.items() if not cell.is_unseen} for number, row in rows}
    gone = [(number, place) for number, row in rows for place, cell in row.items() if cell.is_unseen]
    return replace(sheet, rows={number: row for number, row in kept.items() if row}, struck=[*sheet.struck, *gone])


def _numbered_anew(lines: Iterable[int], hidden: Sequence[int]) -> dict[int, int]:
    """Return the numbers that the visible ones of the lines have if the hidden ones, in order, are not counted."""
    gone = set(hidden)
    return {line: line - bisect_left(hidden, line) for line in lines if line not in gone}
