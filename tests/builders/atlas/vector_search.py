"""`$vectorSearch`: what a search asks for, and the exact pipeline that a plain mongod answers in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.builders.atlas.filters import paths_of
from tests.builders.atlas.refusals import search_refusal
from tests.builders.atlas.vectors import Vector, read_vector
from tests.builders.atlas.wire import Document

_FIELDS = {"index", "path", "queryVector", "filter", "limit", "numCandidates", "exact"}
_MOST_CANDIDATES = 10_000
_SCORE = {"$meta": "vectorSearchScore"}
_RANK = "__rank"


@dataclass(frozen=True, slots=True)
class VectorSearch:
    """A search that is well-formed. Whether the index can answer it is the index's to say."""

    index: str
    path: str
    vector: Vector
    filter: Document
    filter_paths: frozenset[str]
    limit: int

    @classmethod
    def parse(cls, stage: Any) -> "VectorSearch":
        """Read the stage as mongot does.

        Raises:
            OperationFailure: a field is missing, not known, or out of bounds.
        """
        if not isinstance(stage, dict) or not stage.keys() <= _FIELDS:
            raise search_refusal(f"$vectorSearch takes a document with the fields {sorted(_FIELDS)}")
        for name in ("index", "path"):
            if not isinstance(stage.get(name), str) or not stage[name]:
                raise search_refusal(f'"{name}" is required')
        limit, given = _limit(stage), stage.get("filter", {})
        return cls(stage["index"], stage["path"], _vector(stage), given, frozenset(paths_of(given)), limit)


def exact_pipeline(ranked: Sequence[tuple[Any, float]], rest: list[Document]) -> list[Document]:
    """Return the pipeline that gives the documents in this order, `(_id, score)`, to the rest of the stages.

    The score is found by the document's `_id`, wherever a stage asks for it: nothing is added to the documents.
    A stage behind one that drops or changes `_id` finds null, where Atlas would still know the score.
    """
    ids = [document_id for document_id, _ in ranked]
    rank = {"$indexOfArray": [{"$literal": ids}, "$_id"]}
    # An _id that is not among them has the rank -1, which is the last: null.
    score = {"$arrayElemAt": [{"$literal": [*(score for _, score in ranked), None]}, rank]}
    in_order: list[Document] = [
        {"$match": {"_id": {"$in": ids}}},
        {"$set": {_RANK: rank}},
        {"$sort": {_RANK: 1}},
        {"$unset": _RANK},
    ]
    return in_order + [_with_score(stage, score) for stage in rest]


def _with_score(part: Any, score: Document) -> Any:
    if part == _SCORE:
        return score
    if isinstance(part, dict):
        return {key: _with_score(value, score) for key, value in part.items()}
    if isinstance(part, list):
        return [_with_score(value, score) for value in part]
    return part


def _limit(stage: Document) -> int:
    limit, candidates, exact = stage.get("limit"), stage.get("numCandidates"), stage.get("exact", False)
    if not isinstance(limit, int):
        raise search_refusal('"limit" is required')
    if limit < 1:
        raise search_refusal('"limit" must be positive')
    if not isinstance(exact, bool):
        raise search_refusal('"exact" must be a boolean')
    if exact:
        if candidates is not None:
            raise search_refusal('"numCandidates" must be omitted when "exact" is set to true')
        return limit
    if candidates is None:
        raise search_refusal("numCandidates is required for approximate vector search")
    if not isinstance(candidates, int) or not 1 <= candidates <= _MOST_CANDIDATES:
        raise search_refusal(f'"numCandidates" must be within bounds [1..{_MOST_CANDIDATES}]')
    if limit > candidates:
        raise search_refusal("limit should be less than or equal to numCandidates")
    return limit


def _vector(stage: Document) -> Vector:
    vector = read_vector(stage.get("queryVector"))
    if vector is None:
        raise search_refusal('"queryVector" must be an array of numbers or a vector of 32-bit floats')
    if not np.isfinite(vector).all():
        raise search_refusal('"queryVector" non-finite value')
    if not vector.any():
        raise search_refusal("Cosine similarity cannot be calculated against a zero vector.")
    return vector
