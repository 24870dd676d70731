"""What a search must find, worked out in the plainest way."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.rules.retrieval import Signals
from common.knowledge.store.search.vectors import Vector

_LONGEST_CELL = 6


def evidence_of(
    drafts: dict[str, ChunkDraft], vectors: dict[str, Vector], question: str, vector: Vector
) -> dict[str, Signals]:
    """Return what speaks for each of these chunks."""
    lexical, exact = bm25(drafts, question), named(drafts, question)
    return {
        chunk_id: Signals(
            float(np.dot(vectors[chunk_id], vector)) if chunk_id in vectors else None,
            lexical[chunk_id],
            *exact.get(chunk_id, (0.0, (), 0)),
        )
        for chunk_id in drafts
    }


def bm25(drafts: dict[str, ChunkDraft], question: str) -> dict[str, float]:
    """Return BM25 as a share of its maximum, word by word, chunk by chunk."""
    texts = {chunk_id: Counter(words(f"{draft.context} {draft.text}")) for chunk_id, draft in drafts.items()}
    mean = sum(counts.total() for counts in texts.values()) / len(texts)
    asked = set(words(question))
    idf = {}
    for word in asked:
        holders = sum(1 for counts in texts.values() if counts[word])
        idf[word] = math.log(1 + (len(texts) - holders + 0.5) / (holders + 0.5))
    most = sum(idf.values()) * 2.2
    return {
        chunk_id: sum(
            idf[word] * 2.2 * counts[word] / (counts[word] + 1.2 * (0.25 + 0.75 * counts.total() / mean))
            for word in asked
        )
        / most
        if most
        else 0.0
        for chunk_id, counts in texts.items()
    }


def named(drafts: dict[str, ChunkDraft], question: str) -> dict[str, tuple[float, tuple[int, ...], int]]:
    """Return how fully the question names cells of each chunk's best rows, which rows those are, and how many cells."""
    asked = words(question)
    rows = {
        (chunk_id, number): {tuple(words(cell)) for cell in record.cells}
        for chunk_id, draft in drafts.items()
        for number, record in enumerate(draft.records)
    }
    most = len(asked) * math.log(max(2, len(rows)))
    best: dict[str, tuple[float, tuple[int, ...], int]] = {}
    for (chunk_id, number), cells in rows.items():
        told, count = _told(asked, cells, list(rows.values()))
        share = min(1.0, told / most) if asked else 0.0
        so_far, numbers, most_cells = best.get(chunk_id, (0.0, (), 0))
        if share and share == so_far:
            best[chunk_id] = (share, (*numbers, number), max(most_cells, count))
        elif share > so_far:
            best[chunk_id] = (share, (number,), count)
    return best


def words(content: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", content.lower())


def _told(asked: Sequence[str], cells: set[tuple[str, ...]], rows: Sequence[set[tuple[str, ...]]]) -> tuple[float, int]:
    total = 0.0
    named_cells = set()
    used: set[int] = set()
    for length in range(_LONGEST_CELL, 0, -1):
        for first in range(len(asked) - length + 1):
            spoken, run = set(range(first, first + length)), tuple(asked[first : first + length])
            if run in cells and not spoken & used:
                used |= spoken
                named_cells.add(run)
                holders = sum(1 for others in rows if run in others)
                total += length * math.log(1 + (max(2, len(rows)) - holders + 0.5) / (holders + 0.5))
    return total, len(named_cells)
