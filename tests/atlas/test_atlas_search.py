"""`$vectorSearch` finds what an exact search by numpy finds, and refuses what Atlas refuses."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from bson.binary import Binary
from bson.objectid import ObjectId
from bson.regex import Regex
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import OperationFailure
from pymongo.read_concern import ReadConcern

from tests.builders.atlas.scenes import ids, indexed, search, stored
from tests.builders.atlas.wire import Document

AXES = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
WITH_SCORE: list[Document] = [{"$project": {"score": {"$meta": "vectorSearchScore"}}}]


@pytest.fixture
def axes(atlas: Database[Document]) -> Collection[Document]:
    """Three documents, one on each axis."""
    documents = [
        {"_id": name, "vector": stored(axis), "workspace_id": "w1" if name != "z" else "w2", "page": page}
        for page, (name, axis) in enumerate(zip("xyz", AXES, strict=True), start=1)
    ]
    collection: Collection[Document] = indexed(atlas, documents, 3, "workspace_id", "page")
    return collection


@pytest.mark.parametrize("as_binary", [True, False])
def test_the_best_come_first_with_their_scores(atlas: Database[Document], as_binary: bool) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(300, 24)).astype(np.float32)
    query = random.normal(size=24).astype(np.float32)
    documents = [{"_id": n, "vector": stored(v) if as_binary else v.tolist()} for n, v in enumerate(vectors)]
    collection = indexed(atlas, documents, 24)

    cosines = vectors @ query / (np.linalg.norm(vectors, axis=1) * np.linalg.norm(query))
    best = np.argsort(-cosines)[:20]
    for asked in (stored(query), [float(number) for number in query]):
        found = list(collection.aggregate([search(asked, 20, exact=None, numCandidates=200), *WITH_SCORE]))
        assert [each["_id"] for each in found] == best.tolist()
        assert [each["score"] for each in found] == pytest.approx(((1 + cosines[best]) / 2).tolist(), abs=1e-6)


def test_scores_go_from_zero_for_opposite_to_one_for_alike(atlas: Database[Document]) -> None:
    documents: list[Document] = [
        {"_id": "alike", "vector": [2.0, 0.0, 0.0]},
        {"_id": "opposite", "vector": [-3.0, 0.0, 0.0]},
    ]
    found = indexed(atlas, documents).aggregate([search(AXES[0]), *WITH_SCORE])
    assert {each["_id"]: each["score"] for each in found} == {"alike": 1, "opposite": 0}


def test_what_is_no_vector_of_this_size_is_not_in_the_index(atlas: Database[Document]) -> None:
    others = [
        [1.0, 0.0],
        stored([1, 0, 0, 0]),
        "text",
        ["1", "0", "0"],
        [0.0, 0.0, 0.0],
        None,
        Binary(b"\x03\x00\x01", 9),
    ]
    documents: list[Document] = [{"_id": "vector", "vector": AXES[0]}, {"_id": "none"}]
    documents += [{"_id": number, "vector": other} for number, other in enumerate(others)]
    assert ids(indexed(atlas, documents), search(AXES[0])) == ["vector"]


def test_the_stages_behind_see_the_documents_in_order_and_nothing_else(axes: Collection[Document]) -> None:
    score = {"$meta": "vectorSearchScore"}
    rest: list[Document] = [
        {"$match": {"page": {"$lte": 2}}},
        {"$project": {"_id": 0, "page": 1, "rounded": {"$round": [score, 2]}}},
    ]
    found = list(axes.aggregate([search([0.6, 0.8, 0.0]), *rest]))
    assert found == [{"page": 2, "rounded": 0.9}, {"page": 1, "rounded": 0.8}]
    whole = list(axes.aggregate([search(AXES[1], 1)]))
    assert whole == list(axes.find({"_id": "y"}))


def test_a_cursor_goes_on(atlas: Database[Document]) -> None:
    documents: list[Document] = [{"_id": n, "vector": [1.0, n / 100, 0.0]} for n in range(50)]
    cursor = indexed(atlas, documents).aggregate([search(AXES[0], 50)], batchSize=7)
    assert [each["_id"] for each in cursor] == list(range(50))


def test_ids_of_every_kind_are_found(atlas: Database[Document]) -> None:
    kinds: list[Any] = [
        "text",
        7,
        2.5,
        ObjectId(),
        uuid4(),
        {"a": 1},
        Binary(b"raw", 0),
        datetime(2026, 1, 2, tzinfo=UTC),
    ]
    documents = [{"_id": kind, "vector": [1.0, n / 10, 0.0]} for n, kind in enumerate(kinds)]
    collection = indexed(atlas, documents)
    found = list(collection.aggregate([search(AXES[0]), *WITH_SCORE]))
    assert [each["_id"] for each in found] == [each["_id"] for each in collection.find()]
    assert None not in [each["score"] for each in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"workspace_id": "w1"}, {"x", "y"}),
        ({"workspace_id": {"$eq": "w2"}}, {"z"}),
        ({"workspace_id": {"$ne": "w2"}}, {"x", "y"}),
        ({"page": {"$gt": 1, "$lte": 3}}, {"y", "z"}),
        ({"page": {"$gte": 2, "$lt": 3}}, {"y"}),
        ({"page": {"$in": [1, 3]}}, {"x", "z"}),
        ({"page": {"$nin": [1, 3]}}, {"y"}),
        ({"page": {"$not": {"$gt": 1}}}, {"x"}),
        ({"page": {"$exists": False}}, set()),
        ({"$and": [{"workspace_id": "w1"}, {"page": 2}]}, {"y"}),
        ({"$or": [{"workspace_id": "w2"}, {"page": 2}]}, {"y", "z"}),
        ({"$nor": [{"workspace_id": "w2"}, {"page": 2}]}, {"x"}),
        ({"workspace_id": None}, set()),
        ({}, {"x", "y", "z"}),
    ],
)
def test_the_filter_holds_before_the_limit(axes: Collection[Document], given: Document, expected: set[str]) -> None:
    for axis in AXES:
        assert set(ids(axes, search(axis, max(len(expected), 1), filter=given))) == expected


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"limit": None}, '"limit" is required'),
        ({"limit": 0}, '"limit" must be positive'),
        ({"exact": None}, "numCandidates is required"),
        ({"exact": False}, "numCandidates is required"),
        ({"numCandidates": 10}, "must be omitted"),
        ({"exact": None, "numCandidates": 9}, "limit should be less than or equal to numCandidates"),
        ({"exact": None, "numCandidates": 10_001}, r"within bounds \[1..10000\]"),
        ({"index": None}, '"index" is required'),
        ({"path": None}, '"path" is required'),
        ({"path": "page"}, "page is not indexed as vector"),
        ({"candidates": 10}, "takes a document with the fields"),
        ({"queryVector": None}, '"queryVector" must be'),
        ({"queryVector": ["1", "0", "0"]}, '"queryVector" must be'),
        ({"queryVector": [1.0, float("nan"), 0.0]}, "non-finite"),
        ({"queryVector": [0.0, 0.0, 0.0]}, "zero vector"),
        ({"queryVector": [1.0, 0.0]}, "indexed with 3 dimensions but queried with 2"),
        ({"filter": {"secret": 1}}, "Path 'secret' needs to be indexed as filter"),
        ({"filter": {"$or": [{"page": 1}, {"_id": "x"}]}}, "Path '_id' needs to be indexed as filter"),
        ({"filter": {"workspace_id": {"$regex": "^w"}}}, "unrecognized operator"),
        ({"filter": {"workspace_id": Regex("^w")}}, "must be a boolean"),
        ({"filter": {"page": {"$not": {"$mod": [2, 0]}}}}, "unrecognized operator"),
        ({"filter": {"page": {"$in": []}}}, "not empty"),
        ({"filter": {"page": {"$in": [1, "1"]}}}, "same type"),
        ({"filter": {"$expr": {"$eq": ["$page", 1]}}}, "unrecognized operator"),
        ({"filter": [{"page": 1}]}, "must be a document"),
    ],
)
def test_what_atlas_refuses_is_refused(axes: Collection[Document], asked: Document, told: str) -> None:
    with pytest.raises(OperationFailure, match=told) as refused:
        ids(axes, search(asked.pop("queryVector", AXES[0]), **asked))
    assert refused.value.code == 8


def test_an_error_of_a_later_stage_is_mongods_own(axes: Collection[Document]) -> None:
    with pytest.raises(OperationFailure, match="Unrecognized pipeline stage name"):
        axes.aggregate([search(AXES[0]), {"$nonsense": {}}])


def test_other_read_concerns_than_local_are_refused(axes: Collection[Document]) -> None:
    with pytest.raises(OperationFailure, match="readConcern other than 'local'") as refused:
        ids(axes.with_options(read_concern=ReadConcern("majority")), search(AXES[0]))
    assert refused.value.code == 72
    assert ids(axes.with_options(read_concern=ReadConcern("local")), search(AXES[0], 1)) == ["x"]


def test_a_transaction_does_not_search(axes: Collection[Document]) -> None:
    with axes.database.client.start_session() as session, session.start_transaction():
        axes.insert_one({"_id": "new"}, session=session)
        with pytest.raises(OperationFailure, match="multi-document transaction") as refused:
            axes.aggregate([search(AXES[0])], session=session)
    assert refused.value.code == 263
