"""What an edition of a document says, put together from its chunks: its tables row by row, its text by paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Place
from common.knowledge.rules.retrieval import Chunk

_STEP = " › "
_CELL = " | "
_BETWEEN = "\n\n"


@dataclass(slots=True)
class SaidTable:
    """The rows of a table, under its header."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """What an edition says. Tables are known by what they stand under, and each paragraph stands under something.

    `by_place` has the rows by the places that sources name.
    """

    tables: dict[str, SaidTable] = field(default_factory=dict)
    paragraphs: dict[str, str] = field(default_factory=dict)
    by_place: dict[str, str] = field(default_factory=dict)


def said_in(chunks: Iterable[Chunk]) -> Said:
    """Put together what an edition says, from its chunks in order."""
    said = Said()
    text: list[str] = []
    under = ""
    last: Record | None = None
    for chunk in chunks:
        path = chunk.context.partition(_STEP)[2]
        if not chunk.records:
            if not chunk.overlap:
                _add_paragraphs(said, under, text)
                text, under = [], path
            text += [_gap(chunk), chunk.text[chunk.overlap :]]
            continue
        table = said.tables.setdefault(path, SaidTable(chunk.header))
        for record in chunk.records:
            # Slices of one long row have it on record each.
            if record != last:
                table.rows.append(record.cells)
                if record.place:
                    said.by_place[str(Place(sheet=chunk.place.sheet, cells=record.place))] = row_text(record.cells)
            last = record
    _add_paragraphs(said, under, text)
    return said


def row_text(cells: Iterable[str]) -> str:
    """Return a row as it is shown to people and models."""
    return _CELL.join(cells).strip()


def folded(text: str) -> str:
    """Return a text without what does not count when texts are compared: white space and case."""
    return " ".join(text.casefold().split())


def _gap(chunk: Chunk) -> str:
    repeated = chunk.text[: chunk.overlap]
    return repeated[len(repeated.rstrip()) :]


def _add_paragraphs(said: Said, under: str, text: Iterable[str]) -> None:
    for paragraph in "".join(text).split(_BETWEEN):
        if paragraph.strip():
            said.paragraphs.setdefault(paragraph.strip(), under)
