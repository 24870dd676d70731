"""Where the tables on a sheet are: the rectangles of cells that an empty row or an empty column sets apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from common.knowledge.parsers.sheets import Area, Holds, Rows, is_one_cell

_SHORTEST_COLUMN = 3


def areas(rows: Rows) -> list[Area]:
    """Return the areas from top to bottom, those side by side from left to right. No two touch, not even at a corner.

    Two things are not taken apart: a single column and the area of the same rows that is one empty column away, for
    reports set their columns apart like that; and the cells of a row below an area, of which some are empty: totals.
    """
    found = list(_runs(rows))
    while len(joined := _joined(found)) < len(found):
        found = joined
    return sorted(_with_gaps(rows, _with_spaced_columns(found)))


def _runs(rows: Rows) -> Iterator[Area]:
    """Yield the unbroken runs of cells in each row."""
    for number, row in rows.items():
        # A text merged over the whole sheet must not tie together the tables below it.
        columns = [next(iter(row))] if is_one_cell(row.values()) else list(row)
        start = 0
        for place in range(1, len(columns) + 1):
            if place == len(columns) or columns[place] > columns[place - 1] + 1:
                yield Area(number, columns[start], number, columns[place - 1])
                start = place


def _joined(found: Iterable[Area]) -> list[Area]:
    """Join the areas that touch, from top to bottom. One that grew may touch others now: repeat until none does."""
    ended: list[Area] = []
    reached: list[Area] = []
    for area in sorted(found):
        apart = []
        for other in reached:
            if other.bottom + 1 < area.top:
                ended.append(other)
            elif area.left <= other.right + 1 and other.left <= area.right + 1:
                area = _around(area, other)
            else:
                apart.append(other)
        reached = [*apart, area]
    return ended + reached


def _with_spaced_columns(found: Iterable[Area]) -> list[Area]:
    by_right: dict[int, list[Area]] = defaultdict(list)
    for area in sorted(found, key=lambda area: area.left):
        neighbours = by_right[area.left - 2]
        partner = next((other for other in neighbours if _are_spaced_columns(other, area)), None)
        if partner:
            neighbours.remove(partner)
            area = _around(partner, area)
        by_right[area.right].append(area)
    return list(chain.from_iterable(by_right.values()))


def _with_gaps(rows: Rows, found: Iterable[Area]) -> list[Area]:
    """Make one area of the cells of a row with numbers, at most two empty rows below an area that reaches over them."""
    singles: dict[int, list[Area]] = defaultdict(list)
    ending: dict[int, list[Area]] = defaultdict(list)
    for area in found:
        (singles if area.top == area.bottom else ending)[area.bottom].append(area)
    for number in sorted(singles):
        pieces = singles[number]
        if any(cell.holds != Holds.TEXT for cell in rows[number].values()):
            for upper in [*ending[number - 2], *ending[number - 3]]:
                below = [piece for piece in pieces if upper.left <= piece.left and piece.right <= upper.right]
                if below:
                    ending[number].append(_around(min(below), max(below)))
                    pieces = [piece for piece in pieces if piece not in below]
        ending[number] += pieces
    return list(chain.from_iterable(ending.values()))


def _are_spaced_columns(left: Area, right: Area) -> bool:
    same_rows = abs(left.top - right.top) <= 1 and abs(left.bottom - right.bottom) <= 1
    long_enough = left.bottom - left.top + 1 >= _SHORTEST_COLUMN
    single = left.left == left.right or right.left == right.right
    return same_rows and long_enough and single


def _around(one: Area, other: Area) -> Area:
    return Area(*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))
