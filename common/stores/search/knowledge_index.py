"""All that a workspace's chunks are found by, in memory: a few flat arrays, whatever the number of documents."""

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.stores.search.postings import Postings
from common.stores.search.terms import hashed, keys_in, words_of

_K1 = 1.2
_B = 0.75
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KnowledgeIndex:
    """The chunks of some editions. Row `n` of each array belongs to the chunk `ids[n]`.

    ids: the chunks' ids; editions: the edition that each belongs to; lengths: their words;
    vectors: one row a chunk, of length 1, or no columns at all when vectors are kept elsewhere; embedded: whether a
    chunk has a vector; words and keys: what they can be found by, beside the vectors; rows: of all their tables.
    """

    ids: NDArray[np.object_]
    editions: NDArray[np.object_]
    lengths: Floats
    vectors: Floats
    embedded: NDArray[np.bool_]
    words: Postings
    keys: Postings
    rows: int

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return self.vectors.nbytes + self.words.size + self.keys.size + len(self.ids) * 200

    def places_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the places of these chunks, of those that the index knows."""
        return {chunk_id: place for place, chunk_id in enumerate(self.ids.tolist()) if chunk_id in ids}

    def lexical(self, question: str) -> Floats:
        """Return BM25 of each chunk, as a share of the most that any text could reach for this question.

        Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); k1 1.2, b .75.
        """
        scores = np.zeros(len(self.ids), dtype=np.float32)
        if not len(self.ids):
            return scores
        damping = _K1 * (1 - _B + _B * self.lengths / max(1.0, float(self.lengths.mean())))
        most = 0.0
        for word in set(words_of(question)):
            places, counts = self.words.of(hashed(word))
            weight = _rarity(len(places), len(self.ids)) * (_K1 + 1)
            scores[places] += weight * counts / (counts + damping[places])
            most += weight
        return scores / most if most else scores

    def exact(self, question: str) -> dict[int, tuple[float, list[int]]]:
        """Return for chunks with rows that the question names cells of: how fully, from 0 to 1, and the best rows.

        A word of the question counts once, within the longest cell that it is part of; a rare cell counts for more.
        """
        words = len(words_of(question))
        rows = max(2, self.rows)
        told: dict[tuple[int, int], tuple[float, int]] = {}
        for key, first, last in sorted(keys_in(question), key=lambda run: run[1] - run[2]):
            places, numbers = self.keys.of(hashed(key))
            spoken = ((1 << (last - first + 1)) - 1) << first
            worth = _rarity(len(places), rows) * (last - first + 1)
            for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
                score, taken = told.get((place, number), (0.0, 0))
                if not taken & spoken:
                    told[place, number] = (score + worth, taken | spoken)
        return _best_rows(told, words * math.log(rows)) if words else {}


def _rarity(holders: int, total: int) -> float:
    return math.log(1 + (total - holders + 0.5) / (holders + 0.5))


def _best_rows(told: dict[tuple[int, int], tuple[float, int]], most: float) -> dict[int, tuple[float, list[int]]]:
    best: dict[int, tuple[float, list[int]]] = {}
    for (place, number), (score, _) in told.items():
        so_far, rows = best.get(place, (0.0, []))
        share = min(1.0, score / most)
        if share > so_far:
            best[place] = (share, [number])
        elif share == so_far:
            rows.append(number)
    return best
