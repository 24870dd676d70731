"""Which chunks hold which term: an inverted index in three flat arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.stores.search.terms import Hashes

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

    def of(self, term: int) -> tuple[Places, Values]:
        """Return the places where a term stands, with their values."""
        wanted = np.uint64(term)
        first, last = np.searchsorted(self.terms, wanted, "left"), np.searchsorted(self.terms, wanted, "right")
        return self.places[first:last], self.values[first:last]

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
