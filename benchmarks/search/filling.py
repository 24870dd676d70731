"""Putting documents of random texts on record, without reading any file."""

from benchmarks.retrieval.knowledge_base import KnowledgeBase
from benchmarks.search.words import Words
from common.kernel.ids import new_id
from common.knowledge.embedding import embed_chunks
from common.knowledge.rules.content import Extent, Kind, ReadingSummary
from common.knowledge.rules.documents import Edition

CHUNKS_OF_DOCUMENT = 200
_AT_ONCE = 100


def add_document(base: KnowledgeBase, words: Words) -> None:
    """Put a document on record, ready to be found."""
    knowledge, embedder = base.product.knowledge, base.product.llm.embedder.name
    added = knowledge.documents.add(
        base.workspace_id, new_id(), "prices.xlsx", 0, new_id(), new_id(), base.actor.person_id, None
    )
    claimed = knowledge.indexing.work.claim(added.id) if added else None
    if added is None or claimed is None:
        raise RuntimeError("Somebody else is indexing here.")
    claim, drafts = claimed[0], words.drafts(CHUNKS_OF_DOCUMENT)
    knowledge.indexing.begin(claim, added, knowledge.reader.way)
    for first in range(0, len(drafts), _AT_ONCE):
        knowledge.indexing.add_chunks(claim, added, first, drafts[first : first + _AT_ONCE])
    knowledge.indexing.finish_reading(claim, added, ReadingSummary(Kind.XLSX, tables=1), Extent(), len(drafts))
    while chunks := knowledge.chunks.not_embedded(added.edition_id, embedder, _AT_ONCE):
        embed_chunks(knowledge, base.workspace_id, chunks)
    knowledge.indexing.publish(claim, added, Edition(added.edition_id, added.version, embedder))
    knowledge.indexing.finish(claim, added)
