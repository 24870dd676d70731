"""The indexes that this process holds in memory: brought up to date when used, the least used forgotten first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from common.knowledge.store.search.knowledge_index import KnowledgeIndex
from common.knowledge.store.search.loading import changed, empty_index, load
from common.mongo.database import Collection


@dataclass(slots=True)
class _Held:
    """A workspace's index. Whoever changes it holds the lock; what was read stays valid, since arrays never change."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    editions: frozenset[str] = frozenset()
    embedder: str = ""
    index: KnowledgeIndex | None = None


class IndexCache:
    def __init__(self, chunks: Collection, most_bytes: int) -> None:
        self._chunks = chunks
        self._most_bytes = most_bytes
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, workspace_id: str, editions: frozenset[str], embedder: str, dimensions: int) -> KnowledgeIndex:
        """Return the index of exactly these editions; only what is new is loaded."""
        held = self._touched(workspace_id)
        with held.lock:
            if held.index is None or held.embedder != embedder:
                held.index, held.editions, held.embedder = empty_index(dimensions), frozenset(), embedder
            if held.editions != editions:
                added = load(self._chunks, workspace_id, editions - held.editions, embedder, dimensions)
                held.index = changed(held.index, editions & held.editions, added)
                held.editions = editions
            index = held.index
        self._forget_least_used(workspace_id)
        return index

    def _touched(self, workspace_id: str) -> _Held:
        with self._lock:
            held = self._held.setdefault(workspace_id, _Held())
            self._held.move_to_end(workspace_id)
            return held

    def _forget_least_used(self, but: str) -> None:
        with self._lock:
            sizes = {workspace_id: held.index.size if held.index else 0 for workspace_id, held in self._held.items()}
            excess = sum(sizes.values()) - self._most_bytes
            for workspace_id, size in sizes.items():
                if excess <= 0:
                    return
                if workspace_id != but:
                    del self._held[workspace_id]
                    excess -= size
