"""Machines whose clocks are wrong, at the same work: everybody goes by MongoDB's time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from common.kernel.clock import Clock, now
from common.kernel.settings import Settings
from common.mongo.database import Collection, Database
from common.wiring import Product
from common.work.store.indexes import work_index
from common.work.store.items import WorkItems

TWO_MINUTES = 120
WRONG = pytest.mark.parametrize("seconds", [TWO_MINUTES, -TWO_MINUTES], ids=["ahead", "behind"])


def clock_that_is_wrong(seconds: float) -> Clock:
    return Clock(machine=lambda: time.time() + seconds)


@contextmanager
def machine_with(clock: Clock, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkItems]:
    """Be on a machine with this clock, which is connected to MongoDB. Yields the work as it is seen from there."""
    database = Database(settings.mongodb_url, settings.database_name, clock=clock)
    database.ping()
    with monkeypatch.context() as patch:
        patch.setattr("common.work.store.items.now", clock.now)
        yield items_in(database.collection("work_of_the_tests"))
    database.close()


def items_in(collection: Collection) -> WorkItems:
    return WorkItems(collection, "job", lease_seconds=60, retry_base=60, retry_max=60)


@pytest.fixture
def collection(product: Product) -> Collection:
    collection = product.database.collection("work_of_the_tests")
    collection.create_indexes([work_index("job")])
    collection.delete_many({})
    return collection


def ask(collection: Collection, due_at: datetime) -> None:
    collection.update_one({"_id": "a"}, items_in(collection).request(due_at, "request"), upsert=True)


@WRONG
def test_connecting_sets_the_clock(settings: Settings, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    clock = clock_that_is_wrong(seconds)
    with machine_with(clock, settings, monkeypatch):
        assert abs((clock.now() - now()).total_seconds()) < TWO_MINUTES / 2


def test_a_machine_that_is_two_minutes_ahead_steals_nothing(
    collection: Collection, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(collection, now() - timedelta(seconds=5))
    assert items_in(collection).claim("a") is not None
    with machine_with(clock_that_is_wrong(TWO_MINUTES), settings, monkeypatch) as theirs:
        assert theirs.claim("a") is None
        assert theirs.overdue.find() == []


def test_nothing_is_stolen_from_a_machine_that_is_two_minutes_behind(
    collection: Collection, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(collection, now() - timedelta(seconds=5))
    with machine_with(clock_that_is_wrong(-TWO_MINUTES), settings, monkeypatch) as theirs:
        claimed = theirs.claim("a")
        assert claimed is not None
        with theirs.kept.keeping(claimed[0]):
            theirs.renew(claimed[0])
    assert items_in(collection).claim("a") is None


def test_a_machine_that_is_two_minutes_ahead_begins_nothing_early(
    collection: Collection, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(collection, now() + timedelta(seconds=100))
    with machine_with(clock_that_is_wrong(TWO_MINUTES), settings, monkeypatch) as theirs:
        assert theirs.claim("a") is None


def test_setting_the_clock_of_a_machine_at_work_steals_nothing(
    collection: Collection, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_ahead_by = [0.0]
    clock = Clock(machine=lambda: time.time() + set_ahead_by[0])
    ask(collection, now() - timedelta(seconds=5))
    assert items_in(collection).claim("a") is not None
    with machine_with(clock, settings, monkeypatch) as theirs:
        set_ahead_by[0] = TWO_MINUTES
        assert theirs.claim("a") is None
