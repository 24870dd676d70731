"""Taking in messages: durably, once, into the one chat of their customer."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from common.channels.phone_numbers import remove_phone_number
from common.inbox.messages import send_message
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.messages import Author
from common.kernel.clock import now
from common.kernel.errors import Invalid
from common.wiring import Product, build
from common.work.runner import run
from tests.builders.passing_time import let_pass
from tests.builders.shop import ANA, Shop, open_shop

LID = "103712345678901@lid"


def test_fifty_copies_at_once_are_one_message(shop: Shop) -> None:
    event = shop.event("hello")
    with ThreadPoolExecutor(50) as threads:
        outcomes = list(threads.map(lambda _: shop.arrives(event).outcome, range(50)))
    shop.take_in()
    assert sorted(outcomes) == ["accepted", *["repeated"] * 49]
    assert len(shop.messages()) == 1
    assert shop.chat().unread == 1


def test_ten_messages_at_once_are_one_ordered_conversation(shop: Shop) -> None:
    start = threading.Barrier(10)

    def write(number: int) -> None:
        start.wait()
        shop.customer_writes(str(number))

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(write, range(10)))
    shop.take_in()
    messages = shop.messages()
    assert sorted(message.text for message in messages) == [str(number) for number in range(10)]
    assert sorted(message.seq for message in messages) == list(range(1, 11))
    assert shop.chat().unread == 10


def test_the_first_messages_of_a_customer_open_one_chat(shop: Shop) -> None:
    with ThreadPoolExecutor(20) as threads:
        list(threads.map(lambda number: shop.customer_writes(str(number)), range(20)))
    shop.take_in()
    assert len(shop.chats()) == 1


def test_a_customer_is_one_chat_under_every_id(shop: Shop) -> None:
    shop.customer_writes("by number")
    shop.customer_writes("by both", customer_ids=(ANA, LID))
    shop.customer_writes("by lid", customer_ids=(LID,))
    assert len(shop.messages()) == 3
    assert set(shop.chat().customer_ids) == {ANA, LID}


def test_two_chats_become_one_when_an_event_tells_that_they_are_the_same(shop: Shop) -> None:
    shop.customer_writes("by number")
    shop.answer()
    shop.customer_writes("by lid", customer_ids=(LID,))
    assert len(shop.chats()) == 2
    shop.customer_writes("by both", customer_ids=(ANA, LID))
    messages = shop.messages()
    assert [message.text for message in messages if message.author is Author.CUSTOMER] == [
        "by number",
        "by lid",
        "by both",
    ]
    assert len({message.seq for message in messages}) == len(messages)
    shop.answer()
    assert all(message.decision for message in shop.messages() if message.author is Author.CUSTOMER)


def test_what_is_written_on_the_phone_itself_holds_the_chat(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.customer_writes("I am on it", from_me=True)
    hold = shop.chat().hold
    assert hold is not None and hold.reason is HoldReason.PHONE_WROTE
    assert shop.messages()[-1].author is Author.PHONE


def test_history_is_stored_but_neither_answered_nor_unread(shop: Shop) -> None:
    shop.customer_writes("long ago", is_history=True)
    assert shop.chat().unread == 0
    assert shop.chat().answer_due_at is None


def test_groups_and_broadcasts_are_dropped(shop: Shop, product: Product) -> None:
    assert shop.customer_writes("hi all", is_group=True).outcome == "dropped"
    assert shop.customer_writes("my status", "status@broadcast").outcome == "dropped"
    storing = replace(shop, product=build(replace(product.settings, store_group_messages=True)))
    assert storing.customer_writes("hi all", "1234-5678@g.us", is_group=True).outcome == "accepted"
    assert shop.chat().answer_due_at is None


def test_an_unknown_business_number_is_refused(shop: Shop, product: Product) -> None:
    with pytest.raises(Invalid):
        shop.arrives(shop.event("hi", phone_number="+4912345678"))


def test_the_same_message_id_on_two_numbers_is_two_messages(shop: Shop, product: Product) -> None:
    other = open_shop(product, "+5511955554444")
    assert shop.customer_writes("hi", message_id="SAME").outcome == "accepted"
    assert other.customer_writes("hi", message_id="SAME").outcome == "accepted"
    assert shop.customer_writes("hi", message_id="SAME").outcome == "repeated"


def test_chats_in_which_one_idempotency_key_was_used_can_become_one(shop: Shop) -> None:
    shop.customer_writes("by number")
    shop.customer_writes("by lid", customer_ids=(LID,))
    for chat in shop.chats():
        send_message(shop.product.inbox, shop.actor, shop.workspace.id, chat.id, "hi", idempotency_key="key")
    shop.customer_writes("by both", customer_ids=(ANA, LID))
    assert len(shop.messages()) == 5


def test_a_number_that_moves_brings_nothing_along(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    shop.answer()
    reply = shop.messages()[-1]
    (phone,) = product.channels.phone_numbers.of_workspace(shop.workspace.id)
    remove_phone_number(product.channels, shop.actor, shop.workspace.id, phone.id)
    let_pass(seconds=6)
    run(product.work, "log_out", shop.phone_number)
    other = open_shop(product, shop.phone_number)
    echo = other.customer_writes(reply.text, from_me=True, message_id=reply.message_ids[0])
    assert echo.outcome == "repeated" and echo.message_id is None
    assert other.chats() == []


def test_the_last_message_is_the_latest_whatever_arrives_last(shop: Shop) -> None:
    shop.customer_writes("later")
    shop.customer_writes("earlier", sent_at=now() - timedelta(minutes=1))
    last = shop.chat().last_message
    assert last is not None and last.text == "later"


@pytest.mark.parametrize("changes", [{"is_history": True}, {"timestamp": 1_500_000_000}])
def test_an_installation_may_want_no_history(shop: Shop, product: Product, changes: dict[str, Any]) -> None:
    wanting_none = replace(shop, product=build(replace(product.settings, store_history=False)))
    assert wanting_none.customer_writes("long ago", **changes).reason == "history"
    assert wanting_none.customer_writes("now").outcome == "accepted"
