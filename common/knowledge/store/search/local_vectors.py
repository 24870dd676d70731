"""Nearest vectors on a plain MongoDB: exact, in memory; approximate for a workspace that has outgrown that."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

import numpy as np
import structlog
from numpy.typing import NDArray

from common.knowledge.store.search.knowledge_index import KnowledgeIndex
from common.knowledge.store.search.vectors import Vector

if TYPE_CHECKING:
    from usearch.index import Index

APPROXIMATE_ABOVE = 50_000
# How many the graph keeps in view while it looks for a hundred: with fewer it overlooks one in ten.
_LOOKED_AT = 256
_log = structlog.get_logger(__name__)


class LocalVectors:
    """The vectors that came with an index into memory."""

    in_memory = True

    def __init__(self, approximate_above: int = APPROXIMATE_ABOVE) -> None:
        self._approximate_above = approximate_above
        # A graph is forgotten together with the index that it belongs to.
        self._graphs: WeakKeyDictionary[KnowledgeIndex, Index | None] = WeakKeyDictionary()
        self._lock = threading.Lock()
        self._building = threading.Lock()

    def nearest(self, workspace_id: str, index: KnowledgeIndex, vector: Vector, limit: int) -> dict[int, float]:
        """Return the places in the index of the chunks with the most similar vectors, with their products."""
        graph = self._graph(workspace_id, index) if len(index.ids) > self._approximate_above else None
        if graph is None:
            similarities = np.where(index.embedded, index.vectors @ vector, np.float32(-2))
            places = largest(similarities, limit)
        else:
            places = np.asarray(graph.search(vector, limit).keys, np.int64)
        return self.similarities(workspace_id, index, places.tolist(), vector)

    def similarities(
        self, workspace_id: str, index: KnowledgeIndex, places: Sequence[int], vector: Vector
    ) -> dict[int, float]:
        """Return the products of the vectors with those of the chunks at these places, of those that have a vector."""
        embedded = [place for place in places if index.embedded[place]]
        return dict(zip(embedded, (index.vectors[embedded] @ vector).tolist(), strict=True))

    def prepare(self, dimensions: int) -> None:
        """There is nothing to prepare."""

    def is_ready(self, dimensions: int) -> bool:
        """Say whether vectors of this size can be searched: they always can."""
        return True

    def has_caught_up(self, workspace_id: str, edition: str, dimensions: int) -> bool:
        """Say whether what was written is found: it always is."""
        return True

    def _graph(self, workspace_id: str, index: KnowledgeIndex) -> Index | None:
        """Return the index's graph, or None while it is being built: until then the search is exact."""
        with self._lock:
            if index not in self._graphs:
                self._graphs[index] = None
                threading.Thread(target=self._build, args=(workspace_id, ref(index)), name="graph", daemon=True).start()
            return self._graphs[index]

    def _build(self, workspace_id: str, wanted: ref[KnowledgeIndex]) -> None:
        """Build the graph of an index, one at a time, unless another has taken its place by then."""
        # Its 5 MB are for processes that search a workspace of that size.
        from usearch.index import Index

        with self._building:
            index = wanted()
            if index is None:
                return
            embedded = np.flatnonzero(index.embedded)
            graph = Index(ndim=index.vectors.shape[1], metric="ip", dtype="f16", expansion_search=_LOOKED_AT)
            graph.add(embedded.astype(np.uint64), index.vectors[embedded], threads=1)
            with self._lock:
                self._graphs[index] = graph
        _log.info("graph built", workspace_id=workspace_id, chunks=len(embedded))


def largest(scores: NDArray[np.floating], limit: int) -> NDArray[np.int64]:
    """Return the places of the largest scores, the largest first."""
    if len(scores) > limit:
        top = np.argpartition(-scores, limit)[:limit]
        return top[np.argsort(-scores[top], kind="stable")]
    return np.argsort(-scores, kind="stable")
