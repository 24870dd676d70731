"""All that a workspace's chunks are found by, in memory: a few flat arrays, whatever the number of documents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.knowledge.store.search.named_cells import NamedCells, Numbers, named_cells, rarity
from common.knowledge.store.search.postings import Postings
from common.knowledge.store.search.spellings import Spellings, can_slip
from common.knowledge.store.search.terms import WORD, folded, hashed, words_of

_K1 = 1.2
_B = 0.75
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class KnowledgeIndex:
    """The chunks of some editions. Row `n` of each array belongs to the chunk `ids[n]`.

    ids: the chunks' ids; editions: the edition that each belongs to; lengths: their words;
    vectors: one row a chunk, no longer than 1, or no columns at all when vectors are kept elsewhere; embedded: whether
    a chunk has a vector; words and keys: what they can be found by, beside the vectors; first_rows: at which row those
    of each begin when the rows of all tables are counted through, and last how many there are; spellings: the words
    of tables, for questions that misspell them.
    """

    ids: NDArray[np.object_]
    editions: NDArray[np.object_]
    lengths: Floats
    vectors: Floats
    embedded: NDArray[np.bool_]
    words: Postings
    keys: Postings
    first_rows: Numbers
    spellings: Spellings

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return self.vectors.nbytes + self.words.size + self.keys.size + self.spellings.size + len(self.ids) * 200

    def places_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the places of these chunks, of those that the index knows."""
        return {chunk_id: place for place, chunk_id in enumerate(self.ids.tolist()) if chunk_id in ids}

    def corrected(self, question: str) -> str:
        """Return the question, folded, with the words of tables in place of those that occur nowhere and resemble them.

        Of several the one that most chunks hold is taken.
        """
        words = sorted({word for word in words_of(question) if can_slip(word)})
        meant = {word: self._meant_by(word) for word, count in self._holders(words).items() if not count}
        return WORD.sub(lambda match: meant.get(match.group(), match.group()), folded(question))

    def _meant_by(self, word: str) -> str:
        holders = self._holders(self.spellings.meant_by(word))
        return max(holders, key=holders.__getitem__, default=word)

    def _holders(self, words: Sequence[str]) -> dict[str, int]:
        """Return how many chunks hold each of these words."""
        found = self.words.of_each([hashed(word) for word in words])
        return {word: len(places) for word, (places, _) in zip(words, found, strict=True)}

    def lexical(self, question: str) -> Floats:
        """Return BM25 of each chunk, as a share of the most that any text could reach for this question.

        Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); k1 1.2, b .75.
        """
        scores = np.zeros(len(self.ids), dtype=np.float32)
        if not len(self.ids):
            return scores
        damping = _K1 * (1 - _B + _B * self.lengths / max(1.0, float(self.lengths.mean())))
        most = 0.0
        for places, counts in self.words.of_each([hashed(word) for word in set(words_of(question))]):
            weight = rarity(len(places), len(self.ids)) * (_K1 + 1)
            scores[places] += weight * counts / (counts + damping[places])
            most += weight
        return scores / most if most else scores

    def exact(self, question: str) -> NamedCells:
        """Return how fully the question names cells of the chunks' rows."""
        return named_cells(question, self.keys, self.first_rows)
