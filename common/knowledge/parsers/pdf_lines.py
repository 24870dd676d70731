"""The lines of text on a page of a PDF: where pdfium breaks them, where they begin, how large and bold they are."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_insertions import Insertions, Linked
from common.knowledge.parsers.pdf_notes import Link
from common.knowledge.parsers.pdf_rulings import Turned
from common.knowledge.parsers.pdf_stretches import Gaps, Piece, Stretch
from common.knowledge.parsers.pdf_strikes import Strikes
from common.knowledge.parsers.pdf_text import BROKEN_WORD, clean

_LINE_END = "\r\n"
# What pdfium puts in place of a hyphen at a line's end, with no line end after it: which of them depends on the call.
_HYPHEN, _OTHER_HYPHEN = "\x02", "\ufffe"
_LONGEST_HEADING = 75
_NO_HEADING_END = (".", ",", ";", _HYPHEN)
# A line with raised and lowered characters is less high than two lines, in the size of its type.
_STACKED = 1.7
_LONGEST_LINKED = 2000
# How many characters of a page are asked whether their font tells what they mean.
_ASKED = 40


class Line(NamedTuple):
    """A line of text, ending in BROKEN_WORD if its last word goes on in the next line.

    `left` and `down` say where it begins, in points; `down` grows from line to line. `size` is the type's, in points.
    `stretches` are what wide gaps part it into, one if there are none; a value alone in its line has none at all.
    """

    text: str
    left: float
    down: float
    size: float
    bold: bool
    stretches: tuple[Stretch, ...] = ()


class PageText:
    """The characters of a page as pdfium numbers them, `count` in all.

    Every question to pdfium takes half a microsecond or more, which adds up over the lines of a large document.
    """

    def __init__(self, handle: Any, seen: Turned, strikes: Strikes) -> None:
        self._handle = handle
        self._seen = seen
        self._gaps = Gaps(handle, seen)
        self.strikes = strikes
        self.count: int = max(0, raw.FPDFText_CountChars(handle))
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.insertions = Insertions(self.centre, self._last_within, self.count)

    def illegible(self) -> float:
        """Return the share of characters whose fonts don't tell what they mean, judged by some of them."""
        asked = range(0, self.count, max(1, self.count // _ASKED))
        unknown = [index for index in asked if raw.FPDFText_HasUnicodeMapError(self._handle, index) == 1]
        return len(unknown) / (len(asked) or 1)

    def lines(self, start: int, count: int) -> list[Line]:
        """Return the lines among `count` characters from `start` on.

        Only a short line can be a heading: the others are taken to be as large as the longest one, and not bold.
        """
        found = [level for begin, told in self._found(start, count) for level in self._levels(begin, told)]
        if not found:
            return []
        usual = self._size(*max(found, key=lambda level: len(level[1]))[:2], 0.0)
        return [line for level in found if (line := self._line(*level, usual))]

    def _line(self, begin: int, told: str, pieces: Sequence[Piece], usual: float) -> Line | None:
        """Return the line that begins at `begin`, None if nothing of it is to be seen."""
        raw.FPDFText_GetCharOrigin(self._handle, begin, self._x, self._y)
        left, down = self._seen(self._x.value, self._y.value)
        size, bold = usual, False
        if len(told) <= _LONGEST_HEADING and not told.endswith(_NO_HEADING_END):
            size, bold = self._size(begin, told, usual), self._is_bold(begin, told)
        valid = self.strikes.without_struck(begin, told, down, size)
        shown = partial(self.insertions.inserted, begin, valid)
        words = clean(shown(0, len(told)))
        if not words:
            return None
        stretches = self._gaps.stretches(begin, told, pieces, size, shown)
        if pieces and not stretches:
            stretches = [Stretch(words, min(piece.left for piece in pieces), max(piece.right for piece in pieces))]
        words = words + BROKEN_WORD if told[-1] == _HYPHEN else words
        return Line(words, left, down, size, bold, tuple(stretches))

    def centre(self, index: int) -> tuple[float, float] | None:
        """Return the middle of a character as (across, down), None for white space."""
        if self._letter(index).isspace():
            return None
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        return self._seen((left.value + right.value) / 2, (bottom.value + top.value) / 2)

    def _last_within(self, link: Link) -> Linked | None:
        """Return what of the text stands in a link's box, found at the middles of its sides: a page may be turned."""
        wide, high = (link.right - link.left) / 2, (link.top - link.bottom) / 2
        x, y = link.left + wide, link.bottom + high
        points = (link.left + 1, y), (link.right - 1, y), (x, link.bottom + 1), (x, link.top - 1)
        last = max(raw.FPDFText_GetCharIndexAtPos(self._handle, *point, 2 * wide, high) for point in points)
        box = link.left, link.top, link.right, link.bottom
        room = (ctypes.c_ushort * _LONGEST_LINKED)()
        length = raw.FPDFText_GetBoundedText(self._handle, *box, room, _LONGEST_LINKED)
        text = bytes(memoryview(room)[: max(0, length)]).decode("utf-16-le", "ignore").rstrip("\0")
        return Linked(text, last) if last >= 0 and text.strip() else None

    def _letter(self, index: int) -> str:
        return chr(raw.FPDFText_GetUnicode(self._handle, index))

    def _found(self, start: int, count: int) -> list[tuple[int, str]]:
        """Return the lines as they are, each with the number of its first character."""
        # The room for surrogates, should pdfium tell any, and for the NUL at the end.
        buffer = (ctypes.c_ushort * (2 * count + 1))()
        length = raw.FPDFText_GetText(self._handle, start, count, buffer) - 1
        text = bytes(memoryview(buffer)[: max(0, length)]).decode("utf-16-le", "ignore")
        found, begin = [], start
        for told in text.replace(_OTHER_HYPHEN, _HYPHEN).replace(_HYPHEN, _HYPHEN + _LINE_END).split(_LINE_END):
            if told:
                found.append((begin, told))
            begin += len(told) if told.endswith(_HYPHEN) else len(told) + len(_LINE_END)
        if len(text) == count:
            return found
        # Characters without meaning are numbered, but not told.
        shift = raw.FPDFText_GetTextIndexFromCharIndex(self._handle, start) - start
        return [(raw.FPDFText_GetCharIndexFromTextIndex(self._handle, shift + place), told) for place, told in found]

    def _levels(self, begin: int, told: str) -> Iterator[tuple[int, str, Sequence[Piece]]]:
        """Part what pdfium takes for one line though it stands one below the other, such as the letters of a column."""
        pieces = self._gaps.pieces(begin, told)
        size = self._size_at(begin) if len(pieces) > 1 else 0.0
        if not size or max(piece.bottom for piece in pieces) - min(piece.top for piece in pieces) < _STACKED * size:
            yield begin, told, pieces
            return
        starts, level = [0], self._down(begin)
        for place, letter in enumerate(told):
            if not letter.isspace() and (down := self._down(begin + place)) - level > size:
                starts.append(place)
                level = down
        for start, end in pairwise([*starts, len(told)]):
            yield begin + start, told[start:end], self._gaps.pieces(begin + start, told[start:end])

    def _down(self, index: int) -> float:
        raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        return self._seen(self._x.value, self._y.value)[1]

    def _size(self, begin: int, told: str, usual: float) -> float:
        """Return the larger size of two characters: one may be a footnote's raised number, or a word of code."""
        size = self._size_at(begin)
        return size if size == usual else max(size, self._size_at(_middle(begin, told)))

    def _size_at(self, index: int) -> float:
        raw.FPDFText_GetMatrix(self._handle, index, self._matrix)
        size: float = raw.FPDFText_GetFontSize(self._handle, index)
        return size * math.hypot(self._matrix.c, self._matrix.d)

    def _is_bold(self, begin: int, told: str) -> bool:
        return self._is_bold_at(begin) and self._is_bold_at(_middle(begin, told))

    def _is_bold_at(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self._handle, index, self._name, len(self._name), self._flags)
        name = self._name.value
        return b"Bold" in name or b"Black" in name or b"Heavy" in name


def _middle(begin: int, told: str) -> int:
    """Return the number of the character in the middle of a line. A space may have no type of its own."""
    middle = len(told) // 2
    return begin + middle + (told[middle] == " ")
