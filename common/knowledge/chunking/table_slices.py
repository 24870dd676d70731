"""Cutting a table into slices of whole rows, each under the table's header."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.knowledge.rules.content import Row, Table
from common.knowledge.rules.places import cell_range

_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Record:
    """A row on record: its cells as a person sees them, and the range that they stand in, if cells have addresses."""

    cells: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of a table under its header, as text. `cells` is the range of the rows."""

    text: str
    cells: str | None
    records: tuple[Record, ...]


def slices(table: Table, longest: int) -> Iterator[Slice]:
    """Cut a table into slices of about equal length, of `longest` characters at most.

    A row that is too long by itself is cut between its cells, and where a cell is too long, within it: every slice
    of it names the columns, and has the beginning of the row on record.
    """
    heading, width = _line(table.header)[: longest // 2], _width(table)
    rows = [(row, _line(row.cells)) for row in table.rows if any(row.cells)]
    room = longest - len(heading) - 1
    size = _even_size([len(line) + 1 for _, line in rows], room)
    held: list[tuple[Row, str]] = []
    length = 0
    for row, line in rows:
        if held and length + len(line) + 1 > size:
            yield _slice(table, width, heading, held)
            held, length = [], 0
        if len(line) > room:
            yield from _slices_of_row(table, width, row, longest)
        else:
            held.append((row, line))
            length += len(line) + 1
    if held:
        yield _slice(table, width, heading, held)


def _even_size(lengths: Sequence[int], room: int) -> int:
    """Return the size at which the slices come out about equally long: a tiny last one is found for anything."""
    return min(room, sum(lengths) // max(1, -(-sum(lengths) // room)) + max(lengths, default=0))


def _slice(table: Table, width: int, heading: str, rows: Sequence[tuple[Row, str]]) -> Slice:
    text = "\n".join(([heading] if heading else []) + [line for _, line in rows])
    numbers = [row.number for row, _ in rows if row.number is not None]
    cells = _range(table, width, min(numbers), max(numbers)) if numbers else None
    return Slice(text, cells, tuple(_record(table, width, row) for row, _ in rows))


def _slices_of_row(table: Table, width: int, row: Row, longest: int) -> Iterator[Slice]:
    record = _record(table, width, Row(_beginning(row.cells, longest), row.number))
    held = ""
    for line in (line for name, cell in _named(table, row) for line in _lines_of_cell(name, cell, longest)):
        if held and len(held) + len(line) + 1 > longest:
            yield Slice(held, record.place, (record,))
            held = ""
        held = f"{held}\n{line}" if held else line
    yield Slice(held, record.place, (record,))


def _lines_of_cell(name: str, cell: str, longest: int) -> Iterator[str]:
    label = f"{name}: "[: longest // 2] if name else ""
    room = longest - len(label)
    for start in range(0, len(cell), room):
        yield label + cell[start : start + room]


def _beginning(cells: Sequence[str], longest: int) -> tuple[str, ...]:
    kept: list[str] = []
    for cell in cells:
        if longest <= 0:
            break
        kept.append(cell[:longest])
        longest -= len(cell) + len(_SEPARATOR)
    return tuple(kept)


def _named(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    for index, cell in enumerate(row.cells):
        yield (table.header[index] if index < len(table.header) else ""), cell


def _record(table: Table, width: int, row: Row) -> Record:
    return Record(row.cells, None if row.number is None else _range(table, width, row.number, row.number))


def _width(table: Table) -> int:
    return max(len(table.header), *(len(row.cells) for row in table.rows), 1)


def _range(table: Table, width: int, first_row: int, last_row: int) -> str:
    last_column = table.last_column or table.first_column + width - 1
    return cell_range(table.first_column, last_column, first_row, last_row)


def _line(cells: Sequence[str]) -> str:
    return _SEPARATOR.join(cells).strip() if any(cells) else ""
