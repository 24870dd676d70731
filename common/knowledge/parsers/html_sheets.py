"""The tables of a web page on one sheet, below each other, as Excel opens them."""

import re
from collections.abc import Iterator
from typing import Any

from common.knowledge.parsers.filling import Filling, Run
from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.sheets import Area, Holds, Sheet

_TEXTS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")
_STRUCK = ("s", "strike", "del")
_BREAKS = ("br", "p", "div", "li", "tr", "td")
_UNSEEN = ("script", "style", "head", "template")
_FIGURE = re.compile(r"[^\w]*([A-Z]{1,3}\$?\s?)?[\d.,'\s\u00a0]*\d[\d.,'\s\u00a0]*[^\w]*([A-Z]{1,3})?")
_STYLE = {
    "struck": re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE),
    "unseen": re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE),
    "bold": re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE),
}
_MOST_ROWS, _MOST_COLUMNS = 65_536, 1_000


def html_sheet(page: Any, name: str) -> Sheet:
    """Return the page's tables, and the headings and paragraphs between them, on a sheet with an empty row between."""
    filling, merged = Filling(), list[Area]()
    row = 1
    for element in _outermost(page):
        if element.tag == "table":
            row = _put_table(element, filling, merged, row) + 1
        elif filling.put_runs(row, 1, list(_runs(element)), Look(emphasised=element.tag != "p")):
            row += 2
    return filling.sheet(name, merged=merged)


def _outermost(element: Any) -> Iterator[Any]:
    for child in element.iterchildren("*"):
        if child.tag == "table" or child.tag in _TEXTS:
            yield child
        elif child.tag not in _UNSEEN and not _is(child, "unseen"):
            yield from _outermost(child)


def _put_table(table: Any, filling: Filling, merged: list[Area], row: int) -> int:
    """Put a table where `row` is free, and return the first row below it."""
    taken: dict[int, int] = {}
    for caption in table.iterchildren("caption"):
        row += filling.put_runs(row, 1, list(_runs(caption)), Look())
    for line in _lines(table):
        column = 0
        for cell in line.iterchildren("td", "th"):
            column += 1
            while taken.get(column, 0) >= row:
                column += 1
            height, width = _span(cell, "rowspan", _MOST_ROWS), _span(cell, "colspan", _MOST_COLUMNS)
            _put_cell(cell, filling, row, column)
            if height > 1 or width > 1:
                merged.append(Area(row, column, row + height - 1, column + width - 1))
            taken.update(dict.fromkeys(range(column, column + width), row + height - 1))
            column += width - 1
        row += 1
    return row


def _put_cell(cell: Any, filling: Filling, row: int, column: int) -> None:
    if _is(cell, "unseen"):
        return
    runs = list(_runs(cell))
    shown = " ".join("".join(text for text, is_struck in runs if not is_struck).split())
    emphasised = cell.tag == "th" or _is(cell, "bold") or next(cell.iter("b", "strong"), None) is not None
    holds = Holds.NUMBER if _FIGURE.fullmatch(shown) and len(shown) < 40 else Holds.TEXT
    filling.put_runs(row, column, runs, Look(emphasised=emphasised), holds)
    for link in cell.iter("a"):
        filling.link(row, column, link.get("href") or "")


def _lines(table: Any) -> Iterator[Any]:
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag != "tr":
            yield from _lines(child)
        elif not _is(child, "unseen"):
            yield child


def _runs(element: Any, is_struck: bool = False) -> Iterator[Run]:
    """Yield the texts of an element, with whether each is struck out."""
    is_struck = is_struck or element.tag in _STRUCK or _is(element, "struck")
    yield element.text or "", is_struck
    for child in element.iterchildren("*"):
        if child.tag in _BREAKS:
            yield " ", False
        if child.tag not in _UNSEEN and not _is(child, "unseen"):
            yield from _runs(child, is_struck)
        yield child.tail or "", is_struck


def _is(element: Any, what: str) -> bool:
    return _STYLE[what].search(element.get("style") or "") is not None


def _span(cell: Any, name: str, most: int) -> int:
    told = (cell.get(name) or "").strip()
    return min(max(int(told), 1), most) if told.isdecimal() and len(told) < 9 else 1
