"""Lines of a PDF that stand in the same columns, which nothing but gaps parts."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_stretches import Stretch

# How far lines that belong together are apart at most, in the size of their type.
_FARTHEST = 3.0
_TOLERANCE = 2.0


class Span(NamedTuple):
    """Where a column begins and ends on the page, in points."""

    left: float
    right: float


class Block:
    """Lines that stand in the same columns, from top to bottom."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.columns: list[Span] = []
        self._tail = 0

    def takes(self, line: Line) -> bool:
        """Take a line if it stands in the columns, and say whether it does."""
        if self.lines and not 0 < line.down - self.lines[-1].down <= _FARTHEST * max(line.size, self.lines[-1].size):
            return False
        parted = len(line.stretches) > 1
        if not parted and not self._fits(line):
            return False
        columns = _united([*self.columns, *(Span(part.left, part.right) for part in line.stretches)])
        if len(columns) < max(2, len(self.columns)):
            return False
        self.lines.append(line)
        self.columns = columns
        self._tail = 0 if parted else self._tail + 1
        return True

    def split(self) -> tuple[list[Line], list[Line]]:
        """Return the lines up to the last one in several columns, and those that only stood below it."""
        cut = len(self.lines) - self._tail
        return self.lines[:cut], self.lines[cut:]

    def _fits(self, line: Line) -> bool:
        """Say whether a line in one piece begins in one column and ends before the next."""
        following = [*(column.left for column in self.columns[1:]), inf]
        return any(
            column.left - _TOLERANCE <= part.left <= column.right and part.right < end
            for part in line.stretches
            for column, end in zip(self.columns, following, strict=False)
        )


def cell(line: Line, column: Span) -> str:
    """Return what of a line stands in a column."""
    return " ".join(part.text for part in line.stretches if _overlaps(part, column))


def _overlaps(part: Stretch, column: Span) -> bool:
    return part.left < column.right and column.left < part.right


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.left <= united[-1].right:
            united[-1] = Span(united[-1].left, max(united[-1].right, span.right))
        else:
            united.append(span)
    return united
