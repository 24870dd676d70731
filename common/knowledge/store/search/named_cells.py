"""The rows of tables whose cells a question names."""

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.knowledge.store.search.cell_keys import keys_in
from common.knowledge.store.search.postings import Postings
from common.knowledge.store.search.terms import hashed, words_of

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class NamedCells:
    """How fully the cells of rows are named, from 0 to 1: of each row, and of the best row of each chunk.

    `cells` are how many cells of each row are named. The rows of the chunk at the place `n` begin with `first_rows[n]`.
    """

    rows: Floats
    cells: Numbers
    chunks: Floats
    first_rows: Numbers

    def best_rows(self, place: int) -> tuple[int, ...]:
        """Return the numbers of a chunk's rows that are named as fully as its best one."""
        if not self.chunks[place]:
            return ()
        rows = self.rows[self.first_rows[place] : self.first_rows[place + 1]]
        return tuple(np.flatnonzero(rows == self.chunks[place]).tolist())

    def most_cells(self, place: int, rows: tuple[int, ...]) -> int:
        """Return how many cells are named of that one of a chunk's `rows` of which most are."""
        first = int(self.first_rows[place])
        return max((int(self.cells[first + number]) for number in rows), default=0)

    def best(self, among: Numbers) -> Numbers:
        """Return of these rows, counted through, those that are named best; all of them where none is named.

        Of rows with as many named cells none is better for one that is rarer: blue may be, of blue and red.
        """
        scores = self.rows[among]
        if not scores.any():
            return among
        first, cells = int(np.argmax(scores)), self.cells[among]
        alike: Numbers = among[(scores >= _ALIKE * scores[first]) & (cells == cells[first])]
        return alike

    def located(self, rows: Numbers) -> list[tuple[int, int]]:
        """Return for rows that are counted through the place of their chunk, and their number in it."""
        places = np.searchsorted(self.first_rows, rows, "right") - 1
        return list(zip(places.tolist(), (rows - self.first_rows[places]).tolist(), strict=True))


def count_rows(keys: Postings, chunks: int) -> Numbers:
    """Return at which row each chunk's rows begin when all are counted through, and last how many there are."""
    counts = np.zeros(chunks, np.int64)
    np.maximum.at(counts, keys.places, keys.values.astype(np.int64) + 1)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def named_cells(question: str, keys: Postings, first_rows: Numbers) -> NamedCells:
    """Find the rows whose cells the question names.

    A word of the question counts once, within the longest cell that it is part of; a rare cell counts for more.
    """
    total = max(2, int(first_rows[-1]))
    scores = np.zeros(int(first_rows[-1]))
    cells = np.zeros(len(scores), np.int64)
    longest_first = sorted(keys_in(question), key=lambda run: run[1] - run[2])
    found = keys.of_each([hashed(key) for key, _, _ in longest_first])
    counted: defaultdict[int, list[Numbers]] = defaultdict(list)
    rows_of: dict[str, Numbers] = {}
    for (key, first, last), (places, numbers) in zip(longest_first, found, strict=True):
        if len(places):
            named = first_rows[places] + numbers
            for others in (others for word in range(first, last + 1) for others in counted[word]):
                named = np.setdiff1d(named, others, assume_unique=True)
            for word in range(first, last + 1):
                counted[word].append(named)
            rows_of[key] = np.union1d(rows_of[key], named) if key in rows_of else named
            scores[named] += rarity(len(places), total) * (last - first + 1)
    for named in rows_of.values():
        cells[named] += 1
    most = len(words_of(question)) * math.log(total)
    rows = np.minimum(1.0, scores / most) if most else scores
    return NamedCells(rows, cells, _best(rows, first_rows), first_rows)


def rarity(holders: int, total: int) -> float:
    """Return what it tells that something is one of so many, of all, that hold a term: BM25's weight."""
    return math.log(1 + (total - holders + 0.5) / (holders + 0.5))


def _best(rows: Floats, first_rows: Numbers) -> Floats:
    best = np.zeros(len(first_rows) - 1)
    named = np.flatnonzero(rows)
    np.maximum.at(best, np.searchsorted(first_rows, named, "right") - 1, rows[named])
    return best
