"""Which chunks hold which term: an inverted index in three flat arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.knowledge.store.search.terms import Hashes

Places = NDArray[np.uint32]
Values = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings sorted by term: the term, the place of its chunk, and a value (a count, or the number of a row)."""

    terms: Hashes
    places: Places
    values: Values

    @classmethod
    def sorted(cls, terms: Hashes, places: Places, values: Values) -> "Postings":
        """Build the postings from arrays in any order."""
        order = np.argsort(terms, kind="stable")
        return cls(terms[order], places[order], values[order])

    @classmethod
    def empty(cls) -> "Postings":
        return cls(np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint16))

    def of_each(self, terms: Sequence[int]) -> Iterator[tuple[Places, Values]]:
        """Return for each term the places where it stands, in order, with their values."""
        wanted = np.array(terms, np.uint64)
        begins, ends = (np.searchsorted(self.terms, wanted, side).tolist() for side in ("left", "right"))
        for begin, end in zip(begins, ends, strict=True):
            yield self.places[begin:end], self.values[begin:end]

    def changed(self, kept: NDArray[np.bool_], added: "Postings") -> "Postings":
        """Return the postings without the chunks that are not `kept`, and with others behind them."""
        moved = np.cumsum(kept, dtype=np.uint32) - 1
        stay = kept[self.places]
        return Postings.sorted(
            np.concatenate([self.terms[stay], added.terms]),
            np.concatenate([moved[self.places[stay]], added.places + np.uint32(kept.sum())]).astype(np.uint32),
            np.concatenate([self.values[stay], added.values]),
        )

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.terms.nbytes + self.places.nbytes + self.values.nbytes
