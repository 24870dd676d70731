"""Lines of a PDF that stand side by side though they are drawn column after column, as some programs draw tables."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from common.knowledge.parsers.pdf_baselines import is_prose, is_value
from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.rules.content import Table

_SAME = 2.0
_FEWEST = 3
_SHARE = 0.8
_DOWN = attrgetter("down")
Column = list[Line]


def side_by_side(items: Sequence[Line | Table]) -> list[Line | Table]:
    """Return the items with what stands at one height in columns of a table as one line; text in columns stays."""
    found: list[Line | Table] = []
    for is_text, run in groupby(items, key=lambda item: isinstance(item, Line)):
        these = list(run)
        found += _joined(_whole([item for item in these if isinstance(item, Line)])) if is_text else these
    return found


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Join the pieces of a line that follow each other at one height, from left to right."""
    whole: list[Line] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] = _beside(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _goes_on(line: Line, following: Line) -> bool:
    return _at_one_height(line, following) and _is_apart(line, following)


def _at_one_height(line: Line, other: Line) -> bool:
    return abs(line.down - other.down) <= _SAME


def _is_apart(line: Line, right: Line) -> bool:
    stretches = line.stretches and right.stretches
    return bool(stretches) and line.stretches[-1].right < right.stretches[0].left


def _beside(line: Line, right: Line) -> Line:
    return line._replace(text=f"{line.text} {right.text}", stretches=line.stretches + right.stretches)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    columns = _columns(lines)
    while columns:
        table = [columns.pop(0)]
        while columns and _stands_beside(table, columns[0]):
            table.append(columns.pop(0))
        yield from _in_rows(table) if _is_table(table) else [line for column in table for line in column]


def _columns(lines: Sequence[Line]) -> list[Column]:
    """Part the lines where the drawing goes up the page again."""
    columns: list[Column] = []
    for line in lines:
        if columns and line.down > columns[-1][-1].down:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _stands_beside(table: Sequence[Column], column: Column) -> bool:
    pairs = [(left, line) for line in column if (left := _beside_which(table[-1], line))]
    if len(pairs) < _FEWEST or not all(_is_apart(*pair) for pair in pairs):
        return False
    within = [line for line in column if line.down <= pairs[-1][1].down]
    return len(pairs) >= _SHARE * len(within)


def _beside_which(column: Column, line: Line) -> Line | None:
    place = bisect_left(column, line.down - _SAME, key=_DOWN)
    return column[place] if place < len(column) and _at_one_height(column[place], line) else None


def _is_table(columns: Sequence[Column]) -> bool:
    """Say whether there are several columns, one of them of values such as prices, and none of running text."""
    if len(columns) < 2:
        return False
    last = min(column[-1].down for column in columns)
    texts = [[line.text for line in column if line.down <= last + _SAME] for column in columns]
    return any(_holds_values(column) for column in texts) and not is_prose(texts)


def _holds_values(column: Sequence[str]) -> bool:
    """Say whether values stand in a column, but for its head."""
    return sum(is_value(text) for text in column) >= _SHARE * (len(column) - 1) > 0


def _in_rows(columns: Sequence[Column]) -> Iterator[Line]:
    rows = list(columns[0])
    for column in columns[1:]:
        for line in column:
            place = bisect_left(rows, line.down - _SAME, key=_DOWN)
            if place < len(rows) and _at_one_height(rows[place], line):
                rows[place] = _beside(rows[place], line)
            else:
                rows.insert(place, line)
    yield from rows
