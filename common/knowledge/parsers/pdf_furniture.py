"""The furniture of a PDF: the headers, footers and page numbers that its pages repeat."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

import regex

from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.rules.content import LeftOut, Table

# Headers change from chapter to chapter and from left to right pages: a page is compared with those around it.
_AROUND = 8
_OUTERMOST = 3
_FEWEST = 3
_SHARE = 4
_NUMBER = regex.compile(r"\d{1,4}")
_MOST_NUMBERS = 4
_FARTHEST = 1000
# How much of a page's height, at its upper and its lower edge, is margin, and the outer part of it, where no text is.
_MARGIN = 0.13
_OUTER_MARGIN = 0.075
# Lines whose distance from the page's upper edge is the same in these steps, in points, stand in the same place.
_SAME_PLACE = 6
_LARGER = 1.1
_PAGE = regex.compile(
    r"\b(?:pages?|p[gp]?|p[áa]g(?:ina)?s?|seiten?|s|side|sida|bl(?:ad)?z(?:ijde)?|strona|str|sayfa|trang|halaman)\b"
    r"|стр|صفحة|पृष्ठ|หน้า|[页頁]|ページ",
    regex.IGNORECASE,
)
# Of the lines that were left out, how many are told, and how much of each.
_MOST_TOLD, _LONGEST_TOLD = 50, 200
_WORD = regex.compile(r"\p{L}{2}")
_PRICE = regex.compile(r"\p{Sc}\s?\d|\d\s?\p{Sc}|\d[.,]\d\d(?!\d)|\b[A-Z]{3}\s?\d+\b|\d\s?[A-Z]{3}\b")
_DATE = regex.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b\d{1,2}\.?\s(?:de\s)?\p{L}{3,}\s(?:de\s)?\d{4}|\p{L}{3,}\s\d{1,2},\s\d{4}"
)


class _Said(NamedTuple):
    """What an item says: as it is, and with each of its numbers told from the page's, both with its place."""

    itself: str
    numbered: frozenset[str]


class _Read(NamedTuple):
    page: Page
    names: dict[int, _Said]

    @property
    def said(self) -> set[str]:
        return {name for said in self.names.values() for name in (said.itself, *said.numbered)}


class Furniture:
    """What at least a quarter of the pages around a page repeat.

    Only the outermost lines of a page can be furniture, and tables among them: lines in its margins, that is, where
    they have the same place on all these pages. They are repeated if they say the same, or the same but for one number
    that grows with the pages: two invoices of one total stay two. The first time that anything is said it stays, as
    the title of a document is often its header too; page numbers never do. Prices, dates and headings always stay.
    """

    def __init__(self) -> None:
        self._repeated: Counter[str] = Counter()
        self._known: set[str] = set()
        self._gone: dict[str, LeftOut] = {}

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was taken from the pages so far, as it stood on the first of them; of very many lines not all."""
        return tuple(self._gone.values())

    def taken_from(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield the pages without it, a few behind the reading."""
        near: deque[_Read] = deque()
        here = 0
        for page in pages:
            near.append(_Read(page, _names(page)))
            self._repeated.update(near[-1].said)
            if len(near) - here > _AROUND:
                yield self._cleared(near[here], len(near))
                here += 1
            if here > _AROUND:
                self._repeated.subtract(near.popleft().said)
                here -= 1
        for read in islice(near, here, None):
            yield self._cleared(read, len(near))

    def _cleared(self, read: _Read, pages: int) -> Page:
        often = max(_FEWEST, pages / _SHARE)
        gone = set()
        for place, (itself, numbered) in read.names.items():
            repeated = next((name for name in sorted(numbered) if self._repeated[name] >= often), None)
            if repeated is None and self._repeated[itself] >= often and itself in self._known:
                repeated = itself
            if repeated is not None:
                gone.add(place)
                self._note(repeated, _text(read.page.items[place]))
            self._known.add(itself)
        return replace(read.page, items=[item for place, item in enumerate(read.page.items) if place not in gone])

    def _note(self, name: str, text: str) -> None:
        before = self._gone.get(name)
        if before:
            self._gone[name] = LeftOut(before.text, before.times + 1)
        elif len(self._gone) < _MOST_TOLD:
            self._gone[name] = LeftOut(text[:_LONGEST_TOLD], 1)


def _names(page: Page) -> dict[int, _Said]:
    """Return what the items say that may be furniture, by their places."""
    last = len(page.items)
    outermost = {*range(min(_OUTERMOST, last)), *range(max(0, last - _OUTERMOST), last)}
    usual = _usual_size(page)
    return {place: _said(item, page) for place in outermost if not _is_content(item := page.items[place], page, usual)}


def _usual_size(page: Page) -> float:
    """Return the size of type in which most of the page is set."""
    sizes: Counter[float] = Counter()
    for item in page.items:
        if isinstance(item, Line):
            sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_content(item: Line | Table, page: Page, usual: float) -> bool:
    """Say whether an item is more than furniture by its place, its type, or by what it says."""
    text = _text(item)
    if _PRICE.search(text) or _DATE.search(text):
        return True
    if isinstance(item, Table):
        return False
    is_heading = (item.bold or item.size > _LARGER * usual) and _WORD.search(text) is not None
    return is_heading or _from_edge(item, page) > _MARGIN


def _from_edge(line: Line, page: Page) -> float:
    """Return how far a line is from the nearer edge, as a share of the page's height."""
    return min(line.down - page.top, page.bottom - line.down) / ((page.bottom - page.top) or 1.0)


def _said(item: Line | Table, page: Page) -> _Said:
    text = _text(item)
    if isinstance(item, Table):
        return _Said(text, frozenset())
    place = round((item.down - page.top) / _SAME_PLACE)
    numbered = (f"{place}\0{name}" for name in _numbered(text, page.number) if _may_number_pages(item, page))
    return _Said(f"{place}\0{text}", frozenset(numbered))


def _may_number_pages(line: Line, page: Page) -> bool:
    """Say whether a line has no other words than those of page numbers, or stands where there is no text.

    "Day 1" and "Room 101" at the top of the text grow with the pages just as well.
    """
    bare = not _WORD.search(line.text) or _PAGE.search(line.text) is not None
    return bare or _from_edge(line, page) <= _OUTER_MARGIN


def _numbered(text: str, page: int) -> Iterator[str]:
    """Yield the text with each of its first numbers told from that of the page."""
    for found in islice(_NUMBER.finditer(text), _MOST_NUMBERS):
        offset = int(found.group()) - page
        if abs(offset) < _FARTHEST:
            yield f"{text[: found.start()]}\0{offset}\0{text[found.end() :]}"


def _text(item: Line | Table) -> str:
    if isinstance(item, Line):
        return item.text
    return "\t".join([*item.header, *(cell for row in item.rows for cell in row.cells)])
