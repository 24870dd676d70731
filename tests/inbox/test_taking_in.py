"""Intake: what waits goes on record once, in order, whatever fails, stalls or is killed on the way."""

import itertools
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from common.assistant.replying import compose_reply as compose
from common.channels.phone_numbers import add_phone_number, remove_phone_number
from common.inbox import arrivals, intake, opt_out
from common.inbox.arrivals import take_in_messages
from common.inbox.journal import replay_entry
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.decisions import Reason
from common.inbox.rules.journal import EntryState
from common.inbox.rules.statuses import Status
from common.inbox.store.journal import JournalFilter
from common.kernel.clock import now
from common.wiring import Product
from common.work.claims import LeaseLost
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.actors import SOMEBODY
from tests.builders.passing_time import let_pass
from tests.builders.shop import ANA, Shop, open_shop

BIA = "+5511955554444"
POISON = "poison"


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """One message can't be taken in."""
    opting_words = opt_out.opting_words

    def fail(chat: Any, incoming: Any, settings: Any) -> Any:
        if incoming.text == POISON:
            raise RuntimeError("no luck")
        return opting_words(chat, incoming, settings)

    monkeypatch.setattr(arrivals, "opting_words", fail)


def states(shop: Shop) -> list[EntryState]:
    entries = shop.product.inbox.journal.newest(shop.workspace.id, JournalFilter(), None, 100)
    return [entry.state for entry in entries][::-1]


def test_one_bad_entry_stops_nobody_and_is_set_aside_with_its_reason(shop: Shop, poisoned: None) -> None:
    for text, customer in (("one", ANA), (POISON, ANA), ("two", ANA), ("other", BIA)):
        shop.arrives(shop.event(text, customer))
    shop.take_in()
    assert states(shop) == [EntryState.TAKEN_IN, EntryState.SET_ASIDE, EntryState.TAKEN_IN, EntryState.TAKEN_IN]
    (bad,) = shop.product.inbox.journal.newest(shop.workspace.id, JournalFilter(state=EntryState.SET_ASIDE), None, 10)
    assert bad.reason == "It failed unexpectedly (RuntimeError)."
    assert bad.attempts == shop.product.settings.max_attempts
    texts = [one["text"] for one in shop.product.database.collection("messages").find({}).sort("seq", 1)]
    assert sorted(texts) == ["one", "other", "two"]


def test_what_was_set_aside_is_tried_anew_when_it_is_told_again(
    shop: Shop, poisoned: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = shop.event(POISON)
    shop.arrives(event)
    shop.take_in()
    assert shop.chats() == []
    monkeypatch.undo()
    assert shop.arrives(event).outcome == "repeated"
    shop.take_in()
    assert [message.text for message in shop.messages()] == [POISON]
    assert shop.chat().answer_due_at is not None


def test_an_entry_that_kills_its_worker_is_found_and_set_aside(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed completes nothing: what the next one finds is a lease that has run out."""

    class Killed(BaseException):
        pass

    opting_words = opt_out.opting_words

    def kill(chat: Any, incoming: Any, settings: Any) -> Any:
        if incoming.text == POISON:
            raise Killed
        return opting_words(chat, incoming, settings)

    monkeypatch.setattr(arrivals, "opting_words", kill)
    for text in ("one", POISON, "two"):
        shop.arrives(shop.event(text))
    for _ in range(shop.product.settings.max_attempts + 1):
        with pytest.raises(Killed):
            run(shop.product.work, "intake", shop.phone_number)
        let_pass(seconds=shop.product.settings.lease_seconds + 1)
    shop.take_in()
    assert states(shop) == [EntryState.TAKEN_IN, EntryState.SET_ASIDE, EntryState.TAKEN_IN]
    assert [message.text for message in shop.messages()] == ["one", "two"]


def test_a_worker_that_stalls_in_mid_batch_writes_nothing_twice(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("one", "two", "three"):
        shop.arrives(shop.event(text))

    def stall(*given: Any) -> None:
        monkeypatch.undo()
        let_pass(seconds=shop.product.settings.lease_seconds + 1)
        shop.take_in()
        take_in_messages(*given)

    monkeypatch.setattr(intake, "take_in_messages", stall)
    shop.take_in()
    assert [message.text for message in shop.messages()] == ["one", "two", "three"]
    assert shop.chat().unread == 3


def test_whoever_lost_the_number_takes_in_no_further_batch(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 1)
    for text in ("one", "two"):
        shop.arrives(shop.event(text))

    def stall(*given: Any) -> None:
        take_in_messages(*given)
        shop.product.database.collection("intakes").delete_many({})

    with monkeypatch.context() as patch:
        patch.setattr(intake, "take_in_messages", stall)
        with pytest.raises(LeaseLost):
            run(shop.product.work, "intake", shop.phone_number)
    shop.take_in()
    assert [message.text for message in shop.messages()] == ["one", "two"]


def test_a_thousand_customers_at_once_are_all_taken_in(shop: Shop) -> None:
    for number in range(1000):
        shop.arrives(shop.event(f"hello {number}", f"+55119{number:08}"))
    shop.take_in()
    assert shop.product.database.collection("chats").count_documents({}) == 1000
    assert set(states(shop)) == {EntryState.TAKEN_IN}


def test_what_is_live_goes_before_what_a_sync_brings(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2000):
        shop.arrives(shop.event(f"old {number}", f"+55119{number % 50:08}", is_history=True))
    batches: list[list[str]] = []
    tries = itertools.count()

    def note(inbox: Any, workspace: Any, told: Any) -> None:
        if next(tries) == 0:
            shop.arrives(shop.event("live", BIA))
        take_in_messages(inbox, workspace, told)
        batches.append([one.incoming.text for one in told])

    monkeypatch.setattr(intake, "take_in_messages", note)
    shop.take_in()
    ahead = next(place for place, texts in enumerate(batches) if "live" in texts)
    assert sum(map(len, batches[:ahead])) < 2 * intake.AT_ONCE
    assert sum(map(len, batches)) == 2001


def test_entries_of_a_removed_number_reach_nobody_else(shop: Shop, product: Product) -> None:
    shop.arrives(shop.event("for the old shop"))
    (phone,) = product.channels.phone_numbers.of_workspace(shop.workspace.id)
    remove_phone_number(product.channels, shop.actor, shop.workspace.id, phone.id)
    let_pass(seconds=6)
    run(product.work, "log_out", shop.phone_number)
    other = open_shop(product, shop.phone_number)
    other.customer_writes("for the new shop")
    assert [message.text for message in other.messages()] == ["for the new shop"]
    assert (shop.chats(), states(shop)) == ([], [EntryState.SET_ASIDE])


def test_a_number_that_comes_back_can_have_them_taken_in_again(shop: Shop, product: Product) -> None:
    reception = shop.arrives(shop.event("hello"))
    (phone,) = product.channels.phone_numbers.of_workspace(shop.workspace.id)
    remove_phone_number(product.channels, shop.actor, shop.workspace.id, phone.id)
    shop.take_in()
    let_pass(seconds=6)
    run(product.work, "log_out", shop.phone_number)
    add_phone_number(product.channels, shop.actor, shop.workspace.id, shop.phone_number, "")
    intake_again = product.inbox.journal.get(shop.workspace.id, reception.message_id or "")

    replay_entry(product.inbox, SOMEBODY, shop.workspace.id, intake_again.id)
    shop.take_in()
    (message,) = shop.messages()
    assert message.decision is not None and message.decision.reason == Reason.HISTORY
    assert shop.chat().answer_due_at is None
    assert not message.is_history, "no sync brought it in: it counts for memory and leads"


WAITING: dict[str, Callable[[Shop], dict[str, Any]]] = {
    "stop": lambda shop: shop.event("stop"),
    "takeover": lambda shop: shop.event("I am on it", from_me=True),
    "newer": lambda shop: shop.event("one more thing"),
}


@pytest.fixture(params=WAITING)
def waiting(request: pytest.FixtureRequest) -> Callable[[Shop], dict[str, Any]]:
    """What waits in the journal while the AI closes or sends."""
    return WAITING[request.param]


def test_nothing_overtakes_the_journal_when_an_answer_is_closed(
    shop: Shop, waiting: Callable[[Shop], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    taking_in = threading.Timer(0.5, shop.take_in)

    def arrives_meanwhile(*given: Any) -> Any:
        monkeypatch.undo()
        reply = compose(*given)
        shop.arrives(waiting(shop))
        taking_in.start()
        return reply

    monkeypatch.setattr("common.assistant.answers.compose_reply", arrives_meanwhile)
    shop.answer()
    taking_in.join()
    assert [one for one in shop.messages() if one.purpose == "reply"] == []


def test_nothing_overtakes_the_journal_when_an_automatic_message_goes_out(
    shop: Shop, whatsapp: Outside, waiting: Callable[[Shop], dict[str, Any]]
) -> None:
    shop.customer_writes("hello")
    shop.answer()
    reply = shop.messages()[-1]
    shop.arrives(waiting(shop))
    shop.deliver()
    found = shop.product.inbox.messages.get(shop.workspace.id, reply.id)
    assert (found.status, found.send_attempts) == (Status.QUEUED, 0)
    shop.take_in()
    let_pass(seconds=1)
    shop.deliver()
    held = shop.chat().hold
    stopped = shop.chat().opted_out_at or (held and held.reason is HoldReason.PHONE_WROTE)
    status = shop.product.inbox.messages.get(shop.workspace.id, reply.id).status
    assert status is (Status.CANCELLED if stopped else Status.SENT)


def test_history_stands_where_it_was_written_before_the_model_and_interrupts_nothing(
    shop: Shop, model: Outside
) -> None:
    shop.customer_writes("It is now")
    shop.answer()
    reply = shop.messages()[-1]
    for number in range(3):
        at = now() - timedelta(days=3 - number)
        shop.customer_writes(f"Day {number}", is_history=True, sent_at=at)
    assert shop.product.inbox.sending.newest_incoming(reply.chat_id) < reply.seq
    shop.customer_writes("And now?")
    shop.answer()
    said = [one["content"] for one in model.requests()[-1]["messages"] if one["role"] == "user"]
    assert said == ["Day 0", "Day 1", "Day 2", "It is now", "And now?"]
