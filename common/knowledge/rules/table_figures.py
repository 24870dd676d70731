"""Figures that are worked out from the cells of a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from common.knowledge.rules.columns import Column, ColumnKind, InvalidQuery, Value

_PLACES = Decimal("0.01")


class Function(StrEnum):
    """What is worked out. COUNT counts rows, COUNT_DISTINCT the different values of a column."""

    MIN = "min"
    MAX = "max"
    SUM = "sum"
    AVERAGE = "average"
    COUNT = "count"
    COUNT_DISTINCT = "count_distinct"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it says, its value and as a text, and the numbers of the rows that it is from."""

    label: str
    value: Value | None
    text: str
    rows: list[int]


def figure_of(function: Function, column: Column | None, rows: Sequence[int]) -> Figure:
    """Work a figure out from the cells that a column has in these rows.

    MIN and MAX have all rows with that value, and COUNT_DISTINCT the first with each value.

    Raises:
        InvalidQuery: the column is not of a kind that this can be worked out from.
    """
    if function is Function.COUNT:
        return Figure("number of rows", Decimal(len(rows)), str(len(rows)), list(rows))
    if column is None:
        raise InvalidQuery(f"A column is needed for {function}.")
    label = f"{function.replace('_', ' ')} of {column.name}"
    known = [(number, value) for number in rows if (value := column.values[number]) is not None]
    if function is Function.COUNT_DISTINCT:
        firsts = {value: number for number, value in reversed(known)}
        ordered = sorted(firsts.values())
        return Figure(label, Decimal(len(ordered)), str(len(ordered)), ordered)
    if column.kind is ColumnKind.WORDS or (function in _OF_NUMBERS and column.kind is not ColumnKind.NUMBERS):
        raise InvalidQuery(f"{column.name} has {column.kind}: there is no {function} of them.")
    if not known:
        return Figure(label, None, "none", list(rows))
    if function in _OF_NUMBERS:
        numbers = [value for _, value in known if isinstance(value, Decimal)]
        return _of_numbers(label, function, column, numbers, [number for number, _ in known])
    value = _extreme(function, [value for _, value in known])
    holders = [number for number, one in known if one == value]
    return Figure(label, value, column.cells[holders[0]], holders)


_OF_NUMBERS = (Function.SUM, Function.AVERAGE)


def _extreme(function: Function, values: Sequence[Value]) -> Value:
    pick = min if function is Function.MIN else max
    dates = [value for value in values if isinstance(value, datetime)]
    return pick(dates) if dates else pick(value for value in values if isinstance(value, Decimal))


def _of_numbers(label: str, function: Function, column: Column, numbers: Sequence[Decimal], rows: list[int]) -> Figure:
    value = sum(numbers, Decimal())
    if function is Function.AVERAGE:
        value /= len(numbers)
        exact = value.normalize()
        value = exact if -int(exact.as_tuple().exponent) <= 2 else value.quantize(_PLACES)
    return Figure(label, value, f"{value:f} {column.unit}".strip(), rows)
