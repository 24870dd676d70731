"""The tables of a PDF page: cells between ruling lines, and what becomes of them once they hold text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from common.knowledge.parsers.pdf_baselines import Column, Placed, rows_by_baseline
from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_rulings import Ruling
from common.knowledge.parsers.pdf_text import joined
from common.knowledge.rules.content import Row, Table

Cell = tuple[float, float, float, float]
_SNAP = 3
_SHORTEST = 3
_MOST_CROSSINGS = 6000
# A header and what stands below it: only the columns are ruled. Where rows are as well, one is seldom several.
_ROWS_WITHOUT_RULINGS = 2
_FEWEST_IN_GRID = 3
_NUMBER = re.compile(r"^\W*(?:(?:[A-Z]{3}|[A-Za-z]{1,2}[.$]|kr|zł|Kč)\W*)?\d[\d\s.,:/%+-]*\W*(\w{1,3}\W*)?$")


class TableRow(NamedTuple):
    """A row: one text per column. `bold`: all that stands in it begins in bold type."""

    cells: tuple[str, ...]
    bold: bool

    @classmethod
    def of(cls, columns: Sequence[Column], bold: bool) -> Self:
        """Return the row of these lines in the columns."""
        return cls(tuple(joined(line.text for line in column) for column in columns), bold)


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

    def read(self, lines: Mapping[Cell, Sequence[Line]]) -> list[TableRow]:
        """Return the rows with these lines in the cells; what is told at several heights of one row is several rows."""
        fewest = _FEWEST_IN_GRID if len(self.rows) > _ROWS_WITHOUT_RULINGS else 2
        rows = []
        for cells in self.rows:
            bold = all(line.bold for cell in cells if cell for line in lines.get(cell, ())[:1])
            columns = [[Placed(line.text, line.down) for line in lines.get(cell, ())] if cell else [] for cell in cells]
            rows += [TableRow.of(row, bold) for row in rows_by_baseline(columns, fewest)]
        return rows


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


def is_table(rows: Sequence[TableRow]) -> bool:
    """Say whether two rows and two columns have text: a frame, a box in columns and a chart have not."""
    filled = [row.cells for row in rows if any(row.cells)]
    return len(filled) > 1 and sum(any(column) for column in zip(*filled, strict=True)) > 1


def table(rows: Sequence[TableRow], title: str, page: int) -> Table:
    """Return the table that these rows are, the first of them its header if it names the columns."""
    told = [row.cells for row in rows if any(row.cells)]
    headed = rows[0].cells == told[0] and _is_header(told[0], told[1:], rows[0].bold)
    header = told.pop(0) if headed else ()
    return Table(tuple(Row(cells) for cells in told), header, title, page)


def _is_header(first: tuple[str, ...], rest: Sequence[tuple[str, ...]], emphasised: bool) -> bool:
    """Say whether a row names the columns: all in words, and bold, or of many columns, or over numbers.

    Two columns of words alone are as likely a name and its value in each row.
    """
    named = [cell for cell in first if cell]
    if len(named) < len(first) - 1 or any(is_number(cell) for cell in named):
        return False
    numbers = [sum(is_number(cell) for cell in column) for column in zip(*rest, strict=True)]
    return emphasised or len(first) > 2 or any(2 * count > len(rest) for count in numbers)


def is_number(cell: str) -> bool:
    """Say whether a cell holds a number, with its unit or currency, rather than words."""
    return _NUMBER.match(cell) is not None


def _edge(ruling: Ruling) -> dict[str, float | str]:
    x0, y0, x1, y1 = ruling
    place = {"x0": x0, "x1": x1, "top": y0, "bottom": y1, "width": x1 - x0, "height": y1 - y0}
    return {"orientation": "h" if y0 == y1 else "v", **place}


def _grid(cells: Sequence[Cell]) -> Grid:
    at = {(cell[0], cell[1]): cell for cell in cells}
    lefts, tops = sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells})
    return Grid(tuple(tuple(at.get((left, top)) for left in lefts) for top in tops))
