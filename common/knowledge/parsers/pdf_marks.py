"""Where on the pages of a PDF a text stands: found by its letters and digits, whatever is between them."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from common.knowledge.parsers.letters import Letters, letters_of, stretches_of

_FINE = 10_000
_MOST_BOXES = 400
# Of the height of its type: what two letters of a line share, and how far apart two words are at most.
_SAME_LINE, _GAP = 0.5, 1.0
# Between two words of a line stand a space or two, which have no letters.
_NEXT = 3


class Mark(NamedTuple):
    """A part of a page, as shares of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


def marked(document: pdfium.PdfDocument, pages: Sequence[int], wanted: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return the size of each page, in points, and where on it the texts stand: those of the first list that any do.

    Raises:
        PdfiumError: a page is damaged.
    """
    seen = [_Seen(document, number) for number in pages]
    boxes: list[list[Mark]] = [[] for _ in seen]
    for texts in wanted:
        if not any(boxes):
            boxes = [list(page.marks(texts)) for page in seen]
    return [
        {"number": page.number, "width": page.width, "height": page.height, "boxes": found}
        for page, found in zip(seen, boxes, strict=True)
    ]


class _Seen:
    """A page with its letters, each with its place."""

    def __init__(self, document: pdfium.PdfDocument, number: int) -> None:
        self._page = document[number - 1]
        self._text = self._page.get_textpage()
        self.number = number
        self.width, self.height = map(float, self._page.get_size())
        self._is_upright = raw.FPDFPage_GetRotation(self._page) % 2 == 0
        self._letters = self._read()

    def _read(self) -> Letters:
        count = max(0, raw.FPDFText_CountChars(self._text))
        return letters_of(chr(raw.FPDFText_GetUnicode(self._text, index)) for index in range(count))

    def marks(self, texts: Sequence[str]) -> Iterator[Mark]:
        """Yield the boxes around the texts, line by line."""
        indexes = sorted(stretches_of(texts, self._letters, self._down))
        yield from islice(self._joined(indexes), _MOST_BOXES)

    def _down(self, index: int) -> float:
        return self._box(index).bottom

    def _joined(self, indexes: Sequence[int]) -> Iterator[Mark]:
        held: Mark | None = None
        last = 0
        for index in indexes:
            box = self._box(index)
            if held and index - last <= _NEXT and self._goes_on(held, box):
                held = Mark(
                    min(held.left, box.left),
                    min(held.top, box.top),
                    max(held.right, box.right),
                    max(held.bottom, box.bottom),
                )
            else:
                yield from _on_page(held)
                held = box
            last = index
        yield from _on_page(held)

    def _goes_on(self, mark: Mark, box: Mark) -> bool:
        """Say whether a line that is marked so far goes on with this letter, and not behind a gap."""
        across = _overlap(mark.left, mark.right, box.left, box.right)
        down = _overlap(mark.top, mark.bottom, box.top, box.bottom)
        high, wide = (box.bottom - box.top) * self.height, (box.right - box.left) * self.width
        if self._is_upright:
            return down * self.height > _SAME_LINE * high and across * self.width > -_GAP * high
        return across * self.width > _SAME_LINE * wide and down * self.height > -_GAP * wide

    def _box(self, index: int) -> Mark:
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, index, box)
        (x0, y0), (x1, y1) = self._seen(box.left, box.top), self._seen(box.right, box.bottom)
        return Mark(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        """Return a place as people see the page, which may be turned, or cut at its edges."""
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE


def _overlap(begin: float, end: float, other_begin: float, other_end: float) -> float:
    """Return how much two stretches share; less than nothing is the gap between them."""
    return min(end, other_end) - max(begin, other_begin)


def _on_page(mark: Mark | None) -> Iterator[Mark]:
    if mark:
        inside = Mark(*(min(1.0, max(0.0, edge)) for edge in mark))
        if inside.left < inside.right and inside.top < inside.bottom:
            yield inside
