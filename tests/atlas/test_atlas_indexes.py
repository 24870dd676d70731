"""Search indexes are managed with the driver's own methods, and take their time."""

from typing import Any

import pytest
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import OperationFailure
from pymongo.operations import SearchIndexModel

from tests.builders.atlas.scenes import INDEX, Connect, definition, ids, indexed, model, search, until, within
from tests.builders.atlas.wire import Document

AXIS = [1.0, 0.0, 0.0]
DOCUMENTS: list[Document] = [{"_id": "x", "vector": AXIS, "page": 1}]
AN_HOUR = 3600.0
LAG = 1.5


@pytest.fixture
def chunks(atlas: Database[Document]) -> Collection[Document]:
    return atlas.create_collection("chunks")


def failing(command: Any, *arguments: Any) -> OperationFailure:
    with pytest.raises(OperationFailure) as refused:
        command(*arguments)
    return refused.value


def states(collection: Collection[Document]) -> list[tuple[str, bool]]:
    return [(index["status"], index["queryable"]) for index in collection.list_search_indexes()]


def test_an_index_is_listed_as_it_was_defined(chunks: Collection[Document]) -> None:
    assert chunks.create_search_index(model(3, "page")) == INDEX
    assert chunks.create_search_indexes([model(8, name="other")]) == ["other"]

    assert [index["name"] for index in chunks.list_search_indexes()] == [INDEX, "other"]
    (index,) = chunks.list_search_indexes(INDEX)
    assert (index["type"], index["status"], index["queryable"]) == ("vectorSearch", "READY", True)
    assert index["latestDefinition"] == definition(3, "page")
    assert len(index["id"]) == 24


def test_a_list_goes_through_further_stages(chunks: Collection[Document]) -> None:
    chunks.create_search_indexes([model(), model(name="other")])
    stages: list[Document] = [{"$listSearchIndexes": {}}, {"$match": {"name": "other"}}, {"$project": {"name": 1}}]
    assert list(chunks.aggregate(stages)) == [{"name": "other"}]


def test_there_are_no_indexes_without_a_collection(atlas: Database[Document]) -> None:
    assert failing(atlas.chunks.create_search_index, model()).code == 26
    changes: list[Document] = [
        {"updateSearchIndex": "chunks", "definition": definition()},
        {"dropSearchIndex": "chunks"},
    ]
    for change in changes:
        assert failing(atlas.command, {**change, "name": INDEX}).code == 26
    assert list(atlas.chunks.list_search_indexes()) == []
    assert ids(atlas.chunks, search(AXIS)) == []


def test_a_name_is_taken_once(chunks: Collection[Document]) -> None:
    chunks.create_search_index(model())
    refused = failing(chunks.create_search_indexes, [model(name="other"), model()])
    assert (refused.code, (refused.details or {})["codeName"]) == (68, "IndexAlreadyExists")
    assert failing(chunks.create_search_indexes, [model(name="twice"), model(name="twice")]).code == 68
    assert [index["name"] for index in chunks.list_search_indexes()] == [INDEX]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({}, 2),
        ({"fields": [{"type": "filter", "path": "page"}]}, 2),
        ({"fields": [{"type": "vector", "numDimensions": 3, "similarity": "cosine"}]}, 2),
        ({"fields": [{"type": "vector", "path": "vector", "numDimensions": 8193, "similarity": "cosine"}]}, 2),
        ({"fields": [{"type": "text", "path": "vector"}]}, 2),
        ({"fields": [{"type": "vector", "path": "vector", "numDimensions": 3, "similarity": "euclidean"}]}, 238),
    ],
)
def test_a_wrong_definition_is_refused(chunks: Collection[Document], wrong: Document, code: int) -> None:
    wrong_model = SearchIndexModel(definition=wrong, name=INDEX, type="vectorSearch")
    assert failing(chunks.create_search_index, wrong_model).code == code
    assert list(chunks.list_search_indexes()) == []


def test_a_text_search_index_is_not_spoken_here(chunks: Collection[Document]) -> None:
    assert failing(chunks.create_search_index, SearchIndexModel(definition={"mappings": {"dynamic": True}})).code == 238


def test_a_dropped_index_finds_nothing(atlas: Database[Document]) -> None:
    chunks = indexed(atlas, DOCUMENTS)
    assert ids(chunks, search(AXIS)) == ["x"]
    chunks.drop_search_index(INDEX)
    assert ids(chunks, search(AXIS)) == []
    assert failing(chunks.drop_search_index, INDEX).code == 27
    assert failing(chunks.update_search_index, INDEX, definition()).code == 27


def test_indexes_are_gone_with_their_collection(atlas: Database[Document]) -> None:
    chunks = indexed(atlas, DOCUMENTS)
    chunks.drop()
    chunks.insert_many(DOCUMENTS)
    assert list(chunks.list_search_indexes()) == []
    assert ids(chunks, search(AXIS)) == []


def test_a_missing_index_finds_nothing(atlas: Database[Document]) -> None:
    assert ids(indexed(atlas, DOCUMENTS), search(AXIS, index="another")) == []


def test_an_index_finds_nothing_until_it_is_built(connect: Connect) -> None:
    building = indexed(connect(build_seconds=AN_HOUR), DOCUMENTS)
    assert states(building) == [("PENDING", False)]
    assert ids(building, search(AXIS)) == []


def test_an_index_becomes_queryable_after_a_while(connect: Connect) -> None:
    chunks = indexed(connect(build_seconds=0.4), DOCUMENTS)
    seen: list[tuple[str, bool]] = []

    def is_ready() -> bool:
        seen.extend(states(chunks))
        return seen[-1] == ("READY", True)

    until(is_ready)
    assert set(seen[:-1]) <= {("PENDING", False), ("BUILDING", False)}
    assert ids(chunks, search(AXIS)) == ["x"]


def test_an_index_works_by_its_old_definition_until_the_new_one_is_built(connect: Connect) -> None:
    chunks = indexed(connect(build_seconds=1.0), DOCUMENTS)
    until(lambda: states(chunks) == [("READY", True)])
    building = within(1.0)
    chunks.update_search_index(INDEX, definition(3, "page"))
    assert states(chunks) == [("PENDING", True)] or not building()
    try:
        found = ids(chunks, search(AXIS, filter={"page": 1}))
        assert found == ["x"] and not building()
    except OperationFailure as refused:
        assert "needs to be indexed as filter" in str(refused)
    assert [index["latestDefinition"] for index in chunks.list_search_indexes()] == [definition(3, "page")]

    until(lambda: states(chunks) == [("READY", True)])
    assert ids(chunks, search(AXIS, filter={"page": 1})) == ["x"]


def test_what_is_written_is_found_after_the_lag(connect: Connect) -> None:
    atlas = connect(lag_seconds=LAG)
    recent = within(LAG)
    chunks = indexed(atlas, DOCUMENTS)
    assert ids(chunks, search(AXIS)) == [] or not recent()
    until(lambda: ids(chunks, search(AXIS)) == ["x"])

    recent = within(LAG)
    chunks.insert_one({"_id": "new", "vector": AXIS})
    chunks.update_one({"_id": "x"}, {"$set": {"vector": [-1.0, 0.0, 0.0]}})
    assert ids(chunks, search(AXIS)) == ["x"] or not recent()
    until(lambda: ids(chunks, search(AXIS)) == ["new", "x"])


def test_what_is_deleted_takes_places_until_the_lag_is_over(connect: Connect) -> None:
    chunks = indexed(connect(lag_seconds=LAG), [*DOCUMENTS, {"_id": "y", "vector": [0.0, 1.0, 0.0]}])
    until(lambda: ids(chunks, search(AXIS, 1)) == ["x"])
    recent = within(LAG)
    chunks.delete_one({"_id": "x"})
    assert ids(chunks, search(AXIS, 1)) == [] or not recent()
    until(lambda: ids(chunks, search(AXIS, 1)) == ["y"])


def test_a_search_does_not_see_further_back_than_the_collection(connect: Connect) -> None:
    assert ids(indexed(connect(lag_seconds=200), DOCUMENTS), search(AXIS)) == []
