"""Which of the first rows of a table are its header, and what they call each column."""

from collections.abc import Sequence
from itertools import pairwise

from common.knowledge.parsers.sheets import Cell, Holds

GridRow = tuple[Cell | None, ...]
Grid = Sequence[GridRow]

_DEEPEST = 4
_YEARS = range(1900, 2101)


def header_depth(grid: Grid) -> int:
    """Say how many rows at the top of a table are its header. `grid` is the table, or as much of it as tells what its
    columns hold.

    The first row is a header if all of it is text; or if it is mostly text and set off by bold type or colour; or if
    it is a scale of dates, years or numbers that count up. A single column needs a header that stands out; pairs of
    labels and values have none.
    """
    if len(grid) < 2 or not _may_be_header(grid) or _are_pairs(grid):
        return 0
    if len(grid[0]) == 1 and not stands_out(grid):
        return 0
    depth = 1
    while depth < min(_DEEPEST, len(grid) - 1) and _goes_on(grid, depth):
        depth += 1
    return depth


def header_names(rows: Grid) -> tuple[str, ...]:
    """Name each column by the headings above it: "2023 › Q1". One that isn't merged reaches as far as the next."""
    paths: list[list[str]] = [[] for _ in rows[0]]
    for depth, row in enumerate(rows):
        heading: Cell | None = None
        for column, cell in enumerate(row):
            is_group = any(other[column] not in (None, cell) for other in rows[depth + 1 :])
            if cell or not is_group:
                heading = cell if is_group and not _is_merged(row, column) else None
            shown = cell or heading
            if shown and shown.text not in paths[column][-1:]:
                paths[column].append(shown.text)
    return tuple(" › ".join(path) for path in paths)


def stands_out(grid: Grid) -> bool:
    """Say whether the first row differs from those below it in a way that makes it their header."""
    first, below = grid[0], grid[1:]
    if not below:
        return False
    return _is_set_off(grid) or _is_scale(grid) or any(map(_names_a_column, first, zip(*below, strict=True)))


def _may_be_header(grid: Grid) -> bool:
    return _is_text(grid[0]) or _is_set_off(grid) or _is_scale(grid)


def _is_text(row: GridRow) -> bool:
    return all(cell.holds == Holds.TEXT for cell in row if cell)


def _is_emphasised(row: GridRow) -> bool:
    return all(cell.emphasised for cell in row if cell)


def _is_merged(row: GridRow, column: int) -> bool:
    return any(cell is row[column] for cell in (*row[max(column - 1, 0) : column], *row[column + 1 : column + 2]))


def _is_set_off(grid: Grid) -> bool:
    """Say whether the first row is mostly text in bold type or on a colour that soon ends."""
    cells = [cell for cell in grid[0] if cell]
    is_mostly_text = sum(cell.holds == Holds.TEXT for cell in cells) * 2 > len(cells)
    return is_mostly_text and _is_emphasised(grid[0]) and not all(map(_is_emphasised, grid[1 : _DEEPEST + 1]))


def _names_a_column(name: Cell | None, column: Sequence[Cell | None]) -> bool:
    """Say whether a text stands over things that are mostly something else."""
    cells = [cell for cell in column if cell]
    texts = sum(cell.holds == Holds.TEXT for cell in cells)
    return name is not None and name.holds == Holds.TEXT and texts * 2 < len(cells)


def _is_scale(grid: Grid) -> bool:
    """Say whether the first row has, behind its first cell, a scale, and the second none of that kind."""
    scale = _scale(grid[0])
    return scale is not None and len(grid) > 1 and _scale(grid[1]) != scale


def _scale(row: GridRow) -> str | None:
    """Tell what kind of scale goes up or down from the row's second cell on: dates, years, or numbers by one."""
    marks = [cell for cell in row if cell and cell.holds != Holds.TEXT]
    if len(marks) < 2 or row[0] in marks:
        return None
    if all(cell.holds == Holds.DATE for cell in marks):
        return "dates"
    if not all(cell.text.isdecimal() for cell in marks):
        return None
    numbers = [int(cell.text) for cell in marks]
    steps = {after - before for before, after in pairwise(numbers)}
    if all(number in _YEARS for number in numbers) and (min(steps) > 0 or max(steps) < 0):
        return "years"
    return "counters" if steps in ({1}, {-1}) else None


def _are_pairs(grid: Grid) -> bool:
    """Say whether the table is two columns of labels and their values: an address, the head of an invoice."""
    if len(grid[0]) != 2:
        return False
    labels = tuple(row[0] for row in grid)
    colons = sum(label is not None and label.text.endswith(":") for label in labels)
    are_labels_set_off = _is_emphasised(labels) and not any(row[1] and row[1].emphasised for row in grid)
    return colons * 2 > len(labels) or are_labels_set_off


def _is_alone_in_front(row: GridRow) -> bool:
    """Say whether a row is one text at its beginning, merged or not: that is the name of what is below it."""
    return row[0] is not None and all(cell in (None, row[0]) for cell in row)


def _goes_on(grid: Grid, depth: int) -> bool:
    """Say whether the row at `depth`, below rows of the header, is one more of them."""
    above, row, rest = grid[depth - 1], grid[depth], grid[depth:]
    if any(cell and cell is other for cell, other in zip(above, row, strict=True)):
        return True
    if _is_alone_in_front(row):
        return False
    if not (_is_text(row) or _is_scale(rest)) or (_is_emphasised(above) and not _is_emphasised(row)):
        return False
    if _is_set_off(rest):
        return True
    is_grouped = any(cell and _is_merged(above, column) for column, cell in enumerate(above))
    has_gaps = any(cell and not other for cell, other in zip(row, above, strict=True))
    return (is_grouped or has_gaps) and (stands_out(rest) or (is_grouped and all(map(_is_text, rest))))
