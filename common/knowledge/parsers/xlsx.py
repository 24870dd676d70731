"""Excel workbooks (.xlsx, .xlsm), streamed row by row with openpyxl, so that a large one needs little memory."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula

from common.knowledge.parsers.sheets import Area, Cell, Hidden, Holds, Rows, Sheet, cell, fill, hidden_lines, in_order
from common.knowledge.parsers.workbooks import pieces
from common.knowledge.parsers.xlsx_package import package, telling_damage
from common.knowledge.rules.content import Kind, Piece

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
# The end of a formula with no value behind it, or with an empty one.
_VALUELESS = re.compile(
    rb"(?:</(?:\w+:)?f|<(?:\w+:)?f\s[^>]*/)>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_LONGEST_MATCH = 2000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_COLUMN = 16_384


def parse(path: Path, include_hidden: bool, include_hidden_cells: bool = False) -> Iterator[Piece]:
    """Yield each sheet's tables and the progress, the summary last. Charts, pictures and comments are left out.

    Raises:
        Unreadable: the workbook is encrypted, damaged or empty, or it would take too much memory.
    """
    with package(path) as file:
        with telling_damage():
            workbook = _opened(file, data_only=True)
            hidden = {sheet.title: sheet.sheet_state != "visible" for sheet in workbook.worksheets}
        yield from pieces(
            Kind.XLSX, hidden, include_hidden, include_hidden_cells, lambda name: _sheet(file, workbook[name])
        )


class _Reader(ExcelReader):
    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """Leave out the sheet: it has no cells, and openpyxl gives up on some kinds of charts."""


def _opened(file: IO[bytes], *, data_only: bool) -> Any:
    reader = _Reader(file, read_only=True, data_only=data_only, keep_links=False)
    reader.read()
    return reader.wb


def _sheet(file: IO[bytes], source: Any) -> Sheet:
    with telling_damage():
        merged, lacks_values = _scan(source)
        rows, blank, hidden = _rows(source)
        formulas = _formulas(_opened(file, data_only=False)[source.title]) if lacks_values else {}
        uncalculated = [place for place in formulas if place[1] not in rows.get(place[0], {}) and place not in blank]
        for row, column in uncalculated:
            rows.setdefault(row, {})[column] = Cell(formulas[row, column], Holds.OTHER, False)
        fill(rows, merged)
    return Sheet(source.title, in_order(rows), uncalculated, hidden)


def _scan(source: Any) -> tuple[list[Area], bool]:
    """Find in the sheet's XML what openpyxl does not stream: the merged areas, and whether formulas lack a value."""
    merged: set[bytes] = set()
    lacks_values = False
    with source._get_source() as xml:
        window = b""
        while chunk := xml.read(1 << 20):
            window = window[-_LONGEST_MATCH:] + chunk
            merged.update(_MERGED.findall(window))
            lacks_values = lacks_values or _VALUELESS.search(window) is not None
    return [_area(reference.decode()) for reference in merged], lacks_values


def _area(reference: str) -> Area:
    cells = CellRange(reference)
    return Area(cells.min_row, cells.min_col, cells.max_row, cells.max_col)


def _rows(source: Any) -> tuple[Rows, set[tuple[int, int]], Hidden]:
    """Return the cells with something in them, the (row, column) of those whose value shows nothing, what is hidden."""
    rows: Rows = {}
    blank: set[tuple[int, int]] = set()
    hidden_rows: list[int] = []
    with source._get_source() as xml:
        parser = _parser(source, xml)
        for number, cells in parser.parse():
            # Taken out, or every row of a large sheet would leave its attributes behind.
            if _is_hidden(parser.row_dimensions.pop(str(number), {}), "ht"):
                hidden_rows.append(number)
            for given in (ReadOnlyCell(source, **one) for one in cells):
                if given.value is None:
                    if given.data_type == "str":
                        blank.add((given.row, given.column))
                elif shown := _cell(given):
                    rows.setdefault(given.row, {})[given.column] = shown
                else:
                    blank.add((given.row, given.column))
    return rows, blank, hidden_lines(rows, hidden_rows, _hidden_columns(parser))


def _parser(source: Any, xml: IO[bytes]) -> Any:
    """Return what openpyxl streams a sheet with. Its own loop over the rows does not tell which are hidden."""
    book = source.parent
    return WorkSheetParser(
        xml,
        source._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Say whether a row or column is hidden, or of no size. Excel marks what a filter or a folded group hides alike."""
    extent = attributes.get(size)
    return attributes.get("hidden") in ("1", "true") or (bool(extent) and not str(extent).strip("0."))


def _hidden_columns(parser: Any) -> Iterator[int]:
    for attributes in parser.column_dimensions.values():
        if _is_hidden(attributes, "width"):
            first = int(attributes["min"])
            yield from range(first, min(int(attributes.get("max", first)), _LAST_COLUMN) + 1)


def _cell(given: Any) -> Cell | None:
    if given.data_type == "e":
        return Cell(given.value, Holds.OTHER, False)
    value = given.value
    if isinstance(value, str) and "_x" in value:
        value = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), value)
    if not given.has_style:
        return cell(value, "General", False)
    emphasised = bool(given.font.b) or given.fill.fill_type is not None
    return cell(value, given.number_format, emphasised)


def _formulas(source: Any) -> dict[tuple[int, int], str]:
    source.reset_dimensions()
    found: dict[tuple[int, int], str] = {}
    for row in source.iter_rows():
        for given in row:
            text = given.value.text if isinstance(given.value, ArrayFormula) else given.value
            if given.data_type == "f" and isinstance(text, str):
                found[given.row, given.column] = text.replace("_xlfn.", "")
    return found
