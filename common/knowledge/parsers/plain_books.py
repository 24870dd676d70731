"""Workbooks, or single sheets of them, that their own reader gives up on: calamine reads their values alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from common.knowledge.parsers.filling import Filling
from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.sheets import Area, Sheet
from common.knowledge.parsers.workbooks import Book
from common.knowledge.rules.content import Problem, Unreadable

# Without a code, a number is shown as it is, and a date in the way that everyone understands.
_PLAIN = Look(code="")


def readable(first: Callable[[], Book], path: Path) -> Book:
    """Return the workbook as `first` opens it, with a second reader for what is damaged.

    Raises:
        Unreadable: what `first` raises, unless the second reader can read what is damaged.
    """
    try:
        return _Mended(first(), path)
    except Unreadable as damage:
        with _instead_of(damage):
            return _PlainBook(path, damage)


class _Mended:
    def __init__(self, first: Book, path: Path) -> None:
        self.hidden = first.hidden
        self._first = first
        self._path = path

    def sheet(self, name: str) -> Sheet:
        try:
            return self._first.sheet(name)
        except Unreadable as damage:
            with _instead_of(damage):
                sheet = _PlainBook(self._path, damage).sheet(name)
            if not sheet.rows:
                raise
            return sheet


class _PlainBook:
    """A workbook without formats, strikes, links and hidden rows and columns, that is read because of the `damage`."""

    def __init__(self, path: Path, damage: Unreadable) -> None:
        # Few workbooks need it.
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

        self._damage = damage
        self._book = CalamineWorkbook.from_path(str(path))
        self.hidden = {
            sheet.name: sheet.visible is not SheetVisibleEnum.Visible
            for sheet in self._book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        }

    def sheet(self, name: str) -> Sheet:
        with _instead_of(self._damage):
            return self._sheet(name)

    def _sheet(self, name: str) -> Sheet:
        source = self._book.get_sheet_by_name(name)
        top, left = source.start or (0, 0)
        filling = Filling()
        for number, row in enumerate(source.to_python(skip_empty_area=True), start=top + 1):
            for place, value in enumerate(row, start=left + 1):
                filling.put(number, place, value, _PLAIN)
        # It counts from 0.
        areas = (
            Area(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
            for first, last in source.merged_cell_ranges or ()
        )
        return filling.sheet(name, merged=areas, is_plain=True)


@contextmanager
def _instead_of(damage: Unreadable) -> Iterator[None]:
    """Try what comes next if a workbook is damaged; if it fails as well, tell of the damage."""
    if damage.problem is not Problem.DAMAGED:
        raise damage
    try:
        yield
    except (MemoryError, Unreadable):
        raise
    except BaseException as error:
        # What calamine's core gives up on is no Exception.
        if isinstance(error, Exception) or type(error).__module__ == "pyo3_runtime":
            raise damage from None
        raise
