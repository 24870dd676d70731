"""What a worker finds for itself: what is due in its own queues, whatever becomes of one kind of it."""

import pytest

from common.wiring import Product
from common.work.store.items import WorkItems
from common.work.sweep import begin_overdue
from tests.scenes import Shop


def found(product: Product, *queues: str) -> list[tuple[str, str, str]]:
    begun = list[tuple[str, str, str]]()
    begin_overdue(product.work, queues, lambda *one: begun.append(one))
    return begun


def test_a_worker_finds_what_is_due_in_its_queues_and_leaves_the_rest(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.make_due()
    assert found(product, "delivery", "documents") == []
    assert found(product, "replies") == [("replies.answer", shop.chat().id, shop.workspace.id)]
    shop.answer()
    shop.make_due()
    assert ("delivery.sending", shop.chat().id, shop.phone_number) in found(product, "replies", "delivery")


def test_a_kind_of_work_that_cannot_be_looked_at_keeps_no_other_from_being_found(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    shop.make_due()
    overdue, broken = WorkItems.overdue, next(iter(product.work.kinds.values())).items

    def fail_for_the_first(items: WorkItems) -> list[tuple[str, str]]:
        if items is broken:
            raise RuntimeError("no luck")
        return overdue(items)

    monkeypatch.setattr(WorkItems, "overdue", fail_for_the_first)
    assert [task for task, _, _ in found(product, *product.work.queues)].count("replies.answer") == 1
