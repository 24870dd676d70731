"""Transactions under a deadline: whatever runs out of time, nothing stays locked."""

import time
from collections.abc import Iterator

import pymongo
import pytest
from pymongo import _csot
from pymongo.errors import PyMongoError

from common.mongo.database import ClientSession, Collection, Database
from common.wiring import Product


@pytest.fixture
def database(product: Product) -> Iterator[Database]:
    """Connections of its own, as another process has them."""
    database = Database(product.settings.mongodb_url, product.settings.database_name)
    yield database
    database.close()


@pytest.fixture
def collection(product: Product) -> Collection:
    collection = product.database.collection("work_of_the_tests")
    collection.delete_many({})
    collection.insert_one({"_id": "a", "written": 0})
    return collection


def write(database: Database, session: ClientSession | None = None) -> None:
    database.collection("work_of_the_tests").update_one({"_id": "a"}, {"$inc": {"written": 1}}, session=session)


def let_the_deadline_pass() -> None:
    """Let the deadline in force be over, without waiting for it."""
    _csot.DEADLINE.set(time.monotonic() - 1)


def assert_unlocked(collection: Collection, *, written: int) -> None:
    """See that anybody may write to the document at once, and how often it was written to before."""
    with pymongo.timeout(8):
        found = collection.find_one_and_update({"_id": "a"}, {"$set": {"unlocked": True}})
    assert found is not None and found["written"] == written


def test_work_that_its_deadline_ended_leaves_nothing_locked(database: Database, collection: Collection) -> None:
    def work(session: ClientSession) -> None:
        write(database, session)
        let_the_deadline_pass()
        write(database, session)

    with pytest.raises(PyMongoError) as raised, database.deadline(30):
        database.transaction(work)
    assert raised.value.timeout
    assert_unlocked(collection, written=0)


def test_work_that_fails_after_its_deadline_leaves_nothing_locked(database: Database, collection: Collection) -> None:
    def work(session: ClientSession) -> None:
        write(database, session)
        let_the_deadline_pass()
        raise LookupError

    with pytest.raises(LookupError), database.deadline(30):
        database.transaction(work)
    assert_unlocked(collection, written=0)


def test_what_was_done_in_time_is_committed_after_the_deadline(database: Database, collection: Collection) -> None:
    def work(session: ClientSession) -> str:
        write(database, session)
        let_the_deadline_pass()
        return "done"

    with database.deadline(30):
        assert database.transaction(work) == "done"
    assert_unlocked(collection, written=1)


def test_an_abandoned_transaction_is_ended_and_begins_anew(database: Database, collection: Collection) -> None:
    ended: list[int] = []

    def work(session: ClientSession) -> None:
        write(database, session)
        if not ended:
            ended.append(database.end_abandoned_transactions(idle_seconds=0))
            assert_unlocked(collection, written=0)

    database.transaction(work)
    # Others who use this server may be idle, too.
    assert len(ended) == 1 and ended[0] >= 1
    assert_unlocked(collection, written=1)


def test_a_transaction_at_work_is_left_alone(database: Database, collection: Collection) -> None:
    def work(session: ClientSession) -> None:
        write(database, session)
        assert database.end_abandoned_transactions(idle_seconds=60) == 0

    database.transaction(work)
    assert_unlocked(collection, written=1)
