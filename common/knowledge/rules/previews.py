"""Previews: a part of a document as a person sees it where it stands, with the words marked that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.content import Kind
from common.knowledge.rules.retrieval import Chunk

_ROWS_AROUND = 5
_TEXT_AROUND = 500
_CELL = " | "
_STEP = " › "
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, as shares of its width and height from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageMarks:
    """A page, its size in points, and where on it the words stand."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of running text: `is_within` the part or around it, and whether it `is_marked`."""

    text: str
    is_within: bool
    is_marked: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table: `is_within` the part or around it. `marked` are the numbers of its cells, counted from 0."""

    place: str | None
    cells: tuple[str, ...]
    is_within: bool
    marked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The region of a table that the part stands in."""

    title: str
    sheet: str | None
    header: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A part of a document where it stands: as a table or as text, and on its pages where these can be drawn."""

    chunk: Chunk
    filename: str
    kind: Kind | None
    table: ShownTable | None
    text: tuple[Stretch, ...]
    pages: tuple[PageMarks, ...]


def is_table(chunk: Chunk) -> bool:
    """Say whether a chunk is whole rows of a table: a slice of one long row is shown as text."""
    return bool(chunk.records) and _CELL.join(chunk.records[0].cells).strip() in chunk.text


def lines_of(chunk: Chunk) -> list[str]:
    """Return what is looked for on a page: the rows of a table without its header, or the lines of a text."""
    if is_table(chunk):
        return [_CELL.join(record.cells) for record in chunk.records]
    return chunk.text.splitlines()


def shown_table(
    before: Chunk | None, chunk: Chunk, after: Chunk | None, quotes: Sequence[str], place: str
) -> ShownTable:
    """Return the rows of a chunk with those around them, and the cells marked in which the quotes stand.

    The quotes are looked for in the row at `place` first, then in the chunk, and then around it.
    """
    earlier = before.records[-_ROWS_AROUND:] if before and _is_of_same_table(before, chunk) else ()
    later = after.records[:_ROWS_AROUND] if after and _is_of_same_table(after, chunk) else ()
    records = (*earlier, *chunk.records, *later)
    within = range(len(earlier), len(earlier) + len(chunk.records))
    cells = place.rpartition("!")[2]
    named = [row for row in within if cells and records[row].place == cells]
    marked = {mark for quote in quotes for mark in _marked(records, (named, within, range(len(records))), quote)}
    rows = [
        ShownRow(
            record.place,
            record.cells,
            row in within,
            tuple(column for column in range(len(record.cells)) if (row, column) in marked),
        )
        for row, record in enumerate(records)
    ]
    return ShownTable(_title(chunk), chunk.place.sheet, chunk.header, tuple(rows))


def shown_text(before: Chunk | None, chunk: Chunk, after: Chunk | None, quotes: Sequence[str]) -> tuple[Stretch, ...]:
    """Return the text of a chunk between that of its neighbours, with the quotes marked; they may run on."""
    earlier = later = ""
    if before and not before.records:
        repeated = chunk.text[: chunk.overlap]
        gap = "" if repeated else _BETWEEN
        earlier = before.text.removesuffix(repeated.rstrip())[-_TEXT_AROUND:] + gap
    if after and not after.records:
        repeated, rest = after.text[: after.overlap], after.text[after.overlap :]
        gap = repeated[len(repeated.rstrip()) :] if repeated else _BETWEEN
        later = gap + rest[:_TEXT_AROUND]
    whole = earlier + chunk.text + later
    begin, end = len(earlier), len(earlier) + len(chunk.text)
    marks = [mark for quote in quotes if (mark := _found(whole, quote, begin))]
    return tuple(_stretches(whole, begin, end, marks))


def _stretches(text: str, begin: int, end: int, marks: Sequence[range]) -> Iterator[Stretch]:
    edges = sorted({0, begin, end, len(text), *(mark.start for mark in marks), *(mark.stop for mark in marks)})
    for start, stop in zip(edges, edges[1:], strict=False):
        yield Stretch(text[start:stop], begin <= start < end, any(start in mark for mark in marks))


def _found(text: str, quote: str, begin: int) -> range | None:
    words = r"\s+".join(map(re.escape, quote.split()))
    if not words:
        return None
    pattern = re.compile(words, re.IGNORECASE)
    found = pattern.search(text, begin) or pattern.search(text)
    return range(*found.span()) if found else None


def _marked(records: Sequence[Record], regions: Sequence[Sequence[int]], quote: str) -> Iterator[tuple[int, int]]:
    """Yield the row and the column of the cells in which a quote stands, in the first region that holds it."""
    wanted = " ".join(quote.casefold().split())
    for region in regions if wanted else ():
        told, ends = "", []
        for row in region:
            for column, cell in enumerate(records[row].cells):
                words = [*(["|"] if column else []), *cell.casefold().split()]
                told += "".join(f"{word} " for word in words)
                ends.append((len(told), row, column))
        start = told.find(wanted)
        if start >= 0:
            begin = 0
            for end, row, column in ends:
                if begin < start + len(wanted) and start < end and records[row].cells[column]:
                    yield row, column
                begin = end
            return


def _is_of_same_table(chunk: Chunk, other: Chunk) -> bool:
    return bool(chunk.records) and (chunk.context, chunk.header) == (other.context, other.header)


def _title(chunk: Chunk) -> str:
    last = chunk.context.rpartition(_STEP)
    return "" if not last[1] or last[2] == chunk.place.sheet else last[2]
