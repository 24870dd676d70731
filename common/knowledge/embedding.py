"""Giving chunks their vectors, and moving workspaces from one embedder to another."""

from collections.abc import Sequence

import numpy as np

from common.knowledge.context import Knowledge
from common.knowledge.rules.documents import embedder_in_use
from common.knowledge.store.chunks import Unembedded

MOVED_AT_ONCE = 20


def embed_chunks(knowledge: Knowledge, workspace_id: str, chunks: Sequence[Unembedded]) -> int:
    """Give chunks their vectors; what the workspace has embedded before is not embedded again.

    The vector of a table's slice is the mean of those of the slice and the table's card. It is shorter than 1, and
    must be: made longer, it would be like any question, more than texts are.

    Returns:
        The tokens that it took.
    """
    store, embedder = knowledge.chunks, knowledge.llm.embedder
    known = store.known_vectors(workspace_id, embedder.name, embedder.dimensions, {chunk.text for chunk in chunks})
    cards = store.known_cards(
        workspace_id, embedder.name, embedder.dimensions, {chunk.card for chunk in chunks if chunk.card}
    )
    new = [chunk for chunk in chunks if chunk.text not in known]
    texts = {chunk.text for chunk in new} | {chunk.card for chunk in new if chunk.card and chunk.card not in cards}
    ordered = sorted(texts)
    embedded, tokens = embedder.passages(ordered)
    fresh = dict(zip(ordered, embedded, strict=True))
    cards = cards | fresh
    for chunk in new:
        parts = [fresh[chunk.text], cards[chunk.card]] if chunk.card else [fresh[chunk.text]]
        known[chunk.text] = np.mean(parts, axis=0, dtype=np.float32)
    store.set_vectors(embedder.name, {chunk.id: (known[chunk.text], cards.get(chunk.card or "")) for chunk in chunks})
    return tokens


def move_to_embedder(knowledge: Knowledge) -> None:
    """Begin to embed anew what was embedded by another embedder, and drop what nobody is found by any more."""
    documents, embedder = knowledge.documents, knowledge.llm.embedder.name
    for document in documents.embedded_by_others(embedder, MOVED_AT_ONCE):
        documents.reindex(document.workspace_id, document.id, None)
        knowledge.notify_indexing(document)
    for workspace_id in documents.workspaces_between_embedders():
        if embedder_in_use(documents.searchable(workspace_id), embedder) == embedder:
            documents.keep_editions_by(workspace_id, embedder)
