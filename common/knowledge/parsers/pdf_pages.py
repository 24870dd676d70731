"""A page of a PDF: its lines of text in reading order, each with its place and size, and its tables between them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_fonts import has_text_without_font
from common.knowledge.parsers.pdf_layers import Layers
from common.knowledge.parsers.pdf_lines import Line, PageText
from common.knowledge.parsers.pdf_notes import links, strikes
from common.knowledge.parsers.pdf_rulings import Ruling, Turned, drawings, outlines, rulings, strokes, turned
from common.knowledge.parsers.pdf_strikes import Strikes
from common.knowledge.parsers.pdf_tables import Cell, Grid, grids, is_table, table
from common.knowledge.parsers.pdf_values import Value, values
from common.knowledge.rules.content import Table

_LONGEST_TITLE = 100
_TITLE_WITHIN = 40.0
# Of a page that is illegible by half, the rest makes no sense.
_TOO_ILLEGIBLE = 0.5
# A value in a line of its own is never in larger type than the text, and thus no heading.
_VALUE_SIZE = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in reading order. `drawn`: there is something on it besides text.

    `top` and `bottom` are its edges in the measure of `Line.down`, `rules` the rulings across it. `illegible` is the
    share of its characters that are unknown, as their fonts don't tell what they mean. `struck` is how many texts were
    left out as they are struck out, `fontless` whether some may have been for want of a font, `hides` whether some were
    as their layer is off.
    """

    number: int
    items: list[Line | Table]
    drawn: bool
    top: float
    bottom: float
    illegible: float
    rules: Sequence[Ruling] = ()
    struck: int = 0
    fontless: bool = False
    hides: bool = False
    by_second_reader: bool = False


def read_page(document: pdfium.PdfDocument, number: int, layers: Layers | None = None) -> Page:
    """Read a page, counted from 1, without what its `layers` that are off hold, if they are given.

    Raises:
        PdfiumError: the page is damaged.
    """
    with _loaded(document, number, layers) as (page, textpage, hides):
        seen = turned(raw.FPDFPage_GetRotation(page))
        drawn = drawings(page)
        outlined = outlines(drawn, seen)
        ruled = rulings(outlined)
        found = grids(ruled)
        across = [ruling for ruling in ruled if ruling.y0 == ruling.y1]
        text = PageText(textpage, seen, Strikes(textpage, seen, [*strokes(outlined), *strikes(page, seen)]))
        illegible = text.illegible()
        if illegible >= _TOO_ILLEGIBLE:
            text.count = 0
        alone = text.insertions.fill(values(page, document.formenv, seen))
        text.insertions.link(links(document, page))
        items = _with_tables(text, found, number) if found else list[Line | Table](text.lines(0, text.count))
        top, bottom = _edges(page, seen)
        fontless = has_text_without_font(page)
    struck = len(text.strikes.found)
    return Page(number, _among(items, alone), bool(drawn), top, bottom, illegible, across, struck, fontless, hides)


def _among(items: list[Line | Table], values: Sequence[Value]) -> list[Line | Table]:
    """Return the items with these values as lines, each above the first line that begins further down."""
    for value in values:
        line = Line(value.text, value.left, value.bottom, _VALUE_SIZE, bold=False)
        below = (place for place, item in enumerate(items) if isinstance(item, Line) and item.down > line.down)
        items.insert(next(below, len(items)), line)
    return items


def _edges(page: Any, seen: Turned) -> tuple[float, float]:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    first, second = seen(box.left, box.bottom)[1], seen(box.right, box.top)[1]
    return min(first, second), max(first, second)


@contextmanager
def _loaded(document: pdfium.PdfDocument, number: int, layers: Layers | None) -> Iterator[tuple[Any, Any, bool]]:
    """Open a page and its text, and tell whether anything is hidden.

    By the raw interface, as the classes around it cost a tenth of the time of a page.
    """
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    hides = layers.remove_hidden(page) if page and layers else False
    textpage = raw.FPDFText_LoadPage(page) if page else None
    try:
        if not textpage:
            raise pdfium.PdfiumError(f"Page {number} can't be loaded.")
        yield page, textpage, hides
    finally:
        raw.FPDFText_ClosePage(textpage)
        raw.FPDF_ClosePage(page)


def _with_tables(text: PageText, found: Sequence[Grid], page: int) -> list[Line | Table]:
    """Return the lines outside the tables, and each table where its first text comes in reading order."""
    places = list(_places(text, [cell for grid in found for cell in grid.cells]))
    lines: dict[Cell, list[Line]] = defaultdict(list)
    for cell, start, count in _runs(places):
        if cell:
            lines[cell] += text.lines(start, count)
    read = {grid: grid.read(lines) for grid in found}
    real = {cell: grid for grid, rows in read.items() if is_table(rows) for cell in grid.cells}
    items: list[Line | Table | Grid] = []
    for cell, start, count in _runs([place if place in real else None for place in places]):
        if cell is None:
            items += text.lines(start, count)
        elif real[cell] not in items:
            items.append(real[cell])
    return [
        table(read[item], title_of(items[:place], item.top), page) if isinstance(item, Grid) else item
        for place, item in enumerate(items)
    ]


def _runs(places: Sequence[Cell | None]) -> Iterator[tuple[Cell | None, int, int]]:
    """Yield where characters follow each other in one place: the place, the first of them, and how many they are."""
    for cell, run in groupby(enumerate(places), key=itemgetter(1)):
        indexes = [index for index, _ in run]
        yield cell, indexes[0], len(indexes)


def _places(text: PageText, cells: Sequence[Cell]) -> Iterator[Cell | None]:
    """Yield the cell of each character, None for one outside them. White space belongs to what it follows."""
    here: Cell | None = None
    for index in range(text.count):
        centre = text.centre(index)
        if centre:
            x, y = centre
            if not here or not _contains(here, x, y):
                here = next((cell for cell in cells if _contains(cell, x, y)), None)
        yield here


def _contains(cell: Cell, x: float, y: float) -> bool:
    left, top, right, bottom = cell
    return left <= x <= right and top <= y <= bottom


def title_of(before: Sequence[object], top: float) -> str:
    """Return the line directly above a table, if it is short enough to be its title."""
    above = before[-1] if before else None
    if not isinstance(above, Line) or len(above.text) > _LONGEST_TITLE:
        return ""
    return above.text if 0 <= top - above.down <= _TITLE_WITHIN else ""
