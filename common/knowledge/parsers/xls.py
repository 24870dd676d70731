"""Workbooks of Excel 97 to 2003 (.xls), read with xlrd."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import xlrd  # type: ignore[import-untyped]
from openpyxl.styles.numbers import is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from common.knowledge.parsers.filling import Filling, Run
from common.knowledge.parsers.looks import BLACK, BUILT_IN_DATES, WHITE, Look, look
from common.knowledge.parsers.number_formats import Value
from common.knowledge.parsers.plain_books import readable
from common.knowledge.parsers.sheets import Area, Sheet
from common.knowledge.parsers.workbooks import pieces
from common.knowledge.rules.content import Kind, Piece, Problem, Unreadable

_BOLD = 700
# What names stand for is not asked for here, and takes a whole workbook with it where xlrd does not understand it.
xlrd.book.Book.names_epilogue = lambda book: None


def parse(path: Path, include_hidden: bool, include_hidden_cells: bool = False) -> Iterator[Piece]:
    """Yield each sheet's tables and the progress, the summary last. Charts, pictures and comments are left out.

    Raises:
        Unreadable: the workbook is encrypted, damaged or empty, or it would take too much memory.
    """
    yield from pieces(Kind.XLS, readable(lambda: _Book(path), path), include_hidden, include_hidden_cells)


class _Book:
    def __init__(self, path: Path) -> None:
        with _telling_damage():
            self._book = xlrd.open_workbook(
                path,
                # xlrd tells every oddity of a file on the standard output, unless it is given another.
                logfile=io.StringIO(),
                formatting_info=True,
                ragged_rows=True,
                # Some programs write containers that overlap with themselves where nothing is read.
                ignore_workbook_corruption=True,
            )
        self.hidden = {sheet.name: sheet.visibility != 0 for sheet in self._book.sheets()}

    def sheet(self, name: str) -> Sheet:
        return _sheet(self._book, name)


@contextmanager
def _telling_damage() -> Iterator[None]:
    """A broken workbook makes xlrd fail in any way there is."""
    try:
        yield
    except (MemoryError, Unreadable):
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
        filling = Filling()
        looks = _Looks(book)
        for number in range(source.nrows):
            for place, given in enumerate(source.row(number)):
                if given.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    _put(filling, looks, source, number, place, given)
        for (number, place), link in source.hyperlink_map.items():
            if link.type == "url":
                filling.link(number + 1, place + 1, link.url_or_path)
        # xlrd counts from 0, and ends behind the last.
        merged = [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in source.merged_cells]
        # By hand, by a filter or in a folded group, or because it has no width.
        hidden_rows = (number + 1 for number, row in source.rowinfo_map.items() if row.hidden)
        columns = source.colinfo_map.items()
        hidden_columns = (place + 1 for place, column in columns if column.hidden or column.width == 0)
        book.unload_sheet(name)
        return filling.sheet(name, merged=merged, hidden_rows=hidden_rows, hidden_columns=hidden_columns)


def _put(filling: Filling, looks: "_Looks", source: Any, number: int, place: int, given: Any) -> None:
    look = looks.of(given)
    if given.ctype == xlrd.XL_CELL_ERROR:
        filling.put_other(number + 1, place + 1, xlrd.error_text_from_code.get(given.value, "#ERROR!"))
    elif runs := source.rich_text_runlist_map.get((number, place)):
        filling.put_runs(number + 1, place + 1, looks.runs(given.value, runs, look), look)
    else:
        filling.put(number + 1, place + 1, _value(source.book, given, look.code), look)


class _Looks:
    """How the cells of a workbook look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, Look] = {}

    def of(self, given: Any) -> Look:
        if given.xf_index not in self._known:
            self._known[given.xf_index] = self._look(self._book.xf_list[given.xf_index])
        return self._known[given.xf_index]

    def runs(self, text: str, runs: Sequence[tuple[int, int]], look: Look) -> list[Run]:
        """Cut a text where its font changes, and say of each run whether it is struck out."""
        starts = [0, *(start for start, _ in runs), len(text)]
        struck = [look.is_struck, *(bool(self._book.font_list[font].struck_out) for _, font in runs)]
        return [(text[start:end], is_struck) for (start, end), is_struck in zip(pairwise(starts), struck, strict=True)]

    def _look(self, style: Any) -> Look:
        font, ground = self._book.font_list[style.font_index], style.background
        return look(
            BUILT_IN_DATES.get(style.format_key) or self._book.format_map[style.format_key].format_str or "",
            emphasised=bool(font.bold) or font.weight >= _BOLD or ground.fill_pattern != 0,
            is_struck=bool(font.struck_out),
            ink=self._colour(font.colour_index, BLACK),
            ground=self._ground(ground),
        )

    def _ground(self, ground: Any) -> str | None:
        if ground.fill_pattern == 0:
            return WHITE
        return self._colour(ground.pattern_colour_index, None) if ground.fill_pattern == 1 else None

    def _colour(self, index: int, unknown: str | None) -> str | None:
        colour = self._book.colour_map.get(index)
        return "".join(f"{part:02X}" for part in colour) if colour else unknown


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
