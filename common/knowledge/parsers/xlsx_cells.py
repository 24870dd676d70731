"""The cells of an .xlsx workbook's sheets, streamed with openpyxl."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula

from common.knowledge.parsers.filling import Filling
from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.sheets import Area
from common.knowledge.parsers.xlsx_links import area_of, linked
from common.knowledge.parsers.xlsx_looks import date_styles, looks

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_COLUMN = 16_384
_PLAIN = Look()


@dataclass(slots=True)
class Streamed:
    """What was read of a sheet. `blank`: the (row, column) of cells whose value shows nothing."""

    filling: Filling = field(default_factory=Filling)
    blank: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    links: Any = None


class Cells:
    """Reads the cells of any sheet of an open workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._looks = looks(workbook)
        self._dates = workbook._date_formats | date_styles(workbook)

    def streamed(self, source: Any) -> Streamed:
        """Return what a sheet's cells show, and what of it is hidden."""
        found = Streamed()
        with source._get_source() as xml:
            parser = self._parser(source, xml, data_only=True)
            for number, cells in parser.parse():
                # Taken out, or every row of a large sheet would leave its attributes behind.
                if _is_hidden(parser.row_dimensions.pop(str(number), {}), "ht"):
                    found.hidden_rows.append(number)
                for cell in cells:
                    self._put(cell, found)
        found.filling.painted(_repainted(parser))
        found.hidden_columns.extend(_hidden_columns(parser))
        found.links = parser.hyperlinks
        return found

    def put_formulas(self, source: Any, streamed: Streamed) -> list[tuple[int, int]]:
        """Add the formulas that have no value, and where others lead to. Return the places of those without a value."""
        uncalculated: list[tuple[int, int]] = []
        filling = streamed.filling
        for row, column, formula, look in self._formulas(source):
            link = linked(formula, filling.rows)
            has_value = column in filling.rows.get(row, {})
            if not has_value and (row, column) not in streamed.blank and not look.is_struck:
                if link:
                    filling.put(row, column, link.shown, look)
                else:
                    filling.put_other(row, column, formula)
                    uncalculated.append((row, column))
            if link:
                filling.link(row, column, link.address)
        return uncalculated

    def _put(self, cell: dict[str, Any], found: Streamed) -> None:
        row, column, value = cell["row"], cell["column"], cell["value"]
        look = self._look(cell)
        if value is None:
            if cell["data_type"] == "str":
                found.blank.add((row, column))
        elif cell["data_type"] == "e":
            found.filling.put_other(row, column, value)
        elif isinstance(value, CellRichText):
            found.filling.put_runs(row, column, [_run(part, look) for part in value], look)
        elif not found.filling.put(row, column, _plain(value) if isinstance(value, str) else value, look):
            found.blank.add((row, column))

    def _look(self, cell: dict[str, Any]) -> Look:
        style = cell["style_id"]
        return self._looks[style] if style < len(self._looks) else _PLAIN

    def _formulas(self, source: Any) -> Iterator[tuple[int, int, str, Look]]:
        with source._get_source() as xml:
            for _, cells in self._parser(source, xml, data_only=False).parse():
                for cell in cells:
                    value = cell["value"]
                    text = value.text if isinstance(value, ArrayFormula) else value
                    if cell["data_type"] == "f" and isinstance(text, str):
                        yield cell["row"], cell["column"], text.replace("_xlfn.", ""), self._look(cell)

    def _parser(self, source: Any, xml: IO[bytes], *, data_only: bool) -> Any:
        """Return what openpyxl streams a sheet with. Its own loop over the rows does not tell which are hidden."""
        return WorkSheetParser(
            xml,
            source._shared_strings,
            data_only=data_only,
            epoch=self._workbook.epoch,
            date_formats=self._dates,
            timedelta_formats=self._workbook._timedelta_formats,
            rich_text=True,
        )


def _run(part: str | TextBlock, look: Look) -> tuple[str, bool]:
    is_struck = look.is_struck if isinstance(part, str) else bool(part.font.strike)
    return _plain(str(part)), is_struck


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text) if "_x" in text else text


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Say whether a row or column is hidden, or of no size. Excel marks what a filter or a folded group hides alike."""
    extent = attributes.get(size)
    return attributes.get("hidden") in ("1", "true") or (bool(extent) and not str(extent).strip("0."))


def _hidden_columns(parser: Any) -> Iterator[int]:
    for attributes in parser.column_dimensions.values():
        if _is_hidden(attributes, "width"):
            first = int(attributes["min"])
            yield from range(first, min(int(attributes.get("max", first)), _LAST_COLUMN) + 1)


def _repainted(parser: Any) -> Iterator[Area]:
    """Yield where a cell's colours depend on what is in it."""
    return (area_of(cells) for formatting in parser.formatting for cells in formatting.cells.ranges)
