"""Searching the knowledge base."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog

from common.kernel.errors import GatewayError
from common.knowledge.chunking.table_slices import Record
from common.knowledge.context import Knowledge
from common.knowledge.rules.documents import Searchable, editions_to_search, embedder_in_use
from common.knowledge.rules.named_rows import NamedRows, TableRows, named_rows, passages_of_rows
from common.knowledge.rules.passages import Passage, passages
from common.knowledge.rules.retrieval import Chunk, Hit, fused, spread
from common.llm.embeddings import Vector

LONGEST_QUESTION = 2000
_RANKED_PER_HIT = 4
_LOOKS = 5
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the best first, and the question's vector with the embedder that it is from.

    `named` are the rows of tables that the question names best, wherever they stand.
    """

    hits: list[Hit]
    vector: Vector
    embedder: str
    named: NamedRows

    def passages(self, budget: int) -> list[Passage]:
        """Lay out for a model what was found, within `budget` characters: the named rows first."""
        rows = passages_of_rows(self.named, budget // 2)
        others = [hit for hit in self.hits if not self.named.stand_for(hit.chunk)]
        return rows + passages(others, budget - sum(len(passage.text) for passage in rows))


def search_knowledge(
    knowledge: Knowledge, workspace_id: str, question: str, k: int, earlier: Sequence[str] = ()
) -> Found | None:
    """Return the `k` chunks of the workspace's documents that best fit the question; None: there are no documents.

    What was said `earlier`, the newest first, tells which rows a question means that names them in part ("in blue").

    Raises:
        GatewayError: the embedder can't be asked.
    """
    documents = knowledge.documents.searchable(workspace_id)
    if not documents:
        return None
    question = question[:LONGEST_QUESTION]
    embedder, vector = _question_vector(knowledge, documents, question)
    hits: list[Hit] = []
    named = NamedRows((), 0, 0)
    for _ in range(_LOOKS):
        editions = editions_to_search(documents, embedder)
        evidence = knowledge.search.candidates(workspace_id, editions, embedder, vector, question)
        scores = fused(evidence)
        ranked = list(scores)[: k * _RANKED_PER_HIT]
        chunks = knowledge.chunks.get_many(workspace_id, ranked)
        hits = [
            Hit(chunk, editions[chunk.edition].filename, scores[chunk.id], _records(chunk, evidence[chunk.id].rows))
            for chunk in chunks.values()
            if chunk.workspace_id == workspace_id and chunk.edition in editions
        ]
        named = _named_rows(knowledge, workspace_id, editions, embedder, vector, [question, *earlier])
        documents = knowledge.documents.searchable(workspace_id)
        if editions.keys() <= editions_to_search(documents, embedder).keys():
            break
        # An edition was replaced while we read, and its chunks may have gone: look again, at what there is now.
    return Found(spread(hits)[:k], vector, embedder, named)


def _named_rows(
    knowledge: Knowledge,
    workspace_id: str,
    editions: Mapping[str, Searchable],
    embedder: str,
    vector: Vector,
    texts: Sequence[str],
) -> NamedRows:
    cut = [text[:LONGEST_QUESTION] for text in texts]
    best = knowledge.search.named_rows(workspace_id, editions, embedder, vector, cut)
    numbers = defaultdict(list)
    for chunk_id, number in best.first:
        numbers[chunk_id].append(number)
    chunks = knowledge.chunks.get_many(workspace_id, numbers)
    slices = (
        TableRows(chunk, editions[chunk.edition].filename, _records(chunk, numbers[chunk.id]))
        for chunk in chunks.values()
        if chunk.edition in editions
    )
    return named_rows(slices, best.total, best.cells)


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


def _records(chunk: Chunk, numbers: Iterable[int]) -> tuple[Record, ...]:
    return tuple(chunk.records[number] for number in numbers if number < len(chunk.records))
