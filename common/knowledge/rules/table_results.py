"""A whole table, put together from its slices again, and what a query found in it, laid out for a model."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.named_rows import MOST_SHOWN, TableRows, rows_passage, span_of, within
from common.knowledge.rules.passages import Figures, Passage
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Chunk
from common.knowledge.rules.table_figures import Function
from common.knowledge.rules.table_queries import QueryResult, TableQuery

MOST_ROWS = 20_000
_CHARACTERS_OF_ROWS = 4000
_MOST_FIGURES = 60
_MOST_LEFT_OUT = 5
_LONGEST_LEFT_OUT = 40

Located = tuple[Chunk, Record]


def whole_table(chunks: Sequence[Chunk], around: Chunk) -> list[Located]:
    """Return the rows of the table that a chunk is of, out of slices with its name and header, in order.

    Slices of one table follow each other. A row that was too long for one of them stands in several, and counts once.
    """
    runs: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.seq):
        if runs and chunk.seq == runs[-1][-1].seq + 1:
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    run = next((run for run in runs if run[0].seq <= around.seq <= run[-1].seq), [])
    repeats = {later.id for before, later in pairwise(run) if _goes_on(before, later)}
    return [(chunk, record) for chunk in run if chunk.id not in repeats for record in chunk.records]


def _goes_on(before: Chunk, later: Chunk) -> bool:
    """Say whether a slice goes on with the row that the one before it is a part of: such a slice has no header."""
    return len(later.records) == 1 and before.records == later.records and not _has_header(later)


def _has_header(chunk: Chunk) -> bool:
    return chunk.text.startswith(" | ".join(chunk.header).strip())


def result_passage(query: TableQuery, result: QueryResult, table: Sequence[Located], filename: str) -> Passage:
    """Lay out what a query found, as far as there is room: its rows, and below them the figures worked out."""
    found = [table[number] for number in result.rows[:MOST_SHOWN]]
    runs = groupby(found, key=lambda located: located[0])
    parts = [TableRows(chunk, filename, tuple(record for _, record in run)) for chunk, run in runs]
    shown = within(parts, _CHARACTERS_OF_ROWS) or [TableRows(table[0][0], filename, ())]
    figures = "\n".join(f"{label}: {value}" for label, value in result.figures[:_MOST_FIGURES])
    passage = rows_passage(shown, _note(result, len(table), sum(len(part.rows) for part in shown)), figures)
    first = table[0][0]
    every = Place(first.place.pages, first.place.sheet, span_of([record for _, record in table]))
    # The least and the greatest stand in cells of their own.
    is_worked_out = query.function not in (None, Function.MIN, Function.MAX)
    return replace(passage, figures=Figures(figures, every) if is_worked_out else None)


def _note(result: QueryResult, total: int, shown: int) -> str:
    parts = [f"The result of your query over all {total} rows of the table: {result.matched} fulfil its conditions."]
    if shown < len(result.rows):
        parts.append(f"Of {len(result.rows)} rows found, the first {shown} are shown.")
    if len(result.figures) > _MOST_FIGURES:
        parts.append(f"Of {len(result.figures)} figures, the first {_MOST_FIGURES} are shown.")
    if result.left_out:
        cells = ", ".join(repr(cell[:_LONGEST_LEFT_OUT]) for cell in result.left_out[:_MOST_LEFT_OUT])
        parts.append(f"Cells that could not be compared were left out, such as {cells}.")
    if result.ambiguous:
        parts.append("Nothing tells whether the day or the month comes first in its dates: the day was taken.")
    return " ".join(parts)
