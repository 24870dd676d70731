"""Answering a certain message: the WhatsApp server is told which, and the AI reads what was answered."""

import pytest

from common.inbox.messages import send_message
from common.inbox.rules.messages import Message, Quoted
from common.inbox.rules.statuses import Status
from common.kernel.errors import Conflict, Invalid
from common.kernel.ids import new_id
from devstack.outside import Outside
from tests.builders.shop import ANA, Shop


def answers(shop: Shop, text: str, quoted: str, key: str | None = None) -> Message:
    return send_message(
        shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, text, quoted=quoted, idempotency_key=key
    )


def asked(shop: Shop, text: str = "Do you have it in blue?") -> Message:
    shop.customer_writes(text)
    return shop.messages()[-1]


def fail(shop: Shop, message: Message) -> None:
    shop.product.inbox.sending.mark_failed(message, "no such customer")


def test_an_answer_names_its_message_to_the_server_and_to_the_ai(shop: Shop, whatsapp: Outside, model: Outside) -> None:
    question = asked(shop)
    sent = answers(shop, "Yes, this one", question.id)
    assert sent.quoted == Quoted(question.message_ids[0], "Do you have it in blue?")
    shop.deliver()
    assert whatsapp.received(ANA, shop.phone_number)[-1]["quoted"] == question.message_ids[0]
    shop.product.inbox.chats.lift_hold(shop.workspace.id, sent.chat_id)
    shop.customer_writes("And how much?", quoted={"message_id": sent.message_ids[0], "message": "Yes, this one"})
    shop.answer()
    told = [turn["content"] for turn in model.requests()[-1]["messages"]]
    assert "[in reply to: Do you have it in blue?]\nYes, this one" in told
    assert told[-1] == "[in reply to: Yes, this one]\nAnd how much?"


def test_what_is_answered_is_cut_short_and_does_not_bring_along_what_it_answers(shop: Shop) -> None:
    first = answers(shop, "yes", asked(shop, "x" * 1000).id)
    assert first.quoted and first.quoted.text == "x" * 300
    second = answers(shop, "really", first.id)
    assert second.quoted and second.quoted.text == "yes"


def test_only_what_was_said_in_this_chat_is_answered(shop: Shop) -> None:
    question = asked(shop)
    failed = answers(shop, "never sent", question.id)
    fail(shop, failed)
    shop.customer_writes("", type="revoked", revoked={"message_id": question.message_ids[0]})
    for message_id in (failed.id, question.id, new_id()):
        with pytest.raises(Invalid) as refused:
            answers(shop, "this one", message_id)
        assert "quoted" in refused.value.reasons
    shop.customer_writes("hello", "+5511900001111")
    theirs, ours = (shop.product.inbox.messages.page(shop.workspace.id, chat.id, 1)[0] for chat in shop.chats())
    with pytest.raises(Invalid):
        send_message(
            shop.product.inbox,
            shop.actor,
            shop.workspace.id,
            ours.chat_id,
            "this one",
            quoted=theirs.id,
            idempotency_key=None,
        )


def test_what_is_taken_back_is_forgotten_by_what_answers_it(shop: Shop) -> None:
    question = asked(shop)
    answers(shop, "Yes, this one", question.id)
    shop.customer_writes("", type="revoked", revoked={"message_id": question.message_ids[0]})
    quoted = shop.messages()[-1].quoted
    assert quoted is not None and quoted.text is None


def test_a_repeat_finds_its_message_whatever_has_become_of_what_it_answers(shop: Shop) -> None:
    question = asked(shop)
    first = answers(shop, "one", question.id)
    second = answers(shop, "two", first.id, "key")
    fail(shop, first)
    assert answers(shop, "two", first.id, "key").id == second.id
    with pytest.raises(Conflict):
        answers(shop, "three", question.id, "key")
    assert [one.status for one in shop.messages()] == [Status.RECEIVED, Status.FAILED, Status.QUEUED]
