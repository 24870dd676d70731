"""What is changed in the database, in order and from any position on."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from common.mongo.changes import Batch, Change, Changes, HistoryLost, documents
from common.mongo.database import ClientSession, Database
from common.wiring import Product
from devstack.mongodb import Mongod
from devstack.ports import free_port

LEADS, SUMMARIES = "leads", "summaries"
CHANGE_STREAM_HISTORY_LOST = 286


@pytest.fixture
def database(product: Product) -> Database:
    return product.database


@contextmanager
def following(database: Database, position: str | None = None) -> Iterator[Changes]:
    with closing(Changes(database, [LEADS, SUMMARIES], position)) as changes:
        yield changes


def taken(changes: Changes, count: int) -> list[Change]:
    """Return the next changes, at least so many."""
    found: list[Change] = []
    while len(found) < count:
        found += (changes.take(1) or Batch([], "")).changes
    return found


def test_what_is_added_and_changed_is_told_with_what_was_written(database: Database) -> None:
    leads = database.collection(LEADS)
    with following(database) as changes:
        leads.insert_one({"_id": "a", "workspace_id": "w"})
        assert taken(changes, 1) == [Change(LEADS, "a", True, frozenset())]
        leads.update_one({"_id": "a"}, {"$set": {"hold.reason": "x", "name": "Ana"}, "$unset": {"workspace_id": 1}})
        assert taken(changes, 1) == [Change(LEADS, "a", False, frozenset({"hold", "name", "workspace_id"}))]


def test_each_document_is_told_once_in_a_batch_in_the_order_of_the_first_changes(database: Database) -> None:
    leads = database.collection(LEADS)
    with following(database) as changes:

        def write(session: ClientSession) -> None:
            leads.insert_one({"_id": "a"}, session=session)
            leads.insert_one({"_id": "b"}, session=session)
            leads.update_one({"_id": "a"}, {"$set": {"name": "Ana"}}, session=session)

        database.transaction(write)
        told = taken(changes, 2)
    assert list(dict.fromkeys(change.id for change in told)) == ["a", "b"]


def test_others_collections_and_removals_are_not_told(database: Database) -> None:
    with following(database) as changes:
        database.collection("uploads").insert_one({"_id": "entry"})
        database.collection(LEADS).insert_one({"_id": "a"})
        database.collection(LEADS).delete_one({"_id": "a"})
        database.collection(SUMMARIES).insert_one({"_id": "b"})
        assert [change.id for change in taken(changes, 2)] == ["a", "b"]


def test_it_goes_on_from_a_position(database: Database) -> None:
    leads = database.collection(LEADS)
    with following(database) as changes:
        leads.insert_one({"_id": "a"})
        taken(changes, 1)
        position = changes.position
    leads.insert_many([{"_id": "b"}, {"_id": "c"}])
    with following(database, position) as changes:
        assert [change.id for change in taken(changes, 2)] == ["b", "c"]


def test_the_position_moves_on_while_nothing_is_told(database: Database) -> None:
    with following(database) as changes:
        before = changes.position
        while changes.position == before:
            database.collection("uploads").insert_one({})
            changes.take(0.5)


@pytest.mark.parametrize("command", ["aggregate", "getMore"])
def test_a_position_that_the_server_does_not_know_any_more_is_told(tmp_path: Path, command: str) -> None:
    with Mongod(tmp_path, free_port(), "--setParameter", "enableTestCommands=1") as mongod:
        database = Database(mongod.url, "tests")
        with following(database) as changes:
            position = changes.position
        with MongoClient[dict[str, Any]](mongod.url) as client:
            failing = {"failCommands": [command], "errorCode": CHANGE_STREAM_HISTORY_LOST}
            client.admin.command("configureFailPoint", "failCommand", mode={"times": 1}, data=failing)
            with pytest.raises(HistoryLost), following(database, position) as changes:
                while True:
                    changes.take(1)
        database.close()


def test_documents_are_read_as_they_are(database: Database) -> None:
    database.collection(LEADS).insert_one({"_id": "a", "name": "Ana"})
    assert documents(database, LEADS, ["a", "gone"]) == {"a": {"_id": "a", "name": "Ana"}}
