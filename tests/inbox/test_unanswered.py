"""Which chats are unanswered, and in which a failed message is to be seen to: true after whatever happens."""

from typing import Any

import pytest

from common.inbox.messages import send_again, send_message
from common.inbox.rules.statuses import Status
from common.inbox.store.chat_filter import ChatFilter
from devstack.outside import Outside
from tests.builders.shop import Shop


def is_unanswered(shop: Shop) -> bool:
    listed = shop.product.inbox.chats.newest(shop.workspace.id, ChatFilter(unanswered=True), None, 10)
    assert bool(listed) is shop.chat().unanswered
    return shop.chat().unanswered


def colleague_writes(shop: Shop) -> None:
    send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, "yes", idempotency_key=None)


def test_a_chat_is_unanswered_until_the_ai_or_people_reply(shop: Shop) -> None:
    shop.customer_writes("hello")
    assert is_unanswered(shop)
    shop.answer()
    assert not is_unanswered(shop)
    shop.customer_writes("and the blue one?")
    assert is_unanswered(shop)
    colleague_writes(shop)
    assert not is_unanswered(shop)
    shop.customer_writes("and the red one?")
    shop.customer_writes("From the phone", from_me=True)
    assert not is_unanswered(shop)


@pytest.mark.parametrize(
    "event",
    [
        {"text": "old", "is_history": True},
        {"text": "", "type": "reaction", "reaction": {"message_id": "X", "emoji": "👍"}},
        {"text": "", "type": "call"},
        {"text": "", "type": "sticker", "media": {"url": "x", "mimetype": "image/webp"}},
        {"text": "STOP"},
    ],
    ids=["history", "reaction", "call", "sticker", "stop"],
)
def test_what_wants_no_answer_leaves_it_as_it_was(shop: Shop, event: dict[str, Any]) -> None:
    changes = dict(event)
    text = changes.pop("text")
    shop.customer_writes("hello")
    shop.answer()
    shop.customer_writes(text, **changes)
    assert not is_unanswered(shop)


def test_a_hand_over_is_no_answer(shop: Shop) -> None:
    shop.customer_writes("I want to talk to a person")
    shop.answer()
    assert shop.chat().needs_person
    assert is_unanswered(shop)


def test_a_reply_that_is_not_sent_is_no_answer(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"enabled": False})
    shop.deliver()
    assert shop.messages()[-1].status is Status.CANCELLED
    assert is_unanswered(shop)


def test_a_reply_that_a_colleagues_takes_the_place_of_is_not_missed(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    colleague_writes(shop)
    shop.deliver()
    assert Status.CANCELLED in [message.status for message in shop.messages()]
    assert not is_unanswered(shop)


def test_what_is_edited_before_its_reply_goes_out_or_revoked(shop: Shop) -> None:
    shop.customer_writes("hello", message_id="FIRST")
    shop.answer()
    shop.customer_writes("hello again", type="edited", edited={"message_id": "FIRST"})
    assert is_unanswered(shop)
    shop.customer_writes("", type="revoked", revoked={"message_id": "FIRST"})
    assert not is_unanswered(shop)


def test_chats_of_an_earlier_release_are_noted(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.product.database.collection("chats").update_many({"_id": shop.chat().id}, {"$unset": {"unanswered": 1}})
    for _ in range(2):
        shop.product.inbox.working.note_unanswered()
        assert is_unanswered(shop)


def test_a_failed_message_is_to_be_seen_to(shop: Shop, whatsapp: Outside) -> None:
    def is_failed() -> bool:
        listed = shop.product.inbox.chats.newest(shop.workspace.id, ChatFilter(send_failed=True), None, 10)
        return [chat.id for chat in listed] == [shop.chat().id]

    shop.customer_writes("hello")
    failed = []
    for _ in range(2):
        colleague_writes(shop)
        failed.append(shop.messages()[-1])
        shop.receipt(failed[-1].message_ids[0], "failed", error="no such customer")
    assert is_failed()
    inbox = shop.product.inbox
    send_again(inbox, inbox.messages.get(shop.workspace.id, failed[0].id), None)
    assert is_failed()
    send_again(inbox, inbox.messages.get(shop.workspace.id, failed[1].id), None)
    assert not is_failed()
    shop.deliver()
    shop.receipt(shop.messages()[-1].message_ids[0], "failed", error="no such customer")
    assert is_failed()
    colleague_writes(shop)
    assert not is_failed()
