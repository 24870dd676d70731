"""Long replies in parts: typed at a human pace, and stopped by whoever interrupts."""

import json
from datetime import timedelta
from typing import Any

import pytest

from common.inbox.messages import send_message
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.scripted import Model
from tests.builders.shop import ANA, Shop

PARAGRAPHS = ["First of all, hello.", "Then the price: 120.", "And then we deliver."]


@pytest.fixture
def talking(scripted: Shop, script: Model) -> Shop:
    """A shop whose AI has just written a reply of three paragraphs, split into parts."""
    overrides = {"max_parts": 3, "characters_per_second": 10.0}
    scripted.product.accounts.workspaces.update(scripted.workspace.id, ai_overrides=overrides)
    form = {"reply": "\n\n".join(PARAGRAPHS), "asks_for_person": False, "asks_for_facts": False, "found": False}
    script.answer = script.say(json.dumps(form))
    scripted.customer_writes("Tell me everything")
    scripted.answer()
    return scripted


def parts(shop: Shop) -> list[Message]:
    return [message for message in shop.messages() if message.author is Author.AI]


def statuses(shop: Shop) -> list[Status]:
    return [part.status for part in parts(shop)]


def pass_typing(shop: Shop) -> None:
    """Let the time of typing pass."""
    let_pass(minutes=1)


def got(shop: Shop, whatsapp: Outside) -> list[Any]:
    return [item["text"] for item in whatsapp.received(ANA, shop.phone_number) if item["text"] in PARAGRAPHS]


def test_parts_are_one_reply(talking: Shop) -> None:
    assert [part.text for part in parts(talking)] == PARAGRAPHS
    assert [(part.part, part.pause) for part in parts(talking)] == [(1, 0.0), (2, 2.0), (3, 2.0)]
    assert [part.generation is not None for part in parts(talking)] == [True, False, False]
    decision = talking.messages()[0].decision
    assert decision is not None and decision.reply_id == parts(talking)[0].id


def test_parts_are_typed_one_after_the_other(talking: Shop, whatsapp: Outside) -> None:
    before = len(got(talking, whatsapp))
    talking.deliver()
    assert statuses(talking) == [Status.SENT, Status.QUEUED, Status.QUEUED]
    second = parts(talking)[1]
    assert second.send_at is not None and timedelta(seconds=1) < second.send_at - now() <= timedelta(seconds=2)
    talking.deliver()
    assert statuses(talking)[1] is Status.QUEUED
    pass_typing(talking)
    talking.deliver()
    assert statuses(talking) == [Status.SENT, Status.SENT, Status.QUEUED]
    pass_typing(talking)
    talking.deliver()
    assert statuses(talking) == [Status.SENT] * 3
    assert got(talking, whatsapp)[before:] == PARAGRAPHS


def test_a_customer_who_writes_again_stops_the_rest(talking: Shop, script: Model) -> None:
    talking.deliver()
    talking.customer_writes("Never mind")
    pass_typing(talking)
    talking.deliver()
    assert statuses(talking) == [Status.SENT, Status.CANCELLED, Status.CANCELLED]
    checks = talking.messages()[0].decision
    assert checks is not None and [check.gate for check in checks.checks if not check.passed] == ["delivery"]
    talking.make_due()
    talking.answer()
    told = script.asked[-1]["messages"]
    assert PARAGRAPHS[0] in [turn["content"] for turn in told]
    assert PARAGRAPHS[1] not in [turn["content"] for turn in told]


def test_a_reply_that_has_not_gone_out_is_not_shown_as_said(talking: Shop, script: Model, whatsapp: Outside) -> None:
    talking.customer_writes("Hello?")
    talking.make_due()
    talking.answer()
    system, *turns = (turn["content"] for turn in script.asked[-1]["messages"])
    assert turns == ["Tell me everything", "Hello?"]
    waiting = system.partition("<waiting_to_be_sent>")[2].partition("</waiting_to_be_sent>")[0]
    assert PARAGRAPHS[0] in waiting and PARAGRAPHS[1] not in waiting
    talking.deliver()
    talking.customer_writes("And then?")
    talking.make_due()
    talking.answer()
    system, *turns = (turn["content"] for turn in script.asked[-1]["messages"])
    assert turns[1] == PARAGRAPHS[0] and "waiting_to_be_sent" not in system


def test_a_takeover_between_two_parts_stops_the_rest(talking: Shop) -> None:
    talking.deliver()
    ids = talking.workspace.id, talking.chat().id
    by_hand = send_message(talking.product.inbox, talking.actor, *ids, "I take over", idempotency_key=None)
    pass_typing(talking)
    talking.deliver()
    assert statuses(talking) == [Status.SENT, Status.CANCELLED, Status.CANCELLED]
    sent = talking.product.inbox.messages.get(talking.workspace.id, by_hand.id)
    assert sent.status is Status.SENT


def test_a_takeover_before_the_first_part_stops_all(talking: Shop) -> None:
    talking.customer_writes("I am on it", from_me=True)
    talking.deliver()
    assert statuses(talking) == [Status.CANCELLED] * 3


def test_a_part_that_fails_stops_the_rest(talking: Shop, whatsapp: Outside) -> None:
    talking.deliver()
    pass_typing(talking)
    whatsapp.fail(send_fail_status=400, send_fail_times=1)
    talking.deliver()
    assert statuses(talking) == [Status.SENT, Status.FAILED, Status.CANCELLED]
    last = parts(talking)[-1]
    assert last.error == "The part before it was not sent."
    assert talking.chat().needs_person


def test_a_part_of_which_a_receipt_tells_that_it_failed_stops_the_rest(talking: Shop) -> None:
    talking.deliver()
    talking.receipt(parts(talking)[0].message_ids[0], "failed", error="131026")
    pass_typing(talking)
    talking.deliver()
    assert statuses(talking) == [Status.FAILED, Status.CANCELLED, Status.CANCELLED]


def test_it_is_off_by_default(scripted: Shop, script: Model) -> None:
    form = {"reply": "\n\n".join(PARAGRAPHS), "asks_for_person": False, "asks_for_facts": False, "found": False}
    script.answer = script.say(json.dumps(form))
    scripted.customer_writes("Tell me everything")
    scripted.answer()
    assert [part.text for part in parts(scripted)] == ["\n\n".join(PARAGRAPHS)]
