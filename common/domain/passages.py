"""Passages: what was found, laid out for a model, and what it quotes from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.domain.places import Place
from common.domain.retrieval import Chunk, Hit

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is put before a model: one chunk, or neighbours made one."""

    filename: str
    chunks: tuple[Chunk, ...]
    text: str

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
    groups: list[list[Hit]] = []
    for hit in chosen:
        group = next((group for group in groups if any(_adjoin(hit.chunk, other.chunk) for other in group)), None)
        if group is None:
            groups.append([hit])
        else:
            group.append(hit)
    return [_passage(sorted(group, key=lambda hit: hit.chunk.seq)) for group in groups]


def _adjoin(chunk: Chunk, other: Chunk) -> bool:
    same = (chunk.edition, chunk.context, chunk.header) == (other.edition, other.context, other.header)
    return same and abs(chunk.seq - other.seq) == 1


def _passage(group: Sequence[Hit]) -> Passage:
    first = group[0].chunk
    text, before = first.text, first
    for hit in group[1:]:
        chunk = hit.chunk
        text += _BETWEEN + chunk.text if chunk.seq != before.seq + 1 else _continued(chunk)
        before = chunk
    return Passage(group[0].filename, tuple(hit.chunk for hit in group), f"{first.context}\n{text}")


def _continued(chunk: Chunk) -> str:
    """Return what the chunk says beyond the one before it: without the overlap, or the header of the table."""
    if chunk.header:
        return "\n" + chunk.text.partition("\n")[2]
    repeated, rest = chunk.text[: chunk.overlap], chunk.text[chunk.overlap :]
    gap = repeated[len(repeated.rstrip()) :] if repeated else _BETWEEN
    return gap + rest


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reply is from. `place` is the page, or the range of cells; `quote` the words that really stand there."""

    chunk_id: str
    document_id: str
    filename: str
    version: int
    place: str
    quote: str


def source_of(passage: Passage, quote: str) -> Source | None:
    """Return where in a passage these words stand, or None when they don't: white space and case do not count.

    Words out of one row of a table have that row's cells as their place.
    """
    wanted = _folded(quote)
    if not wanted:
        return None
    for chunk in passage.chunks:
        row = next((record for record in chunk.records if wanted in _folded(" | ".join(record.cells))), None)
        if row or wanted in _folded(chunk.text):
            place = row.place if row and row.place else chunk.place.cells
            shown = Place(chunk.place.pages, chunk.place.sheet, place)
            return Source(chunk.id, chunk.document_id, passage.filename, chunk.version, str(shown), quote.strip())
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
