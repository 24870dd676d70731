"""The furniture of a PDF: the headers, footers and page numbers that its pages repeat."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.rules.content import Table

# Headers change from chapter to chapter and from left to right pages: a page is compared with those around it.
_AROUND = 8
_OUTERMOST = 3
_FEWEST = 3
_SHARE = 4
_NUMBER = re.compile(r"\d{1,4}")
_MOST_NUMBERS = 4
_FARTHEST = 1000


class _Read(NamedTuple):
    page: Page
    names: dict[int, frozenset[str]]

    @property
    def said(self) -> frozenset[str]:
        return frozenset().union(*self.names.values())


def without_furniture(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, a few behind the reading, without what at least a quarter of the pages around repeat.

    Only the outermost lines and tables of a page can be furniture. They are repeated if they say the same, or the
    same but for one number that grows with the pages: two invoices of one total stay two. The first time that
    anything is said it stays, as the title of a document is often its header too; page numbers never do.
    """
    near: deque[_Read] = deque()
    repeated: Counter[str] = Counter()
    known: set[str] = set()
    here = 0
    for page in pages:
        near.append(_Read(page, _names(page)))
        repeated.update(near[-1].said)
        if len(near) - here > _AROUND:
            yield _cleared(near[here], repeated, len(near), known)
            here += 1
        if here > _AROUND:
            repeated.subtract(near.popleft().said)
            here -= 1
    for read in islice(near, here, None):
        yield _cleared(read, repeated, len(near), known)


def _cleared(read: _Read, repeated: Counter[str], pages: int, known: set[str]) -> Page:
    often = max(_FEWEST, pages / _SHARE)
    gone = set()
    for place, names in read.names.items():
        text = _text(read.page.items[place])
        numbered = any(repeated[name] >= often for name in names if name != text)
        if numbered or (repeated[text] >= often and text in known):
            gone.add(place)
        known.add(text)
    return Page(
        read.page.number, [item for place, item in enumerate(read.page.items) if place not in gone], read.page.drawn
    )


def _names(page: Page) -> dict[int, frozenset[str]]:
    """Return what each outermost item says, by its place: as it is, and lines with each number told from the page."""
    last = len(page.items)
    outermost = {*range(min(_OUTERMOST, last)), *range(max(0, last - _OUTERMOST), last)}
    return {place: frozenset(_readings(page.items[place], page.number)) for place in outermost}


def _readings(item: Line | Table, page: int) -> Iterator[str]:
    yield (text := _text(item))
    if isinstance(item, Table):
        return
    for found in islice(_NUMBER.finditer(text), _MOST_NUMBERS):
        offset = int(found.group()) - page
        if abs(offset) < _FARTHEST:
            yield f"{text[: found.start()]}\0{offset}\0{text[found.end() :]}"


def _text(item: Line | Table) -> str:
    if isinstance(item, Line):
        return item.text
    return "\t".join([*item.header, *(cell for row in item.rows for cell in row.cells)])
