"""Putting documents of random texts and vectors on record, through the product's own stores."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.documents import embedder
from benchmarks.retrieval.knowledge_base import KnowledgeBase
from benchmarks.search.words import Words
from common.domain.content import Kind, Summary
from common.domain.documents import Document, Edition
from common.domain.ids import new_id
from common.services import Services
from common.stores.chunks import Unembedded

CHUNKS_OF_DOCUMENT = 200
_AT_ONCE = 100

Vector = NDArray[np.float32]


def add_document(base: KnowledgeBase, words: Words) -> NDArray[np.float32]:
    """Put a document on record, ready to be found. Returns the vectors of its chunks, one row each."""
    stores = base.services.stores
    added = stores.documents.add(base.workspace_id, "prices.xlsx", 0, new_id(), new_id(), base.user.id, None)
    claimed = stores.indexing.claim(added.id) if added else None
    if added is None or claimed is None:
        raise RuntimeError("Somebody else is indexing here.")
    claim, drafts = claimed[0], words.drafts(CHUNKS_OF_DOCUMENT)
    stores.indexing.begin(claim, added)
    for first in range(0, len(drafts), _AT_ONCE):
        stores.indexing.add_chunks(claim, added, first, drafts[first : first + _AT_ONCE])
    stores.indexing.finish_reading(claim, added, Summary(Kind.XLSX), 1, len(drafts))
    vectors = _embed(base.services, added)
    stores.indexing.publish(claim, added, Edition(added.edition_id, added.version, base.services.embedder.name))
    stores.indexing.finish(claim, added)
    return vectors


def _embed(services: Services, document: Document) -> NDArray[np.float32]:
    store, name = services.stores.chunks, services.embedder.name
    chunks = store.not_embedded(document.edition_id, name, CHUNKS_OF_DOCUMENT)
    vectors = {chunk.id: _vectors(chunk) for chunk in chunks}
    store.set_vectors(name, vectors)
    return np.array([vector for vector, _ in vectors.values()])


def _vectors(chunk: Unembedded) -> tuple[Vector, Vector | None]:
    """Return the vector of a chunk, and for the slice of a table that of the card, of which the first is made too."""
    vector = embedder.vector(chunk.text)
    if chunk.card is None:
        return vector, None
    card = embedder.vector(chunk.card)
    return np.mean([vector, card], axis=0, dtype=np.float32), card
