"""The rows of a table that no ruling parts: what stands at one height in several columns is one row."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

_VALUE = re.compile(r"(?=.*\d).{1,24}")
_LETTER = re.compile(r"[^\W\d_]")
_SAME = 3.0
_PROSE_LENGTH = 12
_FEWEST_WITHOUT_VALUES = 3
Column = Sequence["Placed"]


class Placed(NamedTuple):
    """A line of a cell, and how far down the page it stands, in points."""

    text: str
    down: float


def rows_by_baseline(columns: Sequence[Column], fewest: int) -> list[list[Column]]:
    """Part what stands between two rulings into rows, each of it as the columns' lines; one row if nothing tells more.

    A row begins where a column of values, such as prices, has its next one and another column a line beside it; without
    values, where all columns have a line. `fewest` is how many rows there have to be. A name that is told once beside
    several rows, in the first column, is the name of them all.
    """
    columns = [sorted(column, key=attrgetter("down")) for column in columns]
    downs = _beginnings(columns)
    if len(downs) < max(2, fewest):
        return [list(columns)]
    rows = [[_between(column, *edges) for column in columns] for edges in pairwise([-inf, *downs[1:], inf])]
    first = columns[0]
    if len(first) == 1:
        for row in rows:
            row[0] = first
    return rows


def is_value(text: str) -> bool:
    """Say whether a text is short and has a figure in it, as prices, sizes, dates and times are."""
    return _VALUE.fullmatch(text) is not None


def is_prose(columns: Sequence[Sequence[str]]) -> bool:
    """Say whether the texts below each other run on from line to line in two of the columns, as in a newspaper."""
    return sum(_runs_on(column) for column in columns) > 1


def _beginnings(columns: Sequence[Column]) -> list[float]:
    filled = [column for column in columns if column]
    values = [column for column in filled if all(is_value(line.text) for line in column)]
    if values:
        downs = [line.down for line in max(values, key=len)]
        beside = [sum(_has(column, down) for down in downs) for column in filled]
        return downs if sum(count == len(downs) for count in beside) > 1 else []
    downs = [line.down for line in filled[0]] if filled else []
    in_step = all(len(column) == len(downs) and all(_has(column, down) for down in downs) for column in filled)
    is_table = len(filled) > 1 and len(downs) >= _FEWEST_WITHOUT_VALUES and in_step
    return downs if is_table and not is_prose([[line.text for line in column] for column in filled]) else []


def _has(column: Column, down: float) -> bool:
    return any(abs(line.down - down) <= _SAME for line in column)


def _between(column: Column, top: float, below: float) -> Column:
    return [line for line in column if top - _SAME <= line.down < below - _SAME]


def _runs_on(column: Sequence[str]) -> bool:
    told = [text for text in column if text]
    if len(told) < 2 or sum(map(len, told)) < _PROSE_LENGTH * len(told):
        return False
    continued = sum(text[:1].islower() or _is_caseless(text[:1]) for text in told[1:])
    return 2 * continued >= len(told) - 1


def _is_caseless(letter: str) -> bool:
    return _LETTER.match(letter) is not None and letter.lower() == letter.upper()
