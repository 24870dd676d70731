"""Queries find what they look for by an index, and by one that leads to little else."""

from typing import Any

import pytest
from pymongo import _csot
from pymongo.collection import Collection
from pymongo.errors import OperationFailure

from common.inbox.rules.chats import Hold, HoldReason
from common.inbox.store.chat_filter import ChatFilter
from common.kernel.clock import now
from common.kernel.ids import new_id
from common.mongo.indexes import UP, create_indexes, index
from common.wiring import Product
from common.work.claims import Claim
from common.work.leases import renew_leases
from tests.builders.profiling import reads_of
from tests.builders.shop import Shop

MANY = 60


def add_chats(shop: Shop, **changes: Any) -> None:
    """Add many chats like the shop's first, with these changes, all of them older."""
    chats = shop.product.database.collection("chats")
    like = chats.find_one({"_id": shop.chat().id})
    assert like is not None
    chats.insert_many([like | changes | {"_id": new_id(), "customer_ids": [f"+55119{n:08}"]} for n in range(MANY)])


def test_a_query_without_an_index_fails_in_the_tests(product: Product) -> None:
    workspaces = product.database.collection("workspaces")
    workspaces.insert_one({"_id": "a"})
    with pytest.raises(OperationFailure, match="notablescan"):
        workspaces.find_one({"name": "without an index"})


def test_an_index_may_take_longer_to_build_than_a_request(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[float | None] = []
    monkeypatch.setattr(Collection, "create_indexes", lambda *_: left.append(_csot.remaining()))
    create_indexes(product.database, {"chats": [index(("name", UP))]})
    assert left[0] is not None and left[0] > 24 * 3600


def test_every_kind_of_work_is_found_by_its_time(product: Product) -> None:
    for kind, declared in product.work.kinds.items():
        assert declared.items.overdue.find() == [], kind
        with declared.items.kept.keeping(Claim("none", f"token of {kind}", 1, 1, None)):
            renew_leases(*(declared.items for declared in product.work.kinds.values()))


def test_chats_with_a_rare_property_are_found_without_reading_the_others(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    chats, here = product.inbox.chats, shop.workspace.id
    first = shop.chat()
    add_chats(shop, unread=0)
    chats.set_hold(here, first.id, Hold(HoldReason.CUSTOMER_ASKED, None, now()))
    for rare in (ChatFilter(unread=True), ChatFilter(ai_enabled=False), ChatFilter(needs_person=True)):
        with reads_of(product, "chats") as read:
            found = chats.newest(here, rare, None, 50)
        assert [chat.id for chat in found] == [first.id], rare
        assert sum(operation["docsExamined"] for operation in read) <= 2, rare


def test_chats_that_need_a_person_are_found_among_those_that_people_hold(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    chats, here = product.inbox.chats, shop.workspace.id
    first = shop.chat()
    chats.set_hold(here, first.id, Hold(HoldReason.MEMBER_WROTE, shop.admin.id, now()))
    add_chats(shop)
    chats.lift_hold(here, first.id)
    chats.set_hold(here, first.id, Hold(HoldReason.CUSTOMER_ASKED, None, now()))
    with reads_of(product, "chats") as read:
        found = chats.newest(here, ChatFilter(needs_person=True), None, 50)
    assert [chat.id for chat in found] == [first.id]
    assert sum(operation["docsExamined"] for operation in read) <= 2


def test_what_a_reply_answers_is_found_without_reading_the_whole_chat(shop: Shop, product: Product) -> None:
    for _ in range(MANY):
        shop.customer_writes("I am thinking aloud")
    shop.answer()
    shop.deliver()
    shop.customer_writes("How much is the blue one?")
    shop.answer()
    reply = shop.messages()[-1]
    with reads_of(product, "messages") as read:
        product.inbox.sending.cancel(reply, "people took over", held=False)
    assert shop.messages()[-2].decision.reason == "reply_not_sent"  # type: ignore[union-attr]
    assert sum(operation["docsExamined"] for operation in read) <= 6
