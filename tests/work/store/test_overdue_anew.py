"""What the sweep has found before is found again when it is new work: nothing but a look at MongoDB may tell of it."""

from datetime import timedelta

import pytest

from common.kernel.clock import now
from common.wiring import Product
from common.work.store.items import WorkItems


@pytest.fixture
def items(product: Product) -> WorkItems:
    return WorkItems(product.database.collection("chats"), "delivery", lease_seconds=20, retry_base=60, retry_max=60)


def test_what_was_done_between_two_rounds_and_is_due_anew_is_found_at_once(product: Product, items: WorkItems) -> None:
    chats, past = product.database.collection("chats"), now() - timedelta(minutes=1)
    chats.insert_one({"_id": "a", "workspace_id": "w", "phone_number": "p", "customer_ids": ["a"]})
    chats.update_one({"_id": "a"}, items.request(past, None))
    assert items.overdue.find() == [("a", "w")]
    assert items.overdue.find() == []

    claimed = items.claim("a")
    assert claimed and items.complete(claimed[0])
    chats.update_one({"_id": "a"}, items.request(past + timedelta(seconds=1), None))
    assert items.overdue.find() == [("a", "w")]
