"""One burst, one reply: what the AI answers, when it holds its tongue, what becomes of a late reply."""

import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest

from common.assistant.retrying import retry_message
from common.assistant.store.reopening import ReopeningStore
from common.inbox.chats import update_chat
from common.inbox.messages import send_message
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.decisions import Outcome, Reason
from common.inbox.rules.messages import Author, Purpose
from common.inbox.rules.statuses import Status
from common.kernel.clock import now
from common.kernel.errors import Conflict, GatewayError
from common.wiring import Product
from common.work.claims import LeaseLost
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.shop import ANA, Shop, open_shop


def replies(shop: Shop) -> list[str]:
    return [message.text for message in shop.messages() if message.author is Author.AI]


def test_a_burst_gets_one_reply_in_the_order_of_writing(shop: Shop, model: Outside) -> None:
    model.fail(echo=True, delay_seconds=0)
    for text in ("one", "two", "three"):
        shop.customer_writes(text)
    shop.answer()
    assert replies(shop) == ["echo: one | two | three"]
    *burst, reply = shop.messages()
    assert {message.decision.reply_id for message in burst if message.decision} == {reply.id}
    assert reply.generation is not None and reply.generation.prompt_tokens > 0


def test_messages_that_arrive_out_of_order_are_put_to_the_model_in_order(shop: Shop, model: Outside) -> None:
    model.fail(echo=True, delay_seconds=0)
    shop.customer_writes("second")
    shop.customer_writes("first", sent_at=now() - timedelta(seconds=2))
    shop.answer()
    assert replies(shop) == ["echo: first | second"]


def test_answering_twice_answers_once(shop: Shop) -> None:
    shop.customer_writes("hello")
    shop.answer()
    shop.answer()
    assert len(replies(shop)) == 1


def test_the_model_is_told_the_prompt_the_name_and_the_past(shop: Shop, model: Outside) -> None:
    model.forget_requests()
    shop.customer_writes("my name is Ana")
    shop.answer()
    shop.deliver()
    shop.customer_writes("what is my name?")
    shop.answer()
    asked = model.requests()[-1]["messages"]
    assert asked[0]["role"] == "system" and "<customer_name>Ana</customer_name>" in asked[0]["content"]
    assert [turn["role"] for turn in asked[1:]] == ["user", "assistant", "user"]
    assert "Ana" in replies(shop)[-1]


def test_the_memory_keeps_within_its_budget(shop: Shop, model: Outside) -> None:
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"memory_tokens": 100})
    for number in range(5):
        shop.customer_writes(f"{number} " + "word " * 30)
        shop.answer()
    model.forget_requests()
    shop.customer_writes("short")
    shop.answer()
    asked = model.requests()[-1]["messages"]
    assert len(asked) < 8
    assert asked[-1]["content"] == "short"


@pytest.mark.parametrize(
    ("quieten", "reason"),
    [
        (lambda shop: _switch_off(shop), Reason.AI_OFF_IN_CHAT),
        (lambda shop: _write_by_hand(shop), Reason.MEMBER_HOLDS_CHAT),
        (lambda shop: shop.customer_writes("I am on it", from_me=True), Reason.PHONE_HOLDS_CHAT),
        (lambda shop: _switch_off_workspace(shop), Reason.AI_OFF_IN_WORKSPACE),
    ],
)
def test_the_ai_yields_with_the_reason_on_record(shop: Shop, quieten: Callable[[Shop], None], reason: Reason) -> None:
    shop.customer_writes("hello")
    quieten(shop)
    shop.answer()
    assert replies(shop) == []
    decision = shop.messages()[0].decision
    assert decision is not None and (decision.outcome, decision.reason) == (Outcome.DECLINED, reason)


def _switch_off(shop: Shop) -> None:
    update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=False)


def _switch_off_workspace(shop: Shop) -> None:
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"enabled": False})


def _write_by_hand(shop: Shop) -> None:
    send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, "By hand", idempotency_key=None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"is_history": True}, Reason.HISTORY),
        ({"text": "", "type": "image"}, Reason.NO_TEXT),
    ],
)
def test_what_is_never_answered_is_stored_with_its_reason(
    shop: Shop, changes: dict[str, object], reason: Reason
) -> None:
    shop.customer_writes(**{"text": "hello", **changes})  # type: ignore[arg-type]
    shop.answer()
    (message,) = shop.messages()
    assert message.decision is not None and message.decision.reason == reason


class Generating:
    """The AI at work on the shop's only chat, with the model paused in the middle of it."""

    def __init__(self, shop: Shop, model: Outside) -> None:
        self._model = model
        model.forget_requests()
        model.fail(pause=True)
        self._errors: list[BaseException] = []
        self._thread = threading.Thread(target=self._answer, args=(shop,))
        self._thread.start()
        until = monotonic() + 5
        while not model.requests():
            assert monotonic() < until, "the model was not asked"
            sleep(0.01)

    def _answer(self, shop: Shop) -> None:
        try:
            shop.answer()
        except BaseException as error:
            self._errors.append(error)

    def finish(self) -> list[BaseException]:
        """Let the model answer and wait for the end of the work. Returns what it raised."""
        self._model.mend()
        self._thread.join(10)
        assert not self._thread.is_alive()
        return self._errors


@pytest.mark.parametrize(
    ("take_over", "reason"),
    [(_write_by_hand, Reason.MEMBER_HOLDS_CHAT), (_switch_off_workspace, Reason.AI_OFF_IN_WORKSPACE)],
)
def test_a_takeover_while_the_model_thinks_drops_the_reply(
    shop: Shop, model: Outside, take_over: Callable[[Shop], None], reason: Reason
) -> None:
    shop.customer_writes("hello")
    generating = Generating(shop, model)
    take_over(shop)
    assert generating.finish() == []
    assert replies(shop) == []
    decision = shop.messages()[0].decision
    assert decision is not None and decision.reason == reason


def test_a_newer_message_while_the_model_thinks_makes_the_reply_anew(shop: Shop, model: Outside) -> None:
    shop.customer_writes("one")
    generating = Generating(shop, model)
    shop.customer_writes("two")
    assert generating.finish() == []
    assert replies(shop) == []
    model.fail(echo=True, delay_seconds=0)
    shop.answer()
    assert replies(shop) == ["echo: one | two"]


def test_a_customer_who_never_stops_writing_is_answered_all_the_same(shop: Shop, model: Outside) -> None:
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"debounce_max_seconds": 0})
    shop.customer_writes("one")
    generating = Generating(shop, model)
    shop.customer_writes("two")
    assert generating.finish() == []
    assert len(replies(shop)) == 1
    shop.deliver()
    model.fail(echo=True, delay_seconds=0)
    shop.answer()
    assert replies(shop)[1] == "echo: two"


def test_a_worker_that_lost_its_lease_commits_nothing(shop: Shop, model: Outside) -> None:
    shop.customer_writes("hello")
    generating = Generating(shop, model)
    shop.make_due()
    model.mend()
    shop.answer()
    errors = generating.finish()
    assert len(replies(shop)) == 1
    assert errors == [] or isinstance(errors[0], LeaseLost)


@pytest.mark.parametrize(
    "fault",
    [
        {"fail_status": 429, "retry_after": 1},
        {"fail_status": 500},
        {"empty": True},
        {"malformed": True},
    ],
)
def test_a_passing_failure_of_the_model_is_tried_again(shop: Shop, model: Outside, fault: dict[str, object]) -> None:
    shop.customer_writes("hello")
    model.fail(**fault)
    with pytest.raises(GatewayError):
        shop.answer()
    assert shop.messages()[0].decision is None
    model.mend()
    shop.make_due()
    shop.answer()
    assert len(replies(shop)) == 1


@pytest.mark.parametrize("fault", [{"fail_status": 401}, {"content_filter": True}])
def test_a_lasting_failure_is_shown_to_the_team_and_can_be_tried_again_by_hand(
    shop: Shop, model: Outside, fault: dict[str, object]
) -> None:
    shop.customer_writes("hello")
    model.fail(**fault)
    shop.answer()
    message, notice = shop.messages()
    assert message.decision is not None and message.decision.outcome is Outcome.FAILED and message.decision.detail
    assert shop.chat().needs_person and notice.purpose is Purpose.HAND_OVER
    model.mend()
    retry_message(shop.product.assistant, shop.actor, shop.workspace.id, message.id)
    shop.answer()
    assert shop.chat().hold is None and shop.messages()[-1].purpose is Purpose.REPLY


@pytest.mark.parametrize(
    ("quieten", "why"),
    [
        (lambda shop: _switch_off(shop), "People took"),
        (lambda shop: _write_by_hand(shop), "People took"),
        (lambda shop: shop.customer_writes("stop"), "opted out"),
        (lambda shop: _switch_off_workspace(shop), "switched off"),
    ],
)
def test_trying_again_where_the_ai_is_silent_says_why_not(
    shop: Shop, model: Outside, whatsapp: Outside, quieten: Callable[[Shop], None], why: str
) -> None:
    model.fail(fail_status=401)
    shop.customer_writes("hello")
    shop.answer()
    whatsapp.fail(send_fail_status=400, send_fail_times=1)
    shop.deliver()
    question, notice = shop.messages()
    assert (notice.status, notice.purpose) == (Status.FAILED, Purpose.HAND_OVER)
    quieten(shop)
    for message in (question, notice):
        with pytest.raises(Conflict, match=why):
            retry_message(shop.product.assistant, shop.actor, shop.workspace.id, message.id)
    assert shop.messages()[0].decision == question.decision and shop.messages()[1].status is Status.FAILED


def test_trying_again_leaves_the_chat_to_a_colleague_who_took_it_meanwhile(
    shop: Shop, model: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.customer_writes("hello")
    model.fail(fail_status=401)
    shop.answer()
    request_again = ReopeningStore.request_again

    def after_a_takeover(*given: Any) -> None:
        update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=False)
        request_again(*given)

    monkeypatch.setattr(ReopeningStore, "request_again", after_a_takeover)
    retry_message(shop.product.assistant, shop.actor, shop.workspace.id, shop.messages()[0].id)
    hold = shop.chat().hold
    assert hold is not None and hold.reason is HoldReason.SWITCHED_OFF


def test_after_enough_tries_the_answer_has_failed(shop: Shop, model: Outside, product: Product) -> None:
    shop.customer_writes("hello")
    model.fail(fail_status=503)
    for _ in range(product.settings.max_attempts - 1):
        with pytest.raises(GatewayError):
            shop.answer()
        shop.make_due()
    shop.answer()
    decision = shop.messages()[0].decision
    assert decision is not None and decision.outcome is Outcome.FAILED


def test_a_notification_for_a_chat_that_is_gone_is_harmless(product: Product) -> None:
    run(product.work, "answer", "no such chat")


def test_chats_of_the_same_customer_in_two_workspaces_never_mix(product: Product, shop: Shop) -> None:
    other = open_shop(product, "+5511955554444")
    shop.customer_writes("for the one", ANA)
    other.customer_writes("for the other", ANA)
    shop.answer()
    assert [message.text for message in other.messages()] == ["for the other"]
    assert len(shop.messages()) == 2


def test_work_that_kills_its_worker_again_and_again_is_given_up(shop: Shop, product: Product) -> None:
    shop.customer_writes("hello")
    for _ in range(product.settings.max_attempts):
        assert product.assistant.outcomes.answers.claim(shop.chat().id) is not None
        shop.make_due()
    shop.answer()
    decision = shop.messages()[0].decision
    assert decision is not None and decision.outcome is Outcome.FAILED
