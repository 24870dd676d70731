"""What was left undone is found and rung for."""

from datetime import timedelta
from typing import Any

import pytest

from common.accounts.workspaces import delete_workspace, remove_workspace_data
from common.inbox.rules.chats import Chat
from common.inbox.store import removal as chat_removal
from common.inbox.store.chats import ChatStore
from common.inbox.store.receipts import ReceiptStore
from common.kernel.clock import now
from common.mongo.database import ClientSession, delete_in_slices
from common.mongo.files import FileStore
from common.wiring import Product
from common.work.notifier import Queue
from common.work.sweep import look_after
from tests.profiling import reads_of
from tests.scenes import Shop, open_shop


def test_the_upkeep_finds_work_that_nobody_was_told_of(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.make_due()
    assert product.inbox.chats.answers.overdue() == [shop.chat().id]
    shop.answer()
    shop.make_due()
    assert product.inbox.chats.deliveries.overdue() == [shop.chat().id]


def test_the_upkeep_ends_what_a_dead_process_left_open(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    monkeypatch.setattr("common.use_cases.upkeep.ABANDONED_AFTER", 0.0)
    locked: list[ClientSession] = []

    def change(session: ClientSession) -> None:
        product.database.collection("chats").update_one({}, {"$set": {"in_the_way": True}}, session=session)
        if not locked:
            locked.append(session)
            look_after(product.work)
            shop.customer_writes("are you there?")

    product.database.transaction(change)
    assert [message.text for message in shop.messages()] == ["hello", "are you there?"]


def test_the_upkeep_gives_up_on_confirmations_that_never_came(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.answer()
    messages = product.database.collection("messages")
    past = now() - timedelta(seconds=1)
    messages.update_one({"_id": shop.messages()[-1].id}, {"$set": {"status": "unconfirmed", "confirm_by": past}})
    look_after(product.work)
    assert shop.messages()[-1].status == "unknown"


def test_a_deleted_workspace_vanishes_at_once_and_leaves_nothing(shop: Shop, product: Product) -> None:
    other = open_shop(product, "+5511955554444")
    for place in (shop, other):
        place.customer_writes("hello")
        place.answer()
    delete_workspace(product.accounts, shop.workspace.id)
    assert product.channels.phone_numbers.find(shop.phone_number) is None
    remove_workspace_data(product.accounts, shop.workspace.id)
    assert left_of(shop, "phone_numbers", "chats", "messages") == 0
    remove_in_the_second_round(shop)
    assert left_of(shop, "phone_numbers", "chats", "messages") == 0
    assert product.database.collection("workspaces").count_documents({"_id": shop.workspace.id}) == 0
    assert len(other.messages()) == 2


def test_a_removal_reads_no_other_tenants_messages(shop: Shop, product: Product) -> None:
    other = open_shop(product, "+5511955554444")
    for _ in range(40):
        other.customer_writes("hello")
    shop.customer_writes("hello")
    delete_workspace(product.accounts, shop.workspace.id)
    with reads_of(product, "messages") as read:
        remove_workspace_data(product.accounts, shop.workspace.id)
    assert left_of(shop, "messages") == 0
    assert sum(operation["docsExamined"] for operation in read) < 10


def test_a_message_that_arrives_while_its_workspace_is_removed_is_not_left_behind(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_or_add = ChatStore.find_or_add

    def removed_meanwhile(*args: Any) -> Chat:
        monkeypatch.undo()
        delete_workspace(product.accounts, shop.workspace.id)
        remove_workspace_data(product.accounts, shop.workspace.id)
        return find_or_add(*args)

    monkeypatch.setattr(ChatStore, "find_or_add", removed_meanwhile)
    shop.customer_writes("hello")
    remove_in_the_second_round(shop)
    assert left_of(shop, "chats", "messages") == 0


def test_a_message_that_is_added_while_its_chat_is_removed_goes_with_it(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("first")

    def added_meanwhile(*args: Any) -> None:
        delete_in_slices(*args)
        monkeypatch.undo()
        shop.customer_writes("second")

    monkeypatch.setattr(chat_removal, "delete_in_slices", added_meanwhile)
    assert product.inbox.chats.remove_some(shop.workspace.id)
    assert left_of(shop, "chats", "messages") == 0


def test_a_step_that_fails_keeps_no_other_from_its_turn(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    shop.make_due()

    def fail(*_: Any) -> None:
        raise RuntimeError("no luck")

    rung = list[str]()
    monkeypatch.setattr(Queue, "answer", fail)
    monkeypatch.setattr(ReceiptStore, "apply_lately_parked", fail)
    monkeypatch.setattr(Queue, "send_canaries", lambda _: rung.append("canaries"))
    monkeypatch.setattr(FileStore, "remove_broken_uploads", lambda _: rung.append("uploads"))
    look_after(product.work)
    assert rung == ["canaries", "uploads"]


def left_of(shop: Shop, *names: str) -> int:
    """Return how many documents of the shop these collections hold."""
    database = shop.product.database
    return sum(database.collection(name).count_documents({"workspace_id": shop.workspace.id}) for name in names)


def remove_in_the_second_round(shop: Shop) -> None:
    """Let the time until the second round of the removal pass, and do it."""
    workspaces = shop.product.database.collection("workspaces")
    workspaces.update_one({"_id": shop.workspace.id}, {"$set": {"removal.due_at": now() - timedelta(seconds=1)}})
    remove_workspace_data(shop.product.accounts, shop.workspace.id)
