"""Excel workbooks (.xlsx, .xlsm), streamed row by row with openpyxl, so that a large one needs little memory."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.cell_range import CellRange

from common.knowledge.parsers.plain_books import readable
from common.knowledge.parsers.sheets import Area, Sheet
from common.knowledge.parsers.workbooks import pieces
from common.knowledge.parsers.xlsx_cells import Cells
from common.knowledge.parsers.xlsx_links import area_of, put_links, table_areas
from common.knowledge.parsers.xlsx_package import package, telling_damage
from common.knowledge.rules.content import Kind, Piece

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
# The end of a formula with no value behind it, or with an empty one; and one that leads elsewhere.
_TO_BE_READ = re.compile(
    rb"(?:</(?:\w+:)?f|<(?:\w+:)?f\s[^>]*/)>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
    rb"|<(?:\w+:)?f[^>]*>\s*HYPERLINK\(",
    re.IGNORECASE,
)
_LONGEST_MATCH = 2000


def parse(path: Path, include_hidden: bool, include_hidden_cells: bool = False) -> Iterator[Piece]:
    """Yield each sheet's tables and the progress, the summary last. Charts, pictures and comments are left out.

    Raises:
        Unreadable: the workbook is encrypted, damaged or empty, or it would take too much memory.
    """
    with ExitStack() as opened:
        book = readable(lambda: _Book(opened.enter_context(package(path))), path)
        yield from pieces(Kind.XLSX, book, include_hidden, include_hidden_cells)


class _Book:
    def __init__(self, file: IO[bytes]) -> None:
        with telling_damage():
            self._workbook = _opened(file)
            self._cells = Cells(self._workbook)
            self.hidden = {sheet.title: sheet.sheet_state != "visible" for sheet in self._workbook.worksheets}

    def sheet(self, name: str) -> Sheet:
        return _sheet(self._cells, self._workbook[name])


class _Reader(ExcelReader):
    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """Leave out the sheet: it has no cells, and openpyxl gives up on some kinds of charts."""


def _opened(file: IO[bytes]) -> Any:
    reader = _Reader(file, read_only=True, data_only=True, keep_links=False, rich_text=True)
    reader.read()
    return reader.wb


def _sheet(cells: Cells, source: Any) -> Sheet:
    with telling_damage():
        merged, has_formulas_to_read = _scan(source)
        streamed = cells.streamed(source)
        filling = streamed.filling
        filling.painted(table_areas(source))
        uncalculated = cells.put_formulas(source, streamed) if has_formulas_to_read else []
        put_links(source, streamed.links, filling)
        return filling.sheet(
            source.title,
            merged=merged,
            uncalculated=uncalculated,
            hidden_rows=streamed.hidden_rows,
            hidden_columns=streamed.hidden_columns,
        )


def _scan(source: Any) -> tuple[list[Area], bool]:
    """Find in the sheet's XML what openpyxl does not stream: the merged areas, and whether formulas are to be read."""
    merged: set[bytes] = set()
    has_formulas_to_read = False
    with source._get_source() as xml:
        window = b""
        while chunk := xml.read(1 << 20):
            window = window[-_LONGEST_MATCH:] + chunk
            merged.update(_MERGED.findall(window))
            has_formulas_to_read = has_formulas_to_read or _TO_BE_READ.search(window) is not None
    return [area_of(CellRange(reference.decode())) for reference in merged], has_formulas_to_read
