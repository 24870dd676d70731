"""Nearest vectors on MongoDB Atlas: its Vector Search."""

from collections.abc import Sequence
from typing import Any

import structlog
from pymongo.errors import OperationFailure
from pymongo.operations import SearchIndexModel
from pymongo.read_concern import ReadConcern

from common.knowledge.store.search.knowledge_index import KnowledgeIndex
from common.knowledge.store.search.vectors import Vector, field_of, lifted, lowered, read, stored
from common.mongo.database import Collection

_CANDIDATES_PER_RESULT = 20
_MOST_CANDIDATES = 10_000
_EXISTS_ALREADY = 68
_log = structlog.get_logger(__name__)


class AtlasVectors:
    """The vectors stay on the server, which searches those of one workspace and the given editions."""

    in_memory = False

    def __init__(self, chunks: Collection) -> None:
        # Atlas searches with no other read concern.
        self._chunks = chunks.with_options(read_concern=ReadConcern("local"))

    def nearest(self, workspace_id: str, index: KnowledgeIndex, vector: Vector, limit: int) -> dict[int, float]:
        """Return the places in the index of the chunks with the most similar vectors, with their products."""
        editions = sorted(set(index.editions[index.embedded].tolist()))
        found = self._search(workspace_id, editions, vector, limit) if editions else {}
        places = index.places_of(found)
        return {place: found[chunk_id] for chunk_id, place in places.items() if index.embedded[place]}

    def similarities(
        self, workspace_id: str, index: KnowledgeIndex, places: Sequence[int], vector: Vector
    ) -> dict[int, float]:
        """Return the products of the vectors with those of the chunks at these places, of those that have a vector."""
        field = field_of(len(vector))
        by_id = {index.ids[place]: place for place in places if index.embedded[place]}
        query = {"_id": {"$in": list(by_id)}, "workspace_id": workspace_id}
        return {
            by_id[chunk["_id"]]: float(lowered(read(chunk[field])) @ vector)
            for chunk in self._chunks.find(query, {field: 1})
            if field in chunk
        }

    def prepare(self, dimensions: int) -> None:
        """Create the index for vectors of this size, if it is missing. The server builds it in the background."""
        fields: list[dict[str, Any]] = [
            {"type": "vector", "path": field_of(dimensions), "numDimensions": dimensions + 1, "similarity": "cosine"},
            {"type": "filter", "path": "workspace_id"},
            {"type": "filter", "path": "edition"},
        ]
        model = SearchIndexModel(definition={"fields": fields}, name=field_of(dimensions), type="vectorSearch")
        if not list(self._chunks.list_search_indexes(field_of(dimensions))):
            try:
                self._chunks.create_search_index(model)
            except OperationFailure as error:
                if error.code != _EXISTS_ALREADY:
                    raise
            _log.info("search index asked for", index=field_of(dimensions))

    def is_ready(self, dimensions: int) -> bool:
        """Say whether the index for vectors of this size can be queried. A missing one would find nothing, silently."""
        return any(index.get("queryable") for index in self._chunks.list_search_indexes(field_of(dimensions)))

    def has_caught_up(self, workspace_id: str, edition: str, dimensions: int) -> bool:
        """Say whether all of an edition is found: what was written last is, and the index takes writes in order."""
        field = field_of(dimensions)
        last = self._chunks.find_one({"edition": edition}, {field: 1}, sort=[("seq", -1)])
        if last is None or field not in last:
            return True
        return last["_id"] in self._search(workspace_id, [edition], lowered(read(last[field])), 1000)

    def _search(self, workspace_id: str, editions: Sequence[str], vector: Vector, limit: int) -> dict[str, float]:
        field = field_of(len(vector))
        search = {
            "index": field,
            "path": field,
            "queryVector": stored(lifted(vector)),
            "filter": {"workspace_id": workspace_id, "edition": {"$in": list(editions)}},
            "limit": limit,
            "numCandidates": min(_MOST_CANDIDATES, limit * _CANDIDATES_PER_RESULT),
        }
        found = self._chunks.aggregate(
            [{"$vectorSearch": search}, {"$project": {"score": {"$meta": "vectorSearchScore"}}}]
        )
        return {chunk["_id"]: 2 * chunk["score"] - 1 for chunk in found}
