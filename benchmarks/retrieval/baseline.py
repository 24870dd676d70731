"""The naive way: text cut after so many characters, found by its vector alone."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.retrieval.knowledge_base import TimedEmbedder, tell
from common.wiring import Product

CUT_AFTER = 1000
_EMBEDDED_AT_ONCE = 32


def cuts(text: str) -> list[str]:
    """Cut a text after every `CUT_AFTER` characters."""
    return [text[start : start + CUT_AFTER] for start in range(0, len(text), CUT_AFTER)]


@dataclass(slots=True)
class Baseline:
    """Texts and their vectors, by the product's embedder.

    `searches` are the seconds of each search besides the embedder, `embedding` those of embedding all texts.
    """

    product: Product
    texts: Sequence[str]
    embedding: float = 0.0
    searches: list[float] = field(default_factory=list)
    _vectors: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        start, vectors = time.perf_counter(), []
        for first in range(0, len(self.texts), _EMBEDDED_AT_ONCE):
            vectors += self.product.llm.embedder.passages(self.texts[first : first + _EMBEDDED_AT_ONCE])[0]
            tell(f"baseline: {len(vectors)} of {len(self.texts)} texts embedded")
        self._vectors = np.array(vectors)
        self.embedding = time.perf_counter() - start

    def top(self, question: str, k: int, among: Sequence[int] | None = None) -> list[int]:
        """Return the places of the `k` texts most like a question, of all or of those at these places."""
        vector = self._vector(question)
        start = time.perf_counter()
        places = np.arange(len(self.texts)) if among is None else np.asarray(among)
        best = places[np.argsort(-(self._vectors[places] @ vector), kind="stable")[:k]]
        self.searches.append(time.perf_counter() - start)
        return [int(place) for place in best]

    def __str__(self) -> str:
        search = statistics.median(self.searches) * 1000
        return f"the baseline: {len(self.texts)} texts, embedding {self.embedding:.1f} s, a search {search:.1f} ms"

    def _vector(self, question: str) -> np.ndarray:
        """Return a question's vector: the one of the product's own search, if it was asked the same before."""
        embedder = self.product.llm.embedder
        assert isinstance(embedder, TimedEmbedder)
        known = embedder.questions.get(question)
        return embedder.query(question, embedder.name) if known is None else known
