"""What a search finds: fusing the kinds of evidence, and laying out what was found for a reader."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Mark, Place

DENSE_SHARE = 0.4
EXACT_SHARE = 0.5
CANDIDATES = 100
_STEP_ASIDE = 0.03
# From so many named cells on they are what a question is about; their share then counts to this power.
_SEVERAL = 2
_SHARPNESS = 4


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a chunk fits a question, each part from 0 to 1.

    dense: the likeness of their vectors, from the least alike candidate to the most alike one.
    lexical: the words they share, as a share of the most that a text could reach (BM25).
    exact: the cells of its best row that the question names.
    """

    total: float
    dense: float
    lexical: float
    exact: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What the index knows of a candidate. `similarity` is the product of the vectors, or None where there is none.

    `rows` are the numbers of its best rows, `cells` how many cells of one the question names.
    """

    similarity: float | None
    lexical: float
    exact: float
    rows: tuple[int, ...] = ()
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a document, as it is on record."""

    id: str
    workspace_id: str
    document_id: str
    edition: str
    version: int
    seq: int
    text: str
    context: str
    place: Place
    overlap: int
    header: tuple[str, ...]
    records: tuple[Record, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that was found. `rows` are those of its records whose cells the question names."""

    chunk: Chunk
    filename: str
    scores: Scores
    rows: tuple[Record, ...]


def fused(candidates: Mapping[str, Signals]) -> dict[str, Scores]:
    """Score the candidates, best first.

    Convex combination of min-max scaled similarity and BM25 over its theoretical maximum. Source: Bruch, Gai, Ingber,
    "An Analysis of Fusion Functions for Hybrid Retrieval" (2023). What a row has in common with the question exactly
    comes on top of it; where several cells of the best row are named, rows that have fewer of them fall far behind: in
    a catalogue of variants all rows are alike but for these cells.
    """
    similarities = [found.similarity for found in candidates.values() if found.similarity is not None]
    least, most = min(similarities, default=0.0), max(similarities, default=0.0)
    span = most - least
    best = max(candidates.values(), key=lambda found: (found.exact, found.cells), default=None)
    scores = {}
    for chunk_id, found in candidates.items():
        dense = 0.0 if found.similarity is None else (found.similarity - least) / span if span else 1.0
        named = (found.exact / best.exact) ** _SHARPNESS if best and best.cells >= _SEVERAL else found.exact
        total = DENSE_SHARE * dense + (1 - DENSE_SHARE) * found.lexical + EXACT_SHARE * named
        scores[chunk_id] = Scores(total, dense, found.lexical, found.exact)
    return dict(sorted(scores.items(), key=lambda item: (-item[1].total, item[0])))


def spread(hits: Sequence[Hit]) -> list[Hit]:
    """Put the hits in order, each slice of a table a step further back for every better one of the same table.

    A long table that is not the right one would else leave no room for the right one.
    """
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for hit in sorted(hits, key=lambda hit: -hit.scores.total):
        table = (hit.chunk.edition, hit.chunk.context)
        ranked.append((hit.scores.total - (_STEP_ASIDE * seen[table] if hit.chunk.header else 0.0), hit))
        seen[table] += 1
    return [hit for _, hit in sorted(ranked, key=lambda pair: -pair[0])]
