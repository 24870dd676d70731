"""Searching the knowledge base."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from common.kernel.errors import GatewayError
from common.knowledge.chunking.table_slices import Record
from common.knowledge.context import Knowledge
from common.knowledge.rules.documents import Searchable, editions_to_search, embedder_in_use
from common.knowledge.rules.retrieval import Chunk, Hit, Signals, fused, spread
from common.llm.embeddings import Vector

LONGEST_QUESTION = 2000
_RANKED_PER_HIT = 4
_LOOKS = 5
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the best first, and the question's vector with the embedder that it is from."""

    hits: list[Hit]
    vector: Vector
    embedder: str


def search_knowledge(knowledge: Knowledge, workspace_id: str, question: str, k: int) -> Found | None:
    """Return the `k` chunks of the workspace's documents that best fit the question; None: there are no documents.

    Raises:
        GatewayError: the embedder can't be asked.
    """
    documents = knowledge.documents.searchable(workspace_id)
    if not documents:
        return None
    question = question[:LONGEST_QUESTION]
    embedder, vector = _question_vector(knowledge, documents, question)
    hits: list[Hit] = []
    for _ in range(_LOOKS):
        editions = editions_to_search(documents, embedder)
        evidence = knowledge.search.candidates(workspace_id, editions, embedder, vector, question)
        scores = fused(evidence)
        ranked = list(scores)[: k * _RANKED_PER_HIT]
        chunks = knowledge.chunks.get_many(workspace_id, ranked)
        hits = [
            Hit(chunk, editions[chunk.edition].filename, scores[chunk.id], _rows(chunk, evidence))
            for chunk in chunks.values()
            if chunk.workspace_id == workspace_id and chunk.edition in editions
        ]
        documents = knowledge.documents.searchable(workspace_id)
        if editions.keys() <= editions_to_search(documents, embedder).keys():
            break
        # An edition was replaced while we read, and its chunks may have gone: look again, at what there is now.
    return Found(spread(hits)[:k], vector, embedder)


def _question_vector(knowledge: Knowledge, documents: list[Searchable], question: str) -> tuple[str, Vector]:
    """Return the embedder to search by, and the question's vector by it."""
    wanted = knowledge.llm.embedder.name
    in_use = embedder_in_use(documents, wanted)
    try:
        return in_use, knowledge.llm.embedder.query(question, in_use)
    except GatewayError as error:
        if in_use == wanted or not error.permanent:
            raise
        # The embedder that we are moving away from is no longer served: what is not moved yet is found by its words.
        _log.warning("former embedder is gone", embedder=in_use, error=str(error))
        return wanted, knowledge.llm.embedder.query(question, wanted)


def _rows(chunk: Chunk, evidence: Mapping[str, Signals]) -> tuple[Record, ...]:
    return tuple(chunk.records[row] for row in evidence[chunk.id].rows if row < len(chunk.records))
