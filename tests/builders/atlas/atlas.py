"""What Atlas has and a plain mongod lacks: search indexes, and aggregations that begin with `$vectorSearch`."""

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
from bson.timestamp import Timestamp
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from tests.builders.atlas.refusals import refuse_in_transaction, refuse_stage
from tests.builders.atlas.search_indexes import SearchIndexes
from tests.builders.atlas.vector_search import VectorSearch, exact_pipeline
from tests.builders.atlas.vectors import Vector, read_vector, scores
from tests.builders.atlas.wire import CODEC, Document

_SNAPSHOT_UNAVAILABLE = 246


class Atlas:
    """The search part of Atlas, over the mongod that the client is connected to."""

    def __init__(self, client: MongoClient[Document], build_seconds: float, lag_seconds: float) -> None:
        self._client = client
        self._indexes = SearchIndexes(client, build_seconds)
        self._lag_seconds = lag_seconds
        self._management = {
            "createSearchIndexes": self._indexes.create,
            "updateSearchIndex": self._indexes.update,
            "dropSearchIndex": self._indexes.drop,
        }

    def answer(self, command: Document) -> Document | None:
        """Answer a command about search indexes; None when mongod is to answer.

        Raises:
            OperationFailure: Atlas refuses the command.
        """
        name = next(iter(command), "")
        if name not in self._management:
            return None
        refuse_in_transaction(command, f"Cannot run '{name}' in a multi-document transaction.")
        return self._management[name](command["$db"], command[name], command)

    def rewritten(self, command: Document) -> Document:
        """Return what mongod is to be asked in place of a command: the command itself, unless it is a search.

        Raises:
            OperationFailure: Atlas refuses the command.
        """
        if next(iter(command), "") != "aggregate" or not command.get("pipeline"):
            return command
        first, *rest = command["pipeline"]
        if "$vectorSearch" in first:
            refuse_stage(command, "$vectorSearch")
            ranked = self._ranked(command["$db"], command["aggregate"], VectorSearch.parse(first["$vectorSearch"]))
            return {**command, "pipeline": exact_pipeline(ranked, rest)}
        if "$listSearchIndexes" in first:
            refuse_stage(command, "$listSearchIndexes")
            wanted = first["$listSearchIndexes"]
            described = self._indexes.described(command["$db"], command["aggregate"], wanted)
            return {**command, "aggregate": 1, "pipeline": [{"$documents": {"$literal": described}}, *rest]}
        return command

    def _ranked(self, database: str, collection: str, search: VectorSearch) -> list[tuple[Any, float]]:
        """Return the `_id` and the score of what a search finds, the best first."""
        definition = self._indexes.in_use(database, collection, search.index)
        if definition is None:
            return []
        definition.check(search.path, len(search.vector), search.filter_paths)
        indexed = list(self._indexed(database, collection, search))
        found = scores([vector for _, vector in indexed], search.vector)
        best = np.argsort(-found, kind="stable")[: search.limit]
        return [(indexed[place][0], float(found[place])) for place in best]

    def _indexed(self, database: str, collection: str, search: VectorSearch) -> Iterator[tuple[Any, Vector]]:
        """Return the `_id` and the vector of the documents in the index that match the search's filter."""
        pipeline = [{"$match": search.filter}, {"$project": {"vector": f"${search.path}"}}]
        for document in self._as_indexed(database, collection, pipeline):
            vector = read_vector(document.get("vector"))
            if vector is not None and len(vector) == len(search.vector) and vector.any():
                yield document["_id"], vector

    def _as_indexed(self, database: str, collection: str, pipeline: list[Document]) -> list[Document]:
        """Read a collection as the index knows it: as it was `lag_seconds` ago."""
        # Atlas has an index of its own; here it is read in full, which MongoDB may refuse without any.
        whole: Document = {"pipeline": pipeline, "hint": "_id_", "cursor": {}}
        asked = {**whole, "readConcern": self._read_concern()}
        try:
            return list(self._client[database].cursor_command("aggregate", collection, codec_options=CODEC, **asked))
        except OperationFailure as error:
            if error.code == _SNAPSHOT_UNAVAILABLE:
                return []  # The collection is younger than that.
            raise

    def _read_concern(self) -> Document:
        if not self._lag_seconds:
            return {"level": "local"}
        # MongoDB's time goes by the second, and stands still while nobody writes.
        then = Timestamp(int(time.time() - self._lag_seconds), 0)
        latest: Timestamp = self._client.admin.command("ping")["operationTime"]
        return {"level": "snapshot", "atClusterTime": min(then, latest)}
