"""The conditions that a row of a table fulfils or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from common.knowledge.rules.columns import Column, ColumnKind, InvalidQuery, Value, folded


class Comparison(StrEnum):
    """How a cell is compared. Limits of BETWEEN belong to it."""

    EQUALS = "equals"
    CONTAINS = "contains"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must fulfil. BETWEEN takes two values; of several others one must be true."""

    column: str
    comparison: Comparison
    values: tuple[str, ...]


def test_of(condition: Condition, column: Column) -> Callable[[int], bool]:
    """Return what says of the number of a row whether it meets a condition.

    Raises:
        InvalidQuery: the column can't be compared with these values.
    """
    comparison, wanted = condition.comparison, [column.read(value) for value in condition.values]
    texts = [folded(value) for value in condition.values]
    if comparison is Comparison.CONTAINS:
        return lambda number: any(text in folded(column.cells[number]) for text in texts)
    if comparison is Comparison.EQUALS:
        return lambda number: folded(column.cells[number]) in texts or _is_one_of(column.values[number], wanted)
    if column.kind is ColumnKind.WORDS or None in wanted or len(wanted) != 1 + (comparison is Comparison.BETWEEN):
        raise InvalidQuery(f"{column.name} has {column.kind}: {condition.values} can't be compared with it so.")
    low, high = wanted[0], wanted[-1]
    compare: dict[Comparison, Callable[[Value], bool]] = {
        Comparison.BELOW: lambda value: value < low,  # type: ignore[operator]
        Comparison.AT_MOST: lambda value: value <= low,  # type: ignore[operator]
        Comparison.ABOVE: lambda value: value > low,  # type: ignore[operator]
        Comparison.AT_LEAST: lambda value: value >= low,  # type: ignore[operator]
        Comparison.BETWEEN: lambda value: low <= value <= high,  # type: ignore[operator]
    }
    is_met = compare[comparison]
    return lambda number: (value := column.values[number]) is not None and is_met(value)


def _is_one_of(value: Value | None, wanted: Sequence[Value | None]) -> bool:
    return value is not None and value in wanted
