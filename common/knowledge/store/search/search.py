"""Searching a workspace's knowledge: one interface, whichever MongoDB is behind it."""

import threading
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from pymongo.errors import OperationFailure

from common.knowledge.rules.named_rows import MOST_SHOWN
from common.knowledge.rules.retrieval import CANDIDATES, Signals
from common.knowledge.store.search.atlas_vectors import AtlasVectors
from common.knowledge.store.search.index_cache import IndexCache
from common.knowledge.store.search.local_vectors import LocalVectors, largest
from common.knowledge.store.search.vectors import Vector
from common.mongo.database import Database

_EXACT = 20
# What a plain MongoDB answers when it is asked for its search indexes, by version.
_NO_SEARCH = (59, 40324, 31082, 115)


class BestRows(NamedTuple):
    """The first of the rows that a question names best, each by its chunk and its number in it.

    `total` counts all of them, `cells` how many cells of each are named.
    """

    first: list[tuple[str, int]]
    total: int
    cells: int


class SearchStore:
    def __init__(self, database: Database, cache_bytes: int) -> None:
        self._chunks = database.collection("chunks")
        self._indexes = IndexCache(self._chunks, cache_bytes)
        self._vectors: AtlasVectors | LocalVectors | None = None
        self._lock = threading.Lock()

    @property
    def vectors(self) -> AtlasVectors | LocalVectors:
        """The engine that this server has: asked once, of the server itself."""
        with self._lock:
            if self._vectors is None:
                self._vectors = AtlasVectors(self._chunks) if self._server_searches() else LocalVectors()
            return self._vectors

    def candidates(
        self, workspace_id: str, editions: Iterable[str], embedder: str, vector: Vector, question: str
    ) -> dict[str, Signals]:
        """Return the chunks of these editions that may answer the question, by id, with what speaks for each."""
        vectors = self.vectors
        dimensions = len(vector) if vectors.in_memory else 0
        index = self._indexes.get(workspace_id, frozenset(editions), embedder, dimensions)
        spelt = index.corrected(question)
        lexical, exact = index.lexical(spelt), index.exact(spelt)
        similar = vectors.nearest(workspace_id, index, vector, CANDIDATES)
        by_words = [place for place in largest(lexical, CANDIDATES).tolist() if lexical[place] > 0]
        by_cells = [place for place in largest(exact.chunks, _EXACT).tolist() if exact.chunks[place] > 0]
        others = list({*by_words, *by_cells} - similar.keys())
        similar |= vectors.similarities(workspace_id, index, others, vector)
        named = {place: exact.best_rows(place) for place in {*similar, *others}}
        return {
            str(index.ids[place]): Signals(
                similar.get(place),
                float(lexical[place]),
                float(exact.chunks[place]),
                rows,
                exact.most_cells(place, rows),
            )
            for place, rows in named.items()
        }

    def named_rows(
        self, workspace_id: str, editions: Iterable[str], embedder: str, vector: Vector, texts: Sequence[str]
    ) -> BestRows:
        """Return the rows in these editions of which a question names the most cells, whatever else they are like.

        `texts` are the question, and what was said before it: rows that it names equally well are told apart by that.
        """
        dimensions = len(vector) if self.vectors.in_memory else 0
        index = self._indexes.get(workspace_id, frozenset(editions), embedder, dimensions)
        named = [index.exact(index.corrected(text)) for text in texts]
        rows = np.arange(int(index.first_rows[-1]))
        for one in named:
            rows = one.best(rows)
        asked, *earlier = [int(one.cells[rows[0]]) if len(rows) else 0 for one in named]
        if not asked and not any(earlier):
            return BestRows([], 0, 0)
        first = named[0].located(rows[:MOST_SHOWN])
        # What was said before does not by itself make these rows all that is asked for.
        cells = asked + sum(earlier) if asked else 1
        return BestRows([(str(index.ids[place]), number) for place, number in first], len(rows), cells)

    def _server_searches(self) -> bool:
        try:
            list(self._chunks.list_search_indexes())
        except OperationFailure as error:
            if error.code in _NO_SEARCH:
                return False
            raise
        return True
