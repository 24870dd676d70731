"""The rows of tables that a question names, laid out for a model: these rows alone, and not the slices around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.passages import Passage
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Chunk

MOST_SHOWN = 40
# From so many named cells on, a question is about these rows and no others of their table.
_SEVERAL = 2
_MOST_NAMES = 6
_LONGEST_NAME = 40
_CELL = " | "


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of a slice of a table."""

    chunk: Chunk
    filename: str
    rows: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class NamedRows:
    """The rows of which a question names the most cells, all of them equally well.

    `slices` hold the first of them, `total` counts all; `cells` says how many cells of each are named.
    """

    slices: tuple[TableRows, ...]
    total: int
    cells: int

    @property
    def are_meant(self) -> bool:
        """Whether the question is about these rows, or just uses a word that many cells consist of."""
        return self.cells >= _SEVERAL or 0 < self.total <= MOST_SHOWN

    def stand_for(self, chunk: Chunk) -> bool:
        """Say whether these rows are shown in place of a chunk: what else its table holds was not asked for."""
        tables = {table_of(slice_.chunk) for slice_ in self.slices}
        are_all = self.cells >= _SEVERAL and self.total <= MOST_SHOWN
        # A slice of a row that is too long for one holds what the row on record does not.
        return are_all and bool(chunk.header) and len(chunk.records) > 1 and table_of(chunk) in tables


def table_of(chunk: Chunk) -> tuple[str, str, tuple[str, ...]]:
    """Return what tells the table of a chunk from others."""
    return chunk.edition, chunk.context, chunk.header


def named_rows(slices: Iterable[TableRows], total: int, cells: int) -> NamedRows:
    """Return the rows in the order of their documents; one that is cut into several slices counts once."""
    ordered = sorted(slices, key=lambda part: (*table_of(part.chunk), part.chunk.seq))
    found: list[TableRows] = []
    seen: set[tuple[str, str | None, str | None]] = set()
    for part in ordered:
        places = [(part.chunk.edition, part.chunk.place.sheet, row.place) for row in part.rows]
        new = [row for row, place in zip(part.rows, places, strict=True) if row.place is None or place not in seen]
        seen.update(places)
        total -= len(part.rows) - len(new)
        if new:
            found.append(TableRows(part.chunk, part.filename, tuple(new)))
    return NamedRows(tuple(found), total if found else 0, cells)


def passages_of_rows(named: NamedRows, budget: int) -> list[Passage]:
    """Lay out the named rows, one passage a table, as many as fit into `budget` characters.

    Where several are named equally well, the passage's note says so, and what they differ in.
    """
    if not named.are_meant:
        return []
    shown = within(named.slices, budget)
    tables = [list(table) for _, table in groupby(shown, key=lambda part: table_of(part.chunk))]
    return [rows_passage(table, _note(named, table, sum(len(part.rows) for part in shown))) for table in tables]


def within(slices: Iterable[TableRows], budget: int) -> list[TableRows]:
    """Return the rows that fit into `budget` characters, and at least the first."""
    shown: list[TableRows] = []
    for part in slices:
        rows: list[Record] = []
        for row in part.rows:
            budget -= len(_line(row))
            if budget >= 0 or not (shown or rows):
                rows.append(row)
        if rows:
            shown.append(replace(part, rows=tuple(rows)))
    return shown


def rows_passage(parts: Sequence[TableRows], note: str, summary: str = "") -> Passage:
    """Lay out rows of one table under its header, with what is known of them as a `note`, and a `summary` below."""
    chunks = tuple(_only(part.chunk, part.rows) for part in parts)
    first = parts[0].chunk
    lines = [first.context, *_heading(first), *(_line(row) for part in parts for row in part.rows), summary]
    return Passage(parts[0].filename, chunks, "\n".join(filter(None, lines)), note)


def _only(chunk: Chunk, rows: Sequence[Record]) -> Chunk:
    """Return a chunk reduced to some of its rows, in their place."""
    place = Place(chunk.place.pages, chunk.place.sheet, span_of(rows) or chunk.place.cells)
    return replace(chunk, text="\n".join([*_heading(chunk), *map(_line, rows)]), place=place, records=tuple(rows))


def span_of(rows: Sequence[Record]) -> str | None:
    """Return the range from the first to the last of these rows, if rows have addresses."""
    places = [row.place for row in rows if row.place]
    if not places:
        return None
    first, last = places[0].partition(":")[0], places[-1].rpartition(":")[2]
    return first if first == last else f"{first}:{last}"


def _heading(chunk: Chunk) -> list[str]:
    return [_CELL.join(chunk.header)] if chunk.header else []


def _line(row: Record) -> str:
    return _CELL.join(row.cells)


def _note(named: NamedRows, table: Sequence[TableRows], shown: int) -> str:
    if named.total == 1:
        return "The only row that matches what was asked."
    every = f"{named.total} rows" if shown == named.total else f"{named.total} rows, of which {shown} are shown,"
    names = _differing(table[0].chunk.header, [row for part in table for row in part.rows])
    return f"{every} match what was asked equally well." + (f" They differ in: {', '.join(names)}." if names else "")


def _differing(header: Sequence[str], rows: Iterable[Record]) -> list[str]:
    columns = zip_longest(*(row.cells for row in rows), fillvalue="")
    named = zip(header, columns, strict=False)
    return [name[:_LONGEST_NAME] for name, cells in named if name and len(set(cells)) > 1][:_MOST_NAMES]
