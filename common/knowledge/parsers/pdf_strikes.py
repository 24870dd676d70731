"""The lines that strike text out: they run through the middle of its letters, and no further than these."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_rulings import Ruling, Turned

# How far above the baseline a line strikes out, in the size of the type: lines below it underline, those above rule.
_LOWEST, _HIGHEST = 0.12, 0.5
_BEYOND = 1.0
# The bar of a letter that is drawn by hand, or put above another, is as wide as one.
_FEWEST = 2


class Strikes:
    """The strikes of a page. `found` are those that struck anything out so far."""

    def __init__(self, handle: Any, seen: Turned, across: Iterable[Ruling]) -> None:
        self._handle = handle
        self._seen = seen
        self._lines = sorted(across, key=attrgetter("y0"))
        self._heights = [line.y0 for line in self._lines]
        self.found: set[Ruling] = set()

    def without_struck(self, begin: int, told: str, down: float, size: float) -> str:
        """Return a line, whose characters begin at `begin`, with blanks for those that are struck out."""
        first = bisect_left(self._heights, down - _HIGHEST * size)
        last = bisect_right(self._heights, down - _LOWEST * size)
        for line in self._lines[first:last]:
            struck = dict(self._within(begin, told, line, size))
            if len(struck) < _FEWEST or not _are_words(told, min(struck), max(struck)):
                continue
            left, right = min(edges[0] for edges in struck.values()), max(edges[1] for edges in struck.values())
            if left - line.x0 < _BEYOND * size and line.x1 - right < _BEYOND * size:
                self.found.add(line)
                told = "".join(" " if place in struck else letter for place, letter in enumerate(told))
        return told

    def _within(self, begin: int, told: str, line: Ruling, size: float) -> Iterator[tuple[int, tuple[float, float]]]:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for place, letter in enumerate(told):
            if letter.isspace() or not raw.FPDFText_GetCharBox(self._handle, begin + place, left, right, bottom, top):
                continue
            edges = sorted((self._seen(left.value, bottom.value)[0], self._seen(right.value, top.value)[0]))
            if line.x0 <= sum(edges) / 2 <= line.x1 and self._runs_through(begin + place, line, size):
                yield place, (edges[0], edges[1])

    def _runs_through(self, index: int, line: Ruling, size: float) -> bool:
        """Say whether a line is as high as the middle of a character, which may stand above or below its neighbours."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return _LOWEST * size <= self._seen(x.value, y.value)[1] - line.y0 <= _HIGHEST * size


def _are_words(told: str, first: int, last: int) -> bool:
    """Say whether whole words stand there: a line that ends within one was not drawn to strike it out."""
    return not (_is_within_word(told[:first][-1:], told[first]) or _is_within_word(told[last], told[last + 1 :][:1]))


def _is_within_word(letter: str, following: str) -> bool:
    """Say whether a word goes on. Where letters have no case, words are not parted by blanks."""
    signs = letter + following
    return len(signs) > 1 and all(sign.isdigit() or sign.lower() != sign.upper() for sign in signs)
