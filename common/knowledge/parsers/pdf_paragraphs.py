"""The paragraphs and headings of a PDF, told from how its lines are set: a PDF itself knows neither."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_outline import Titles, title_name
from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.parsers.pdf_text import BROKEN_WORD, joined
from common.knowledge.rules.content import Paragraph, Table

_ITEM = re.compile(r"(?:[•◦▪▫●○■□‣⁃·*–—\uf0b7-]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s")
_SENTENCE_END = re.compile(r"[.!?:…。！？।॥؟][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2}")
_NO_HEADING = re.compile(r"[.,;:…。।]$|(?:\. ?){4}")
_GAP = 1.3
_LEAST_LEADING = 1.2
_OTHER_SIZE = 0.1
_FULL_LINE = 0.8
_LEVELS = ((1.7, 1), (1.35, 2), (1.12, 3))
_BOLD_LEVEL = 4
_LONGEST_HEADING = 200


class Setting:
    """How a document is set, learnt page by page: the more pages are known before one is set out, the better."""

    def __init__(self) -> None:
        self._sizes: Counter[float] = Counter()
        self._named_level = 0

    def learnt_from(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield the pages, once the sizes of their type are taken into account."""
        for page in pages:
            self._sizes.update(item.size for item in page.items if isinstance(item, Line))
            yield page

    def paragraphs(self, page: Page, titles: Titles) -> Iterator[Paragraph | Table]:
        """Yield the page's paragraphs and tables; headings are those in `titles`, and those in large or bold type."""
        lines = [item for item in page.items if isinstance(item, Line)]
        spacing = _spacing(lines)
        body = self._sizes.most_common(1)[0][0] if lines else 0.0
        for block in _blocks(page.items, spacing, titles):
            if isinstance(block, Table):
                yield block
            else:
                text = joined(line.text for line in block)
                yield Paragraph(text, self._level(text, block, titles, body), page.number)

    def _level(self, text: str, block: Sequence[Line], titles: Titles, body: float) -> int:
        named = titles.get(title_name(text), 0) if titles else 0
        self._named_level = named or self._named_level
        level = named or _level_of_type(text, block, body)
        # What the author has not put into the outline stands below what it names.
        return level if named or not level else max(level, self._named_level + 1)


class _Spacing(NamedTuple):
    """What is usual on a page: the points from line to line, the characters of a full line."""

    leading: float
    length: int


def _spacing(lines: Sequence[Line]) -> _Spacing:
    steps = sorted(following.down - line.down for line, following in pairwise(lines) if following.down > line.down)
    lengths = sorted(len(line.text) for line in lines)
    return _Spacing(steps[len(steps) // 2] if steps else 0.0, lengths[len(lengths) * 4 // 5] if lengths else 0)


def _blocks(items: Sequence[Line | Table], spacing: _Spacing, titles: Titles) -> Iterator[list[Line] | Table]:
    """Yield the tables, and the lines between them paragraph by paragraph."""
    block: list[Line] = []
    titled = False
    for item in items:
        after_title, titled = titled, bool(titles) and isinstance(item, Line) and title_name(item.text) in titles
        if block and (isinstance(item, Table) or titled or after_title or _parts(block[-1], item, spacing)):
            yield block
            block = []
        if isinstance(item, Table):
            yield item
        else:
            block.append(item)
    if block:
        yield block


def _parts(line: Line, following: Line, spacing: _Spacing) -> bool:
    """Say whether a paragraph ends between two lines."""
    text, left, down, size, bold = line[:5]
    step = following.down - down
    if text[-1] == BROKEN_WORD:
        return False
    if step < 0 and _SENTENCE_END.search(text[-4:]):
        return True
    if step > _GAP * spacing.leading and step > _GAP * _LEAST_LEADING * size:
        return True
    if abs(following.size - size) > _OTHER_SIZE * size or bold > following.bold:
        return True
    # Nobody ends a line early where the next word fits, but at the end of a paragraph.
    if len(text) + following.text.find(" ") < _FULL_LINE * spacing.length:
        return True
    if following.left > left + size and _SENTENCE_END.search(text[-4:]):
        return True
    return _ITEM.match(following.text) is not None


def _level_of_type(text: str, block: Sequence[Line], body: float) -> int:
    """Return the level of a heading in larger or bold type, 0 for any other text."""
    size = block[0].size
    larger = next((level for ratio, level in _LEVELS if size >= ratio * body), 0)
    bold = size >= body and all(line.bold for line in block) and not _ITEM.match(text)
    if not (larger or bold) or len(text) > _LONGEST_HEADING or _NO_HEADING.search(text) or not _WORD.search(text):
        return 0
    return larger or _BOLD_LEVEL
