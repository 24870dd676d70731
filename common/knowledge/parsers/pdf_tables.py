"""The tables of a PDF page: cells between ruling lines, and what becomes of them once they hold text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.knowledge.parsers.pdf_rulings import Ruling
from common.knowledge.rules.content import Row, Table

Cell = tuple[float, float, float, float]
_SNAP = 3
_SHORTEST = 3
_MOST_CROSSINGS = 6000
_NUMBER = re.compile(r"^\W*\d[\d\s.,:/%+-]*\W*(\w{1,3}\W*)?$")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that hang together, row by row. None stands where a cell reaches over from its neighbour."""

    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def cells(self) -> list[Cell]:
        """The cells from left to right and top to bottom, each as (left, top, right, bottom); down is positive."""
        return [cell for row in self.rows for cell in row if cell]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(cell[1] for cell in self.cells)

    def holds_table(self, filled: set[Cell]) -> bool:
        """Say whether two rows and two columns have text: a frame, a box in columns and a chart have not."""
        rows = [row for row in self.rows if filled.intersection(row)]
        columns = [column for column in zip(*self.rows, strict=True) if filled.intersection(column)]
        return len(rows) > 1 and len(columns) > 1


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the grids that the lines make, each of at least two cells, from top to bottom."""
    across = sum(ruling.y0 == ruling.y1 for ruling in rulings)
    if across < 2 or len(rulings) - across < 2:
        return []
    # Most PDFs have no tables: they need not wait for the import.
    from pdfplumber import table as plumbing
    from pdfplumber.utils.geometry import filter_edges

    merged = plumbing.merge_edges([_edge(ruling) for ruling in rulings], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = filter_edges(merged, min_length=_SHORTEST)
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > _MOST_CROSSINGS:
        return []
    cells = plumbing.intersections_to_cells(plumbing.edges_to_intersections(edges, _SNAP, _SNAP))
    return [_grid(group) for group in plumbing.cells_to_tables(cells)]


def table(grid: Grid, texts: Mapping[Cell, str], bold: set[Cell], title: str, page: int) -> Table:
    """Return the table that the grid is with these texts in its cells; `bold` are the cells in bold type."""
    rows = [tuple(texts.get(cell, "") if cell else "" for cell in row) for row in grid.rows]
    told = [row for row in rows if any(row)]
    emphasised = bold.issuperset(cell for cell in grid.rows[0] if cell and cell in texts)
    headed = rows[0] == told[0] and _is_header(told[0], told[1:], emphasised)
    header = told.pop(0) if headed else ()
    return Table(tuple(Row(cells) for cells in told), header, title, page)


def _is_header(first: tuple[str, ...], rest: Sequence[tuple[str, ...]], emphasised: bool) -> bool:
    """Say whether a row names the columns: all in words, and bold, or of many columns, or over numbers.

    Two columns of words alone are as likely a name and its value in each row.
    """
    named = [cell for cell in first if cell]
    if len(named) < len(first) - 1 or any(_NUMBER.match(cell) for cell in named):
        return False
    numbers = [sum(bool(_NUMBER.match(cell)) for cell in column) for column in zip(*rest, strict=True)]
    return emphasised or len(first) > 2 or any(2 * count > len(rest) for count in numbers)


def _edge(ruling: Ruling) -> dict[str, float | str]:
    x0, y0, x1, y1 = ruling
    place = {"x0": x0, "x1": x1, "top": y0, "bottom": y1, "width": x1 - x0, "height": y1 - y0}
    return {"orientation": "h" if y0 == y1 else "v", **place}


def _grid(cells: Sequence[Cell]) -> Grid:
    at = {(cell[0], cell[1]): cell for cell in cells}
    lefts, tops = sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
    return Grid(tuple(tuple(at.get((left, top)) for left in lefts) for top in tops))
