"""The tables of a Word document: their grid, with the merged cells laid out in it, and their header."""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from common.knowledge.parsers.docx_xml import at, named, number, shown, switch, value
from common.knowledge.rules.content import Row, Table

Line = list[str | None]
"""A row of the grid. None is a place that the cell to the left spans as well."""

_ROW, _CELL = named("w:tr"), named("w:tc")
_MOST_COLUMNS = 63
_LONGEST_NAME = 80
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, without those whose deletion is tracked."""
    return [row for row in shown(table, _ROW) if at(row, "w:trPr", "w:del") is None]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, without those whose deletion is tracked. A merged cell is one, in its first row."""
    return [cell for cell in shown(row, _CELL) if at(cell, "w:tcPr", "w:cellDel") is None]


def read_table(rows: Sequence[etree._Element], text_of: Callable[[etree._Element], str]) -> Table | None:
    """Lay out a table; `text_of` reads a cell. None if there is no text in it.

    A cell that is merged over several rows stands in each of them, so that each row can be understood alone; one that
    is merged over several columns stands in the first, but in a header names all of them. A row that is one cell
    above all others is the table's title.
    """
    grid = _grid(rows, text_of)
    marked = [switch(row, "w:trPr", "w:tblHeader") is True for row in rows]
    filled = [index for index, line in enumerate(grid) if any(line)]
    grid, marked = [grid[index] for index in filled], [marked[index] for index in filled]
    if not grid:
        return None
    title = ""
    if len(grid) > 1 and grid[0][0] and set(grid[0][1:]) == {None}:
        title, grid, marked = grid[0][0], grid[1:], marked[1:]
    height = _header_height(grid, marked)
    rest = tuple(Row(tuple(text or "" for text in line)) for line in grid[height:])
    return Table(rest, _header(grid[:height]), title)


def _grid(rows: Sequence[etree._Element], text_of: Callable[[etree._Element], str]) -> list[Line]:
    grid: list[Line] = []
    for row in rows:
        line: Line = [""] * _columns(row, "w:trPr", "w:gridBefore", least=0)
        for cell in cells_of(row):
            line += [_text(cell, grid[-1:], len(line), text_of), *[None] * (_columns(cell, "w:tcPr", "w:gridSpan") - 1)]
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [""] * (width - len(line)) for line in grid]


def _text(cell: etree._Element, above: list[Line], column: int, text_of: Callable[[etree._Element], str]) -> str | None:
    if _goes_on(cell, "w:hMerge"):
        return None
    if _goes_on(cell, "w:vMerge") and above and column < len(above[0]):
        return above[0][column]
    return text_of(cell)


def _goes_on(cell: etree._Element, direction: str) -> bool:
    merged = at(cell, "w:tcPr", direction)
    return merged is not None and value(merged) != "restart"


def _columns(element: etree._Element, *path: str, least: int = 1) -> int:
    """Return how many columns something spans, never more than Word allows: a forged number would fill the memory."""
    return min(max(number(element, *path) or least, least), _MOST_COLUMNS)


def _header_height(grid: list[Line], marked: list[bool]) -> int:
    """Return how many of the first rows are the header: those that are marked, or the first if it looks like one."""
    height = marked.index(False) if False in marked else 0
    if height or len(grid) < 2:
        return height
    names = [text for text in grid[0] if text]
    mostly_filled = 2 * sum(text != "" for text in grid[0]) >= len(grid[0])
    return int(mostly_filled and len(names) > 1 and len(names) == len(set(names)) and all(map(_is_name, names)))


def _is_name(text: str) -> bool:
    """Say whether a text may name a column: no item of a list, no label in a form, no figure unless it is a year."""
    is_label = len(text) > _LONGEST_NAME or text.startswith("- ") or text.endswith(":")
    return not is_label and (any(map(str.isalpha, text)) or _YEAR.fullmatch(text) is not None)


def _header(lines: list[Line]) -> tuple[str, ...]:
    """Return one name per column. In a header of several rows it is what stands over the column in each."""
    spread = []
    for line in lines:
        names: list[str] = []
        for name in line:
            names.append(names[-1] if name is None and names else name or "")
        spread.append(names)
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))
