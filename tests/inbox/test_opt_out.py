"""A customer who opts out hears nothing automatic any more, until they or an admin take it back."""

import concurrent.futures
from typing import Any

import pytest

from common.inbox.messages import send_message
from common.inbox.opt_out import opt_in
from common.inbox.rules.decisions import Reason
from common.inbox.rules.messages import Author, Purpose
from common.inbox.rules.opt_out import DEFAULT_WORDS
from common.inbox.rules.statuses import Status
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.media import sends
from tests.builders.recordings import PNG, voice_note
from tests.builders.shop import ANA, Shop


def automatic(shop: Shop) -> list[str]:
    return [message.text for message in shop.messages() if message.author is Author.AI]


def test_a_stop_word_stops_everything_automatic_and_is_confirmed_once(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("STOP")
    shop.customer_writes("Is anybody there?")
    shop.customer_writes("stop")
    shop.answer()
    shop.deliver()
    confirmation = DEFAULT_WORDS[0].stopped_message
    assert automatic(shop) == [confirmation]
    assert [item["text"] for item in whatsapp.received(ANA, shop.phone_number)][-1:] == [confirmation]
    decisions = [message.decision for message in shop.messages() if message.author is Author.CUSTOMER]
    assert {decision.reason for decision in decisions if decision} == {Reason.OPTED_OUT}
    assert shop.chat().opted_out_at is not None


def test_people_may_still_write(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("stop")
    ids = shop.workspace.id, shop.chat().id
    message = send_message(shop.product.inbox, shop.actor, *ids, "Sorry to see you go", idempotency_key=None)
    shop.deliver()
    assert shop.product.inbox.messages.get(shop.workspace.id, message.id).status is Status.SENT


def test_the_customer_takes_it_back(shop: Shop) -> None:
    shop.customer_writes("parar")
    shop.customer_writes("VOLTAR")
    words = DEFAULT_WORDS[1]
    assert automatic(shop) == [words.stopped_message, words.started_message]
    shop.customer_writes("Hello")
    shop.answer()
    assert len(automatic(shop)) == 3


def test_an_admin_takes_it_back(shop: Shop) -> None:
    shop.customer_writes("stop")
    opt_in(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id)
    shop.customer_writes("Hello")
    shop.answer()
    assert len(automatic(shop)) == 2


def test_words_are_a_setting(shop: Shop) -> None:
    words = {"language": "fr", "stop": ["fin"], "start": ["suite"], "stopped_message": "Adieu.", "started_message": "!"}
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"opt_out_words": [words]})
    shop.customer_writes("stop")
    assert shop.chat().opted_out_at is None
    shop.customer_writes("Fin")
    assert automatic(shop) == ["Adieu."]


def test_copies_of_one_stop_at_once_are_confirmed_once(shop: Shop) -> None:
    shop.customer_writes("hello")
    event = shop.event("stop")
    with concurrent.futures.ThreadPoolExecutor(10) as threads:
        receptions = list(threads.map(lambda _: shop.arrives(event), range(20)))
    shop.take_in()
    assert sorted(reception.outcome for reception in receptions) == ["accepted", *["repeated"] * 19]
    assert len(automatic(shop)) == 1


def test_two_stops_at_the_same_moment_are_confirmed_once(shop: Shop) -> None:
    shop.customer_writes("hello")
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: shop.customer_writes("stop"), range(8)))
    shop.take_in()
    assert len(automatic(shop)) == 1 and len(shop.messages()) == 10


def test_a_reply_on_its_way_is_cancelled(shop: Shop, whatsapp: Outside) -> None:
    shop.customer_writes("hello")
    shop.answer()
    shop.customer_writes("stop")
    shop.deliver()
    sent: list[Any] = [message for message in shop.messages() if message.author is Author.AI]
    assert [message.status for message in sent] == [Status.CANCELLED, Status.SENT]
    assert sent[1].purpose is Purpose.OPT_OUT
    decision = shop.messages()[0].decision
    assert decision is not None and decision.reason == Reason.REPLY_NOT_SENT


def test_a_reply_that_is_being_made_is_dropped(shop: Shop, model: Outside) -> None:
    shop.customer_writes("hello")
    model.fail(delay_seconds=0.3)
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        model.forget_requests()
        answering = threads.submit(shop.answer)
        while not model.requests():
            pass
        shop.customer_writes("stop")
        answering.result()
    assert automatic(shop) == [DEFAULT_WORDS[0].stopped_message]


@pytest.mark.parametrize(
    "text",
    [
        "Stop. Thank you",
        "please stop",
        "STOP!!!",
        "stop, stop",
        "Por favor, parar",
        "Pare, obrigado!",
        "Hi! Stop please 🙏",
    ],
)
def test_courtesy_and_punctuation_around_it_change_nothing(shop: Shop, text: str) -> None:
    shop.customer_writes(text)
    assert shop.chat().opted_out_at is not None


@pytest.mark.parametrize(
    "text", ["don't stop", "Can I stop by?", "stop the order of today", "Thanks!", "please", "non-stop"]
)
def test_a_sentence_with_the_word_in_it_is_no_opt_out(shop: Shop, text: str) -> None:
    shop.customer_writes(text)
    assert shop.chat().opted_out_at is None


def test_it_may_stand_under_a_picture(shop: Shop, whatsapp: Outside) -> None:
    sends(shop, whatsapp, PNG, "image/png", text="Stop, please")
    assert shop.chat().opted_out_at is not None


def test_it_may_be_spoken(shop: Shop, whatsapp: Outside) -> None:
    message_id = sends(shop, whatsapp, voice_note("Stop, thank you."))
    run(shop.product.work, "media", message_id)
    assert shop.chat().opted_out_at is not None
    shop.answer()
    assert automatic(shop) == [DEFAULT_WORDS[0].stopped_message]
    decision = shop.messages()[0].decision
    assert decision is not None and decision.reason == Reason.OPTED_OUT
