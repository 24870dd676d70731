"""Questions that need a whole table: a small form, and what it finds in the table's rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from common.knowledge.rules.columns import Column, InvalidQuery, Value, columns_of, folded
from common.knowledge.rules.table_conditions import Condition, test_of
from common.knowledge.rules.table_figures import Function, figure_of

T = TypeVar("T")
_MOST_NAMES, _LONGEST_NAME = 60, 60

_SUMS = frozenset(
    ("total", "totals", "grand total", "subtotal", "sub-total", "sum", "total geral", "soma", "suma", "totais")
    + ("summe", "gesamt", "gesamtsumme", "somme", "totale", "итого", "всего", "合计", "总计", "合計")
)


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What is asked of a table: the rows that fulfil all conditions, in order, or a figure worked out from them.

    `column` is what the figure is worked out from; `group_by` has one worked out for each value of that column.
    """

    conditions: tuple[Condition, ...] = ()
    function: Function | None = None
    column: str = ""
    group_by: str = ""
    sort_by: str = ""
    descending: bool = False
    limit: int = 0


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found: the numbers of rows, and figures by what they say.

    `matched` counts the rows that fulfil the conditions. `left_out` are cells that could not be compared.
    """

    rows: tuple[int, ...]
    figures: tuple[tuple[str, str], ...]
    matched: int
    left_out: tuple[str, ...]
    ambiguous: bool = False


def run_query(query: TableQuery, header: Sequence[str], rows: Sequence[Sequence[str]]) -> QueryResult:
    """Answer a query from the rows of a table. Rows that sum others up do not count.

    Raises:
        InvalidQuery: the table has no such column, or it is not of the kind that this takes.
    """
    table = _Table(columns_of(header, rows))
    named = (query.column, query.group_by, query.sort_by, *(condition.column for condition in query.conditions))
    columns = [table.column(name) for name in dict.fromkeys(named) if name]
    matched = [number for number, row in enumerate(rows) if not _sums_up(row)]
    for condition in query.conditions:
        is_met = test_of(condition, table.column(condition.column))
        matched = [number for number in matched if is_met(number)]
    found, figures = _answered(query, table, matched)
    skipped = [
        column.cells[number]
        for column in columns
        for number, value in enumerate(column.values)
        if value is None and column.cells[number] and not _sums_up(rows[number])
    ]
    ambiguous = any(column.is_ambiguous for column in columns)
    return QueryResult(tuple(found), tuple(figures), len(matched), tuple(dict.fromkeys(skipped)), ambiguous)


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a table, by their names."""

    columns: Sequence[Column]

    def column(self, name: str) -> Column:
        """Return the column of this name, or the only one whose name it is part of.

        Raises:
            InvalidQuery: there is none, or more than one.
        """
        same = [column for column in self.columns if folded(column.name) == folded(name)]
        alike = same or [column for column in self.columns if folded(name) in folded(column.name)]
        if len(alike) != 1 or not folded(name):
            names = ", ".join(column.name[:_LONGEST_NAME] for column in self.columns[:_MOST_NAMES] if column.name)
            raise InvalidQuery(
                f"{'No' if not alike else 'More than one'} column is called {name!r}; there are: {names}."
            )
        return alike[0]


def _answered(query: TableQuery, table: _Table, matched: list[int]) -> tuple[list[int], list[tuple[str, str]]]:
    if query.function is None:
        return _sorted(query, table, matched), []
    column = table.column(query.column) if query.column else None
    if not query.group_by:
        figure = figure_of(query.function, column, matched)
        return figure.rows, [(figure.label, figure.text)]
    group = table.column(query.group_by)
    groups: dict[Value, list[int]] = {}
    for number in matched:
        value = group.values[number]
        if value is not None:
            groups.setdefault(value, []).append(number)
    figures = [(group.cells[numbers[0]], figure_of(query.function, column, numbers)) for numbers in groups.values()]
    figures = [(name, figure) for name, figure in figures if figure.value is not None]
    figures.sort(key=lambda pair: pair[1].value, reverse=query.descending)  # type: ignore[arg-type, return-value]
    kept = _limited(figures, query.limit, lambda pair: pair[1].value)
    return [figure.rows[0] for _, figure in kept], [(f"{name}: {figure.label}", figure.text) for name, figure in kept]


def _sorted(query: TableQuery, table: _Table, matched: list[int]) -> list[int]:
    if not query.sort_by:
        return matched[: query.limit or None]
    values = table.column(query.sort_by).values
    known = [number for number in matched if values[number] is not None]
    known.sort(key=lambda number: values[number], reverse=query.descending)  # type: ignore[arg-type, return-value]
    return _limited(known, query.limit, lambda number: values[number])


def _limited(items: list[T], limit: int, value: Callable[[T], Value | None]) -> list[T]:
    """Return the first items, with those that tie with the last of them: of two that are cheapest, both are."""
    if not 0 < limit < len(items):
        return items
    last = value(items[limit - 1])
    return items[:limit] + list(takewhile(lambda item: value(item) == last, items[limit:]))


def _sums_up(row: Iterable[str]) -> bool:
    first = next(filter(None, row), "")
    return folded(first).rstrip(" :") in _SUMS
