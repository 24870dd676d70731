"""Work items under every kind of interruption."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from common.kernel.clock import now
from common.mongo.database import Collection
from common.wiring import Product
from common.work.leases import renew_leases
from common.work.store.indexes import work_index
from common.work.store.items import WorkItems
from tests.builders.passing_time import let_pass


@pytest.fixture
def collection(product: Product) -> Collection:
    collection = product.database.collection("work_of_the_tests")
    collection.delete_many({})
    collection.create_indexes([work_index("job")])
    return collection


@pytest.fixture
def items(collection: Collection) -> WorkItems:
    return WorkItems(collection, "job", lease_seconds=20, retry_base=60, retry_max=60)


def ask(collection: Collection, items: WorkItems, seconds: float = 0) -> None:
    due_at = now() + timedelta(seconds=seconds)
    collection.update_one({"_id": "a"}, items.request(due_at, "request"), upsert=True)


def test_of_many_claims_at_once_one_succeeds(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    with ThreadPoolExecutor(16) as threads:
        claims = list(threads.map(lambda _: items.claim("a"), range(16)))
    assert len([claim for claim in claims if claim]) == 1


def test_nothing_is_claimed_before_it_is_due(collection: Collection, items: WorkItems) -> None:
    ask(collection, items, seconds=60)
    assert items.claim("a") is None


def test_completed_work_is_gone(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    claimed = items.claim("a")
    assert claimed is not None
    document = items.complete(claimed[0])
    assert document is not None and not items.is_due(document)
    assert items.claim("a") is None


def test_work_that_was_asked_for_meanwhile_stays_due(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    claimed = items.claim("a")
    assert claimed is not None
    ask(collection, items)
    assert items.complete(claimed[0], unless_requested=True) is None
    document = items.complete(claimed[0])
    assert document is not None and items.is_due(document)
    again = items.claim("a")
    assert again is not None and again[0].attempts == 1


def test_who_lost_the_lease_can_complete_nothing(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    first = items.claim("a")
    assert first is not None
    let_pass(minutes=1)
    second = items.claim("a")
    assert second is not None and second[0].attempts == 2
    assert items.complete(first[0]) is None
    items.put_off(first[0], now(), error="late")
    assert items.complete(second[0]) is not None


def test_a_failure_puts_the_work_off_and_remembers_why(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    claimed = items.claim("a")
    assert claimed is not None
    items.put_off_after(claimed[0], RuntimeError("no luck"))
    document = collection.find_one({"_id": "a"})
    assert document is not None and "no luck" in document["job"]["last_error"]
    assert document["job"]["not_before"] > now() + timedelta(seconds=20)
    ask(collection, items)
    assert items.claim("a") is None
    assert items.overdue.find() == []


def test_leases_of_living_work_are_renewed(collection: Collection, items: WorkItems) -> None:
    ask(collection, items)
    claimed = items.claim("a")
    assert claimed is not None
    with items.kept.keeping(claimed[0]):
        let_pass(minutes=1)
        renew_leases(items)
        assert items.claim("a") is None
    let_pass(minutes=1)
    renew_leases(items)
    assert items.claim("a") is not None


def test_overdue_work_is_rung_for_once_in_a_while(collection: Collection, items: WorkItems) -> None:
    ask(collection, items, seconds=-5)
    assert [found for found, _ in items.overdue.find()] == ["a"]
    assert items.overdue.find() == []
    assert items.claim("a") is not None
    assert items.overdue.find() == []
    let_pass(minutes=1)
    assert [found for found, _ in items.overdue.find()] == ["a"]
