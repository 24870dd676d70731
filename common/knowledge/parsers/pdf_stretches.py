"""The stretches of a line that wide gaps part: where there are no rulings, the gaps are what shows the columns."""

import ctypes
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_rulings import Turned
from common.knowledge.parsers.pdf_text import clean

# In the size of the type. Words that are spread out to fill a line are nearer to each other.
_WIDE = 1.2
Shown = Callable[[int, int], str]
_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_PADDED = "   "
_LEADER = re.compile(r"(?:[.·…_-]\s?){3}")
_MARK = re.compile(r"[•◦▪▫●○■□‣⁃·*–—\uf0b7-]|\(?(?:\d{1,3}|[A-Za-z])[.)]")


class Stretch(NamedTuple):
    """A part of a line, and where it begins and ends on the page as a person sees it, in points."""

    text: str
    left: float
    right: float


class Piece(NamedTuple):
    """The box of a part of a line, on the page as a person sees it, in points; `bottom` is larger than `top`."""

    left: float
    top: float
    right: float
    bottom: float


class Gaps:
    """Finds the wide gaps in the lines of a page. Most lines are one piece, which two questions to pdfium tell."""

    def __init__(self, handle: Any, seen: Turned) -> None:
        self._handle = handle
        self._seen = seen
        self._box = tuple(ctypes.c_double() for _ in range(4))

    def pieces(self, begin: int, told: str) -> list[Piece]:
        """Return the boxes of what was drawn in one go, of a line whose characters begin at `begin`."""
        left, right, bottom, top = self._box
        found = []
        for place in range(raw.FPDFText_CountRects(self._handle, begin, len(told))):
            raw.FPDFText_GetRect(self._handle, place, left, top, right, bottom)
            (x0, y0), (x1, y1) = self._seen(left.value, bottom.value), self._seen(right.value, top.value)
            found.append(Piece(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        return found

    def stretches(self, begin: int, told: str, pieces: Sequence[Piece], size: float, shown: Shown) -> list[Stretch]:
        """Return the stretches of a line of type of this size, none if no gap parts it.

        `shown` tells what of the line, from one place to another, a person sees.
        """
        wide = _WIDE * size
        edges = ((piece.left, piece.right) for piece in pieces)
        is_parted = len(pieces) > 1 and any(_gap(*pair) > wide for pair in pairwise(edges))
        if (is_parted or _PADDED in told) and self._is_numbered(begin, told):
            return _in_columns(self._parted(begin, told, wide, shown))
        return []

    def _parted(self, begin: int, told: str, wide: float, shown: Shown) -> list[Stretch]:
        found, start = [], 0
        for gap in _SPACES.finditer(told):
            if _gap(self._edges(begin + gap.start() - 1), self._edges(begin + gap.end())) > wide:
                found.append(self._stretch(begin, shown, start, gap.start()))
                start = gap.end()
        found.append(self._stretch(begin, shown, start, len(told.rstrip())))
        return sorted((stretch for stretch in found if stretch.text), key=attrgetter("left"))

    def _stretch(self, begin: int, shown: Shown, start: int, end: int) -> Stretch:
        (first_left, first_right), (left, right) = self._edges(begin + start), self._edges(begin + end - 1)
        return Stretch(clean(shown(start, end)), min(first_left, left), max(first_right, right))

    def _edges(self, index: int) -> tuple[float, float]:
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        first, second = self._seen(left.value, bottom.value)[0], self._seen(right.value, top.value)[0]
        return min(first, second), max(first, second)

    def _is_numbered(self, begin: int, told: str) -> bool:
        """Say whether the line's characters are numbered one by one: those without meaning are not told."""
        last = len(told.rstrip()) - 1
        told_there: int = raw.FPDFText_GetUnicode(self._handle, begin + last)
        return told_there == ord(told[last])


def _gap(edges: tuple[float, float], following: tuple[float, float]) -> float:
    """Return how far it is to what follows, which is to the left in Arabic, or in a column that is drawn later."""
    return max(following[0] - edges[1], edges[0] - following[1])


def _in_columns(stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches, the mark of an item as one with what it is the mark of; none if a leader fills the gap."""
    if any(_LEADER.match(stretch.text) or _LEADER.fullmatch(stretch.text[-3:]) for stretch in stretches):
        return []
    if len(stretches) > 1 and _MARK.fullmatch(stretches[0].text):
        mark, item, *others = stretches
        return [Stretch(f"{mark.text} {item.text}", mark.left, item.right), *others]
    return stretches
