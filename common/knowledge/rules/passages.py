"""Passages: what was found, laid out for a model, and what it quotes from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from common.inbox.rules.sources import Source
from common.knowledge.chunking.chunks import STEP
from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Mark, Place
from common.knowledge.rules.retrieval import Chunk, Hit
from common.knowledge.rules.said import folded

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was worked out from cells of a table, and stands in none: as a text, and the place of all of them."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is put before a model: one chunk, or neighbours made one, or rows of a table.

    `note` is what we know of it, for the model. `figures` were worked out from all of the table, and end the text.
    """

    filename: str
    chunks: tuple[Chunk, ...]
    text: str
    note: str = ""
    figures: Figures | None = None

    @property
    def source(self) -> str:
        """Where it is from, for people."""
        places = dict.fromkeys(str(chunk.place) for chunk in self.chunks)
        return ", ".join(part for part in (self.filename, *places) if part)


def passages(hits: Sequence[Hit], budget: int) -> list[Passage]:
    """Lay out what was found, the best first, within `budget` characters; neighbours become one passage."""
    chosen: list[Hit] = []
    for hit in hits:
        budget -= len(hit.chunk.text)
        if budget < 0 and chosen:
            break
        chosen.append(hit)
    runs: list[list[Hit]] = []
    for hit in sorted(chosen, key=lambda hit: (hit.chunk.edition, hit.chunk.seq)):
        if runs and _continues(hit.chunk, runs[-1][-1].chunk):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    rank = {hit.chunk.id: place for place, hit in enumerate(chosen)}
    return [_passage(run) for run in sorted(runs, key=lambda run: min(rank[hit.chunk.id] for hit in run))]


def _continues(chunk: Chunk, before: Chunk) -> bool:
    same = (chunk.edition, chunk.context, chunk.header) == (before.edition, before.context, before.header)
    return same and chunk.seq == before.seq + 1


def _passage(run: Sequence[Hit]) -> Passage:
    chunks = tuple(hit.chunk for hit in run)
    text = chunks[0].text + "".join(_beyond(before, chunk) for before, chunk in pairwise(chunks))
    return Passage(run[0].filename, chunks, f"{chunks[0].context}\n{text}")


def _beyond(before: Chunk, chunk: Chunk) -> str:
    """Return what the chunk says beyond the one before it: without the overlap, or the header of the table."""
    if chunk.header:
        heading, _, rows = chunk.text.partition("\n")
        # A slice of a row that is too long by itself has no header.
        return "\n" + (rows if before.text.startswith(f"{heading}\n") else chunk.text)
    repeated, rest = chunk.text[: chunk.overlap], chunk.text[chunk.overlap :]
    gap = repeated[len(repeated.rstrip()) :] if repeated else _BETWEEN
    return gap + rest


def source_of(passage: Passage, quote: str) -> Source | None:
    """Return where in a passage these words stand, or None when they don't: white space and case do not count.

    Words out of one row of a table have that row's cells as their place, and a figure all cells of its table.
    """
    wanted = folded(quote)
    if not wanted:
        return None
    if passage.figures and wanted in folded(passage.figures.text):
        return _source(passage, passage.chunks[0], passage.figures.place, quote)
    for chunk in passage.chunks:
        row = next((record for record in chunk.records if wanted in folded(" | ".join(record.cells))), None)
        if row or wanted in folded(chunk.text):
            return _source(passage, chunk, place_of_row(chunk, row) if row else _place_of(chunk, quote), quote)
    # Words may run on from one chunk into the next.
    for before, chunk in pairwise(passage.chunks):
        if wanted in folded(before.text + _beyond(before, chunk)):
            return _source(passage, before, _place_of(before, quote), quote)
    return None


def place_of_row(chunk: Chunk, row: Record) -> Place:
    """Return where a row of a chunk stands: its cells, where they have addresses."""
    return Place(chunk.place.pages, chunk.place.sheet, row.place or chunk.place.cells, _headings(chunk.context))


def sections_of(chunk: Chunk) -> list[tuple[Place, str]]:
    """Return the parts of a chunk of running text that stand under one heading and on one page each."""
    marks = chunk.marks or (Mark(0, chunk.context, None),)
    ends = [*(mark.at for mark in marks[1:]), len(chunk.text)]
    return [(_place_at(chunk, mark), chunk.text[mark.at : end]) for mark, end in zip(marks, ends, strict=True)]


def _place_of(chunk: Chunk, quote: str) -> Place:
    """Return where in a chunk words stand: the page and the headings there, as far as they were noted."""
    pattern = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(pattern, chunk.text, re.IGNORECASE)
    at = found.start() if found else len(chunk.text)
    marks = [mark for mark in chunk.marks if mark.at <= at]
    return _place_at(chunk, marks[-1] if marks else Mark(0, chunk.context, None))


def _place_at(chunk: Chunk, mark: Mark) -> Place:
    pages = (mark.page, mark.page) if mark.page else chunk.place.pages
    return Place(pages, chunk.place.sheet, chunk.place.cells, _headings(mark.headings))


def _headings(context: str) -> str:
    """Return what a text stands under in its document, whose title comes first."""
    return context.partition(STEP)[2]


def _source(passage: Passage, chunk: Chunk, place: Place, quote: str) -> Source:
    return Source(chunk.id, chunk.document_id, passage.filename, chunk.version, str(place), quote.strip())
