"""The lines of text on a page of a PDF: where pdfium breaks them, where they begin, how large and bold they are."""

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_rulings import Turned
from common.knowledge.parsers.pdf_text import BROKEN_WORD, clean
from common.knowledge.parsers.pdf_values import Value

_LINE_END = "\r\n"
# What pdfium puts in place of a hyphen at a line's end, with no line end after it: which of them depends on the call.
_HYPHEN, _OTHER_HYPHEN = "\x02", "\ufffe"
_LONGEST_HEADING = 75
_NO_HEADING_END = (".", ",", ";", _HYPHEN)
# How many characters of a page are asked whether their font tells what they mean.
_ASKED = 40
# A value in a line of its own is never in larger type than the text, and thus no heading.
_VALUE_SIZE = 1.0


class Line(NamedTuple):
    """A line of text, ending in BROKEN_WORD if its last word goes on in the next line.

    `left` and `down` say where it begins, in points; `down` grows from line to line. `size` is the type's, in points.
    """

    text: str
    left: float
    down: float
    size: float
    bold: bool


class PageText:
    """The characters of a page as pdfium numbers them, `count` in all.

    Every question to pdfium takes half a microsecond or more, which adds up over the lines of a large document.
    """

    def __init__(self, handle: Any, seen: Turned) -> None:
        self._handle = handle
        self._seen = seen
        self.count: int = max(0, raw.FPDFText_CountChars(handle))
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._beside: dict[int, str] = defaultdict(str)

    def fill(self, values: Iterable[Value]) -> list[Line]:
        """Put the values into the text where they stand; return those with no text beside them as lines."""
        centres = [(index, centre) for index in range(self.count) if (centre := self.centre(index))]
        alone = []
        for value in values:
            row = [(x, index) for index, (x, down) in centres if value.top <= down <= value.bottom]
            before = max((found for found in row if found[0] <= value.left), default=None)
            after = min((found for found in row if found[0] >= value.right), default=None)
            if before:
                self._beside[before[1] + 1] += f" {value.text} "
            elif after:
                self._beside[after[1]] += f"{value.text} "
            else:
                alone.append(Line(value.text, value.left, value.bottom, _VALUE_SIZE, bold=False))
        return alone

    def illegible(self) -> float:
        """Return the share of characters whose fonts don't tell what they mean, judged by some of them."""
        asked = range(0, self.count, max(1, self.count // _ASKED))
        unknown = [index for index in asked if raw.FPDFText_HasUnicodeMapError(self._handle, index) == 1]
        return len(unknown) / (len(asked) or 1)

    def lines(self, start: int, count: int) -> list[Line]:
        """Return the lines among `count` characters from `start` on.

        Only a short line can be a heading: the others are taken to be as large as the longest one, and not bold.
        """
        found = self._found(start, count)
        if not found:
            return []
        usual = self._size(*max(found, key=lambda place: len(place[1])), 0.0)
        lines = []
        for begin, told in found:
            if words := clean(self._with_values(begin, told)):
                raw.FPDFText_GetCharOrigin(self._handle, begin, self._x, self._y)
                left, down = self._seen(self._x.value, self._y.value)
                size, bold = usual, False
                if len(told) <= _LONGEST_HEADING and not told.endswith(_NO_HEADING_END):
                    size, bold = self._size(begin, told, usual), self._is_bold(begin, told)
                lines.append(Line(words + BROKEN_WORD if told[-1] == _HYPHEN else words, left, down, size, bold))
        return lines

    def centre(self, index: int) -> tuple[float, float] | None:
        """Return the middle of a character as (across, down), None for white space."""
        if chr(raw.FPDFText_GetUnicode(self._handle, index)).isspace():
            return None
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        return self._seen((left.value + right.value) / 2, (bottom.value + top.value) / 2)

    def _with_values(self, begin: int, told: str) -> str:
        within = [place for place in self._beside if begin <= place <= begin + len(told)]
        for place in sorted(within, reverse=True):
            told = told[: place - begin] + self._beside[place] + told[place - begin :]
        return told

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
