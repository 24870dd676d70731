"""Kinds of events: which of them say something, and what is done to messages afterwards."""

from typing import Any

import pytest

from common.inbox.rules.chats import Direction
from common.inbox.rules.decisions import Reason
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from devstack.outside import Outside
from tests.builders.shop import ANA, Shop

PLACE = {"latitude": -23.5505, "longitude": -46.6333, "name": "Praça da Sé", "address": "Centro"}


def said_to_the_model(model: Outside) -> str:
    content: str = model.requests()[-1]["messages"][-1]["content"]
    return content


def replies(shop: Shop) -> list[Message]:
    return [message for message in shop.messages() if message.author is Author.AI]


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"type": "location", "location": PLACE}, "[location: Praça da Sé, Centro (-23.5505, -46.6333)]"),
        ({"type": "liveLocationMessage", "location": {"latitude": 1, "longitude": 2}}, "[location: 1.0, 2.0]"),
        ({"type": "contacts", "contacts": [{"name": "Bruno", "phones": ["+55119"]}]}, "[contacts: Bruno +55119]"),
        ({"type": "list_reply", "selected": {"id": "m", "title": "Size M"}}, "Size M"),
        (
            {"type": "order", "order": {"items": [{"name": "Lamp", "quantity": 2, "price": 9.5, "currency": "BRL"}]}},
            "[order: 2 × Lamp at 9.5 BRL]",
        ),
        ({"type": "poll_vote", "poll": {"question": "Colour?", "selected": ["Blue"]}}, "[vote on Colour?: Blue]"),
        (
            {"message": "Hi", "referral": {"headline": "Blue lamps", "source_url": "https://x.example"}},
            "[came through the ad: Blue lamps — https://x.example]\nHi",
        ),
    ],
)
def test_what_says_something_is_kept_told_and_answered(
    shop: Shop, model: Outside, event: dict[str, Any], told: str
) -> None:
    shop.customer_writes(event.pop("message", ""), **event)
    shop.answer()
    assert said_to_the_model(model) == told
    assert len(replies(shop)) == 1
    last = shop.chat().last_message
    assert last is not None and last.text


@pytest.mark.parametrize(
    "event",
    [
        {"message": "   "},
        {"message": "\u200e"},
        {"message": "\u2800\u3164"},
        {"message": "", "type": "sticker", "media": {"url": "/media/1", "mimetype": "image/webp"}},
        {"message": "", "type": "call"},
        {"message": "", "type": "viewOnceMessageV2"},
        {"message": "You changed", "type": "e2e_notification"},
        {"message": "", "type": "poll"},
        {"message": "", "type": "ciphertext"},
    ],
)
def test_what_says_nothing_is_kept_and_not_answered(shop: Shop, event: dict[str, Any]) -> None:
    shop.customer_writes(event.pop("message"), **event)
    (message,) = shop.messages()
    assert message.decision is not None and message.decision.reason == Reason.NO_TEXT
    assert shop.chat().answer_due_at is None


def test_protocol_notices_are_dropped(shop: Shop) -> None:
    assert shop.customer_writes("", type="protocolMessage").reason == "protocol"


def test_a_reaction_stands_beside_its_message_and_is_no_question(shop: Shop) -> None:
    shop.customer_writes("hello", message_id="ONE")
    shop.answer()
    for emoji in ("👍", "❤️"):
        shop.customer_writes("", type="reaction", reaction={"message_id": "ONE", "emoji": emoji})
    shop.customer_writes("", from_me=True, type="reaction", reaction={"message_id": "ONE", "emoji": "🙏"})
    (message, _) = shop.messages()
    assert {(one.by, one.emoji) for one in message.reactions} == {(Direction.INCOMING, "❤️"), (Direction.OUTGOING, "🙏")}
    assert (shop.chat().hold, shop.chat().unread, shop.chat().answer_due_at) == (None, 1, None)
    shop.customer_writes("", type="reaction", reaction={"message_id": "ONE"})
    assert [one.emoji for one in shop.messages()[0].reactions] == ["🙏"]


@pytest.mark.parametrize("again", [{"message_id": "ONE"}, {"edited": {"message_id": "ONE"}}])
def test_an_edit_before_the_answer_is_what_is_answered(shop: Shop, model: Outside, again: dict[str, Any]) -> None:
    shop.customer_writes("I want 2 lamps", message_id="ONE")
    assert shop.customer_writes("I want 20 lamps", type="edited", **again).outcome == "accepted"
    shop.answer()
    assert said_to_the_model(model) == "I want 20 lamps"
    message = shop.messages()[0]
    assert (message.text, [edit.text for edit in message.edits]) == ("I want 20 lamps", ["I want 2 lamps"])
    assert len(replies(shop)) == 1


def test_an_edit_has_the_answer_made_anew_while_it_has_not_gone_out(
    shop: Shop, model: Outside, whatsapp: Outside
) -> None:
    shop.customer_writes("I want 2 lamps", message_id="ONE")
    shop.answer()
    shop.customer_writes("I want 20 lamps", type="edited", edited={"message_id": "ONE"})
    shop.answer()
    assert said_to_the_model(model) == "I want 20 lamps"
    assert [reply.status for reply in replies(shop)] == [Status.CANCELLED, Status.QUEUED]
    shop.deliver()
    assert replies(shop)[-1].status is Status.SENT
    shop.customer_writes("I want 200 lamps", type="edited", edited={"message_id": "ONE"})
    assert shop.chat().answer_due_at is None, "the reply is out"


def test_back_and_forth_edits_are_no_repeats(shop: Shop) -> None:
    shop.customer_writes("one", message_id="ONE")
    for at, text in enumerate(("two", "one", "two")):
        edit: dict[str, Any] = {"type": "edited", "edited": {"message_id": "ONE"}, "message_id": f"E{at}"}
        assert shop.customer_writes(text, **edit).outcome == "accepted"
    assert shop.messages()[0].text == "two"


def test_a_revocation_forgets_the_text_everywhere(shop: Shop, model: Outside) -> None:
    shop.customer_writes("my secret", message_id="ONE")
    shop.customer_writes("", type="revoked", revoked={"message_id": "ONE"})
    shop.answer()
    (message,) = shop.messages()
    assert (message.text, message.revoked_at is not None) == ("", True)
    assert message.decision is not None and message.decision.reason == Reason.REVOKED
    for name in ("journal", "messages", "chats"):
        assert not any("secret" in str(one) for one in shop.product.database.collection(name).find({}))
    shop.customer_writes("hello again")
    shop.answer()
    assert "secret" not in str(model.requests()[-1])


@pytest.mark.parametrize("kind", ["revoked", "edited"])
def test_a_change_that_comes_before_its_message_waits_for_it(shop: Shop, kind: str) -> None:
    about: dict[str, Any] = {kind: {"message_id": "ONE"}}
    change = shop.customer_writes("new", type=kind, message_id="CHANGE", **about)
    assert change.outcome == "parked"
    shop.customer_writes("old", message_id="ONE")
    assert [message.text for message in shop.messages()] == ["" if kind == "revoked" else "new"]


def test_nobody_changes_the_words_of_somebody_else(shop: Shop) -> None:
    shop.customer_writes("hello", message_id="ONE")
    shop.customer_writes("a colleague", from_me=True, message_id="OURS")
    for about, customer in (("ONE", "+5511955554444"), ("OURS", ANA)):
        change = shop.customer_writes("mine", customer, type="edited", edited={"message_id": about})
        assert change.outcome == "dropped"
    own = shop.customer_writes("mine", ANA, from_me=True, type="edited", edited={"message_id": "ONE"})
    assert own.outcome == "dropped"
    texts = [one["text"] for one in shop.product.database.collection("messages").find({})]
    assert sorted(texts) == ["a colleague", "hello"]


@pytest.mark.parametrize("written", ["2020-11-22T10:00:00-03:00", "2020-11-22T13:00:00", "2020-11-22 13:00:00Z"])
def test_a_time_in_iso_is_read(shop: Shop, written: str) -> None:
    shop.customer_writes("Old: do you deliver?", timestamp=written)
    (message,) = shop.messages()
    assert message.sent_at.isoformat()[:19] == "2020-11-22T13:00:00"
    assert message.decision is not None and message.decision.reason == Reason.HISTORY
