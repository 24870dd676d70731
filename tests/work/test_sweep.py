"""What was left undone is found, and what a dead process left open is ended."""

from typing import Any

import pytest

from common.inbox.store.receipts import ReceiptStore
from common.mongo.database import ClientSession
from common.mongo.files import FileStore
from common.wiring import Product, build
from common.work.notifier import Notifier
from common.work.store.overdue import Overdue
from common.work.sweep import begin_overdue, sweep
from tests.builders.shop import Shop


def test_the_sweep_finds_work_that_nobody_was_told_of(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.make_due()
    assert [found for found, _ in product.assistant.outcomes.answers.overdue.find()] == [shop.chat().id]
    shop.answer()
    shop.make_due()
    assert [found for found, _ in product.inbox.chats.sending.overdue.find()] == [shop.chat().id]


def test_the_sweep_ends_what_a_dead_process_left_open(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    monkeypatch.setattr("common.wiring.ABANDONED_AFTER", 0.0)
    impatient = build(product.settings)
    locked: list[ClientSession] = []

    def change(session: ClientSession) -> None:
        product.database.collection("chats").update_one({}, {"$set": {"in_the_way": True}}, session=session)
        if not locked:
            locked.append(session)
            sweep(impatient.work)
            shop.customer_writes("are you there?")

    product.database.transaction(change)
    assert [message.text for message in shop.messages()] == ["hello", "are you there?"]


def test_a_step_that_fails_keeps_no_other_from_its_turn(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    shop.make_due()

    def fail(*_: Any) -> None:
        raise RuntimeError("no luck")

    notified = list[str]()
    monkeypatch.setattr(Notifier, "notify", fail)
    monkeypatch.setattr(ReceiptStore, "apply_lately_parked", fail)
    monkeypatch.setattr(Notifier, "send_canaries", lambda _: notified.append("canaries"))
    monkeypatch.setattr(FileStore, "remove_broken_uploads", lambda _: notified.append("uploads"))
    sweep(build(product.settings).work)
    assert sorted(notified) == ["canaries", "uploads"]


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
    find, broken = Overdue.find, next(iter(product.work.kinds.values())).items.overdue

    def fail_for_the_first(overdue: Overdue) -> list[tuple[str, str]]:
        if overdue is broken:
            raise RuntimeError("no luck")
        return find(overdue)

    monkeypatch.setattr(Overdue, "find", fail_for_the_first)
    assert [task for task, _, _ in found(product, *product.work.queues)].count("replies.answer") == 1
