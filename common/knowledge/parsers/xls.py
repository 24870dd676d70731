"""Workbooks of Excel 97 to 2003 (.xls), read with xlrd."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import xlrd  # type: ignore[import-untyped]
from openpyxl.styles.numbers import is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from common.knowledge.parsers.number_formats import Value
from common.knowledge.parsers.sheets import Area, Cell, Hidden, Holds, Rows, Sheet, cell, fill, hidden_lines, in_order
from common.knowledge.parsers.workbooks import pieces
from common.knowledge.rules.content import Kind, Piece, Problem, Unreadable

_BOLD = 700


def parse(path: Path, include_hidden: bool, include_hidden_cells: bool = False) -> Iterator[Piece]:
    """Yield each sheet's tables and the progress, the summary last. Charts, pictures and comments are left out.

    Raises:
        Unreadable: the workbook is encrypted, damaged or empty, or it would take too much memory.
    """
    with _telling_damage():
        # xlrd tells every oddity of a file on the standard output, unless it is given another.
        book = xlrd.open_workbook(path, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
    hidden = {sheet.name: sheet.visibility != 0 for sheet in book.sheets()}
    yield from pieces(Kind.XLS, hidden, include_hidden, include_hidden_cells, partial(_sheet, book))


@contextmanager
def _telling_damage() -> Iterator[None]:
    """A broken workbook makes xlrd fail in any way there is."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
            message = "The workbook is protected with a password. Remove it in Excel (File, Info), and upload it again."
            raise Unreadable(Problem.ENCRYPTED, message) from error
        message = "The workbook is damaged. Open it in Excel, save it as .xlsx, and upload that."
        raise Unreadable(Problem.DAMAGED, message) from error


def _sheet(book: Any, name: str) -> Sheet:
    with _telling_damage():
        source = book.sheet_by_name(name)
        rows: Rows = {}
        for number in range(source.nrows):
            shown = ((place, _cell(book, given)) for place, given in enumerate(source.row(number), start=1))
            rows[number + 1] = {column: cell for column, cell in shown if cell}
        hidden = _hidden(source, rows)
        # xlrd counts from 0, and ends behind the last.
        fill(rows, [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells])
        book.unload_sheet(name)
    return Sheet(name, in_order(rows), hidden=hidden)


def _hidden(source: Any, rows: Rows) -> Hidden:
    """Tell what is hidden, by hand, by a filter or in a folded group, or has no width."""
    lines = (number + 1 for number, row in source.rowinfo_map.items() if row.hidden)
    columns = (place + 1 for place, column in source.colinfo_map.items() if column.hidden or column.width == 0)
    return hidden_lines(rows, lines, columns)


def _cell(book: Any, given: Any) -> Cell | None:
    if given.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if given.ctype == xlrd.XL_CELL_ERROR:
        return Cell(xlrd.error_text_from_code.get(given.value, "#ERROR!"), Holds.OTHER, False)
    style = book.xf_list[given.xf_index]
    code = book.format_map[style.format_key].format_str
    font = book.font_list[style.font_index]
    emphasised = bool(font.bold) or font.weight >= _BOLD or style.background.fill_pattern != 0
    return cell(_value(book, given, code), code, emphasised)


def _value(book: Any, given: Any, code: str) -> Value:
    if given.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(given.value)
    if given.ctype != xlrd.XL_CELL_DATE:
        return cast(Value, given.value)
    epoch = MAC_EPOCH if book.datemode else WINDOWS_EPOCH
    try:
        return cast(Value, from_excel(given.value, epoch, timedelta=is_timedelta_format(code)))
    except OverflowError:
        return float(given.value)
