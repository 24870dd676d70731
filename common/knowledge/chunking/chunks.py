"""Chunks: how a document is cut into parts that are found, and shown to a model, on their own."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.knowledge.chunking.table_slices import Record, slices
from common.knowledge.chunking.text_cutting import Block, text_parts
from common.knowledge.rules.content import Paragraph, Piece, Table
from common.knowledge.rules.places import Mark, Place

LONGEST_CHUNK = 1600
STEP = " › "
_COLUMN = " | "


@dataclass(frozen=True, slots=True)
class ChunkDraft:
    """A chunk that is not on record yet.

    `context` names what the text stands under (document › headings, or document › sheet › table). The first `overlap`
    characters repeat the end of the chunk before. A chunk of a table has its `header`, and its rows as `records`; one
    of running text has `marks`, with what it stands under as in `context`.
    """

    text: str
    context: str
    place: Place
    overlap: int = 0
    header: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def searchable(self) -> str:
        """The text by which the chunk is found: its own, with what it stands under."""
        return f"{self.context}\n{self.text}"

    @property
    def card(self) -> str | None:
        """What a table is about and has columns for, without its rows; None for running text.

        A slice's vector is made of this as much as of its rows, or it would be lost among the figures.
        """
        return f"{self.context}\n{_COLUMN.join(self.header)}" if self.header else None


def fingerprint(text: str) -> str:
    """Return the hash of a text: texts that share it share their vector."""
    return hashlib.sha256(text.encode()).hexdigest()


def chunks_of(title: str, pieces: Iterable[Piece]) -> Iterator[ChunkDraft]:
    """Cut a document into chunks of at most `LONGEST_CHUNK` characters, in its order.

    Running text is cut at headings, paragraphs and sentences, each chunk repeating the end of the one before; a table
    into slices of whole rows that repeat its header.
    """
    headings: list[Paragraph] = []
    prose: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            if piece.level:
                headings = [heading for heading in headings if heading.level < piece.level] + [piece]
            prose.append(Block(piece.text, _path(title, headings), piece.page, is_heading=piece.level > 0))
        elif isinstance(piece, Table):
            yield from _prose_chunks(prose)
            prose = []
            yield from _table_chunks(_path(title, headings), piece)
    yield from _prose_chunks(prose)


def _path(title: str, headings: list[Paragraph]) -> str:
    return STEP.join([title, *(heading.text for heading in headings)])


def _prose_chunks(prose: list[Block]) -> Iterator[ChunkDraft]:
    for part in text_parts(prose, LONGEST_CHUNK):
        yield ChunkDraft(part.text, part.context, Place(pages=part.pages), overlap=part.overlap, marks=part.marks)


def _table_chunks(path: str, table: Table) -> Iterator[ChunkDraft]:
    context = STEP.join(part for part in (path, table.sheet, table.title) if part)
    pages = (table.page, table.page) if table.page else None
    for part in slices(table, LONGEST_CHUNK):
        place = Place(pages=pages, sheet=table.sheet, cells=part.cells)
        yield ChunkDraft(part.text, context, place, header=table.header, records=part.records)
