"""A reply that a hold stopped before it went out: what it was to answer is answered when the hold is over."""

import json
from datetime import timedelta

import pytest

from common.inbox.chats import update_chat
from common.inbox.messages import send_message
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.scripted import Model
from tests.builders.shop import Shop

HOUR = timedelta(hours=1)


@pytest.fixture
def replied(scripted: Shop, script: Model) -> Shop:
    """A shop whose AI has a reply of two parts waiting to be sent."""
    scripted.product.accounts.workspaces.update(scripted.workspace.id, ai_overrides={"max_parts": 2})
    form = {
        "reply": "Yes, it is.\n\nAnd it is blue.",
        "asks_for_person": False,
        "asks_for_facts": False,
        "found": False,
    }
    script.answer = script.say(json.dumps(form))
    scripted.customer_writes("Is it there?")
    scripted.answer()
    return scripted


def switch_off(shop: Shop, until: timedelta | None) -> None:
    ends = now() + until if until else None
    update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=False, ai_off_until=ends)


def decision(shop: Shop, place: int = 0) -> Decision:
    found = shop.messages()[place].decision
    assert found is not None
    return found


def replies(shop: Shop) -> list[Message]:
    return [message for message in shop.messages() if message.author is Author.AI]


def send_all(shop: Shop) -> None:
    """Send what waits, one part after the other, as if each had been typed by then."""
    for _ in range(2):
        shop.deliver()
        let_pass(minutes=1)
    shop.deliver()


def statuses(shop: Shop) -> list[Status]:
    return [reply.status for reply in replies(shop)]


def test_it_is_answered_when_the_hold_is_over(replied: Shop, whatsapp: Outside) -> None:
    switch_off(replied, HOUR)
    send_all(replied)
    assert statuses(replied) == [Status.CANCELLED] * 2
    waits, hold = decision(replied), replied.chat().hold
    assert hold is not None and (waits.outcome, waits.until) == (Outcome.WAITING, hold.until)
    assert (waits.reason, waits.reply_id, replied.chat().answer_due_at) == (Reason.REPLY_NOT_SENT, None, hold.until)
    replied.answer()
    assert len(replies(replied)) == 2, "it is not time yet"
    let_pass(hours=1)
    replied.answer()
    send_all(replied)
    assert statuses(replied) == [Status.CANCELLED] * 2 + [Status.SENT] * 2
    assert decision(replied).outcome is Outcome.ANSWERED
    assert decision(replied).reply_id == replies(replied)[2].id


def test_it_is_answered_at_once_when_the_chat_is_given_back(replied: Shop, whatsapp: Outside) -> None:
    switch_off(replied, HOUR)
    replied.deliver()
    update_chat(replied.product.inbox, replied.actor, replied.workspace.id, replied.chat().id, ai_enabled=True)
    replied.answer()
    assert statuses(replied) == [Status.CANCELLED] * 2 + [Status.QUEUED] * 2


def test_a_hold_that_just_ended_was_as_good_as_none(replied: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_off(replied, None)
    sending = type(replied.product.inbox.sending)
    cancel = sending.cancel

    def after_it_was_given_back(*given: object, **options: object) -> object:
        update_chat(replied.product.inbox, replied.actor, replied.workspace.id, replied.chat().id, ai_enabled=True)
        return cancel(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "cancel", after_it_was_given_back)
    replied.deliver()
    monkeypatch.undo()
    replied.answer()
    assert statuses(replied) == [Status.CANCELLED] * 2 + [Status.QUEUED] * 2


def test_what_people_answered_meanwhile_is_not_answered_again(replied: Shop, whatsapp: Outside) -> None:
    switch_off(replied, HOUR)
    replied.deliver()
    ids = replied.workspace.id, replied.chat().id
    send_message(replied.product.inbox, replied.actor, *ids, "A person here", idempotency_key=None)
    let_pass(hours=1)
    replied.answer()
    assert decision(replied).reason == Reason.ANSWERED_BY_PEOPLE
    assert len(replies(replied)) == 2


def test_a_hold_without_an_end_leaves_it_to_people(replied: Shop) -> None:
    switch_off(replied, None)
    replied.deliver()
    assert (decision(replied).outcome, decision(replied).reason) == (Outcome.DECLINED, Reason.REPLY_NOT_SENT)
    assert replied.chat().answer_due_at is None


def test_a_reply_of_which_something_has_gone_out_is_not_given_twice(replied: Shop, whatsapp: Outside) -> None:
    replied.deliver()
    switch_off(replied, HOUR)
    let_pass(minutes=1)
    replied.deliver()
    assert statuses(replied) == [Status.SENT, Status.CANCELLED]
    assert decision(replied).outcome is Outcome.ANSWERED
    assert replied.chat().answer_due_at is None


def test_each_of_two_bursts_is_answered_again(replied: Shop, script: Model, whatsapp: Outside) -> None:
    replied.customer_writes("And in red?")
    replied.answer()
    switch_off(replied, HOUR)
    send_all(replied)
    assert statuses(replied) == [Status.CANCELLED] * 4
    assert [decision(replied, place).outcome for place in (0, 3)] == [Outcome.WAITING] * 2
    let_pass(hours=1)
    replied.answer()
    asked = [turn["content"] for turn in script.asked[-1]["messages"] if turn["role"] == "user"]
    assert asked == ["Is it there?", "And in red?"]


def test_what_is_edited_takes_its_own_reply_back_alone(replied: Shop) -> None:
    replied.customer_writes("And in red?", message_id="RED")
    replied.answer()
    replied.customer_writes("Is it here?", type="edited", edited={"message_id": replied.messages()[0].message_ids[0]})
    assert statuses(replied) == [Status.CANCELLED] * 2 + [Status.QUEUED] * 2
    replied.answer()
    assert [decision(replied, place).outcome for place in (0, 3)] == [Outcome.ANSWERED] * 2
