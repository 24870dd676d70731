"""A chat that outgrows its memory is carried by a running summary, which never keeps a reply waiting."""

import contextlib
from datetime import timedelta

import pytest

from common.assistant import memory
from common.assistant.summaries import request_summary, show_summary
from common.inbox.messages import send_message
from common.kernel.clock import now
from common.kernel.days import last_days
from common.kernel.errors import GatewayError
from common.llm.rules.tokens import estimated_tokens
from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.scripted import Model
from tests.builders.shop import ANA, Shop

BUDGET = 600


def with_little_memory(shop: Shop) -> None:
    shop.product.accounts.workspaces.update(
        shop.workspace.id, ai_overrides={"memory_tokens": BUDGET, "replies_per_hour": 1000}
    )


def talk(shop: Shop, text: str) -> None:
    """Let the customer write and be answered, and do what that leaves to be done."""
    shop.customer_writes(text)
    shop.answer()
    shop.deliver()
    run(shop.product.work, "memory", shop.chat().id)


def tokens_of_last_reply(model: Outside) -> float:
    replies = [asked for asked in model.requests() if "response_format" in asked["parameters"]]
    return sum(estimated_tokens(turn["content"]) for turn in replies[-1]["messages"])


def test_a_chat_of_300_messages_keeps_a_bounded_prompt_and_knows_the_name(
    shop: Shop, model: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_little_memory(shop)
    # Nobody writes this fast but a machine.
    monkeypatch.setattr("common.assistant.rules.loops._EXCHANGES", 1000)
    talk(shop, "Good morning")
    tokens = []
    for turn in range(150):
        model.forget_requests()
        talk(shop, "My name is Carolina" if turn == 0 else f"Remark number {turn}: {'the weather is changing ' * 3}")
        tokens.append(tokens_of_last_reply(model))
    print("tokens per turn:", tokens)
    assert shop.chat().seq > 300
    assert shop.chat().memory is not None
    fixed = tokens[0]
    assert max(tokens) <= fixed + BUDGET + 100
    talk(shop, "What is my name?")
    assert "Carolina" in shop.product.inbox.messages.page(shop.workspace.id, shop.chat().id, 1)[0].text


def test_nothing_waits_for_the_memory(shop: Shop, model: Outside) -> None:
    with_little_memory(shop)
    for number in range(5):
        shop.customer_writes(f"{number} " + "word " * 120)
        shop.answer()
        shop.deliver()
    assert shop.chat().memory is None
    assert tokens_of_last_reply(model) < BUDGET + 600
    chat_id = shop.chat().id
    run(shop.product.work, "memory", chat_id)
    found = shop.chat().memory
    assert found is not None and 0 < found.up_to_seq < shop.chat().seq
    model.forget_requests()
    run(shop.product.work, "memory", chat_id)
    assert model.requests() == []


def test_a_long_chat_is_summed_up_portion_by_portion(
    shop: Shop, model: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_little_memory(shop)
    monkeypatch.setattr(memory, "PORTION", 300)
    for number in range(40):
        shop.customer_writes(f"{number} " + "word " * 30)
    shop.answer()
    places = []
    for _ in range(10):
        run(shop.product.work, "memory", shop.chat().id)
        found = shop.chat().memory
        places.append(found.up_to_seq if found else 0)
    assert len(set(places)) > 3 and places == sorted(places)
    assert max(estimated_tokens(asked["messages"][-1]["content"]) for asked in model.requests()[1:]) < 600


def test_a_worker_that_dies_before_its_write_sums_up_again(
    shop: Shop, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_little_memory(shop)
    for number in range(10):
        shop.customer_writes(f"{number} " + "word " * 60)
    shop.answer()

    def die(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(memory, "within", die)
        with pytest.raises(SystemExit):
            run(product.work, "memory", shop.chat().id)
    assert shop.chat().memory is None
    shop.make_due()
    run(product.work, "memory", shop.chat().id)
    assert shop.chat().memory is not None


def test_a_model_that_fails_for_good_is_asked_again_by_the_next_reply(scripted: Shop, script: Model) -> None:
    with_little_memory(scripted)
    for number in range(10):
        scripted.customer_writes(f"{number} " + "word " * 60)
    script.answer = script.say('{"reply": "ok", "asks_for_facts": false, "found": false, "asks_for_person": false}')
    scripted.answer()
    script.answer = script.refuse(401, "invalid_api_key")
    run(scripted.product.work, "memory", scripted.chat().id)
    script.answer = script.refuse(500, None)
    run(scripted.product.work, "memory", scripted.chat().id)
    assert scripted.chat().memory is None
    script.answer = script.say('{"reply": "ok", "asks_for_facts": false, "found": false, "asks_for_person": false}')
    scripted.customer_writes("still there?")
    scripted.answer()
    script.answer = script.refuse(500, None)
    with pytest.raises(GatewayError):
        run(scripted.product.work, "memory", scripted.chat().id)
    script.answer = script.say("They said a lot.")
    scripted.make_due()
    run(scripted.product.work, "memory", scripted.chat().id)
    found = scripted.chat().memory
    assert found is not None and found.text == "They said a lot."


def test_chats_that_are_joined_lose_nothing_of_their_memory(shop: Shop) -> None:
    with_little_memory(shop)
    lid = "103712345678901@lid"
    for number in range(10):
        shop.customer_writes(f"{number} " + "word " * 60, customer=ANA)
    shop.answer()
    run(shop.product.work, "memory", shop.chat().id)
    before = shop.chat().memory
    shop.customer_writes("from the other number", customer=lid)
    shop.customer_writes("it is me", customer_ids=(ANA, lid))
    chat = shop.chat()
    assert before is not None and chat.memory == before
    newer = shop.product.inbox.messages.page(shop.workspace.id, chat.id, 100, after=before.up_to_seq)
    assert "from the other number" in [message.text for message in newer]


def test_the_team_gets_a_summary_that_is_refreshed_when_it_is_stale(shop: Shop) -> None:
    shop.customer_writes("My name is Ana and I want a blue shoe")
    asked = request_summary(shop.product.assistant, shop.actor, shop.chat())
    assert (asked.state, asked.content) == ("waiting", None)
    run(shop.product.work, "summary", shop.chat().id)
    summary = show_summary(shop.product.assistant, shop.actor, shop.chat())
    assert summary.state == "ready" and summary.content is not None
    assert summary.up_to_message_id == shop.messages()[-1].id and not summary.is_stale(shop.chat().seq)
    assert any("blue shoe" in fact for fact in summary.content.facts)
    assert request_summary(shop.product.assistant, shop.actor, shop.chat()) == summary
    shop.customer_writes("in size 42")
    stale = show_summary(shop.product.assistant, shop.actor, shop.chat())
    assert stale.state == "waiting" and stale.content == summary.content and stale.is_stale(shop.chat().seq)
    run(shop.product.work, "summary", shop.chat().id)
    run(shop.product.work, "summary", shop.chat().id)
    fresh = show_summary(shop.product.assistant, shop.actor, shop.chat())
    assert fresh.up_to_seq == shop.chat().seq and fresh.content != summary.content


def test_a_summary_of_a_chat_that_is_no_more_ends(shop: Shop, product: Product) -> None:
    product.assistant.summaries.ask(shop.workspace.id, "joined", None)
    run(product.work, "summary", "joined")
    assert product.assistant.summaries.get(shop.workspace.id, "joined").state == "none"


def test_a_summary_that_fails_says_why_and_keeps_the_earlier_one(scripted: Shop, script: Model) -> None:
    scripted.customer_writes("hello")
    script.answer = script.say('{"wants": "a shoe", "facts": ["one", 2], "open_questions": null, "next_step": 5}')
    request_summary(scripted.product.assistant, scripted.actor, scripted.chat())
    run(scripted.product.work, "summary", scripted.chat().id)
    first = show_summary(scripted.product.assistant, scripted.actor, scripted.chat())
    assert first.content is not None and (first.content.facts, first.content.open_questions) == (("one",), ())
    scripted.customer_writes("hello again")
    request_summary(scripted.product.assistant, scripted.actor, scripted.chat())
    script.answer = script.refuse(401, "invalid_api_key")
    run(scripted.product.work, "summary", scripted.chat().id)
    failed = show_summary(scripted.product.assistant, scripted.actor, scripted.chat())
    assert failed.state == "failed" and "401" in (failed.error or "") and failed.content == first.content


def test_a_chat_that_people_lead_is_summed_up_too(shop: Shop) -> None:
    with_little_memory(shop)
    shop.customer_writes("My name is Carolina")
    ids = shop.workspace.id, shop.chat().id
    for number in range(40):
        send_message(shop.product.inbox, shop.actor, *ids, f"{number} " + "word " * 30, idempotency_key=None)
        shop.customer_writes(f"{number} " + "answer " * 30)
        run(shop.product.work, "memory", shop.chat().id)
    found = shop.chat().memory
    assert found is not None and "Carolina" in found.text and found.up_to_seq > 40


def test_a_summary_knows_what_was_said_first_in_a_chat_without_a_memory(shop: Shop, model: Outside) -> None:
    with_little_memory(shop)
    shop.product.accounts.workspaces.update(shop.workspace.id, ai_overrides={"memory_tokens": BUDGET, "enabled": False})
    shop.customer_writes("My name is Carolina")
    for number in range(60):
        shop.customer_writes(f"{number} " + "word " * 30)
    request_summary(shop.product.assistant, shop.actor, shop.chat())
    run(shop.product.work, "summary", shop.chat().id)
    summary = show_summary(shop.product.assistant, shop.actor, shop.chat())
    assert summary.content is not None and any("Carolina" in fact for fact in summary.content.facts)
    assert shop.chat().memory is None and summary.up_to_seq == 61
    assert max(estimated_tokens(turn["content"]) for asked in model.requests() for turn in asked["messages"]) < 5000


def bring_in(shop: Shop, count: int) -> None:
    """Let a sync bring in what both sides wrote months ago."""
    for number in range(count):
        at = now() - timedelta(days=90, minutes=-number)
        past = shop.event(f"{number} " + "word " * 30, is_history=True, sent_at=at, from_me=bool(number % 2))
        shop.arrives(past)
    shop.take_in()


def test_what_a_sync_brings_in_is_neither_summed_up_nor_read_for_leads(shop: Shop, model: Outside) -> None:
    with_little_memory(shop)
    shop.leads_want_email()
    bring_in(shop, 60)
    for kind in ("memory", "tracking"):
        run(shop.product.work, kind, shop.chat().id)
    assert model.requests() == [], "nobody waits for anything"
    talk(shop, "Are you there?")
    shop.make_due()
    run(shop.product.work, "tracking", shop.chat().id)
    reply, tracked = model.requests()
    assert "word word" in str(reply["messages"]), "it stands before the model as far as there is room"
    assert "Are you there?" in str(tracked["messages"]) and "word word" not in str(tracked["messages"])
    assert (shop.chat().memory, shop.chat().tracked_seq) == (None, 62)


def test_what_is_written_since_is_summed_up_without_it(shop: Shop, model: Outside) -> None:
    with_little_memory(shop)
    bring_in(shop, 60)
    for number in range(10):
        talk(shop, f"{number} " + "lately " * 60)
    found = shop.chat().memory
    assert found is not None and "lately" in found.text and found.up_to_seq > 60
    assert "word word" not in found.text


def test_a_summary_of_an_old_chat_is_one_question(shop: Shop, model: Outside) -> None:
    with_little_memory(shop)
    bring_in(shop, 60)
    request_summary(shop.product.assistant, shop.actor, shop.chat())
    run(shop.product.work, "summary", shop.chat().id)
    summary = show_summary(shop.product.assistant, shop.actor, shop.chat())
    assert (summary.state, summary.up_to_seq) == ("ready", 60)
    (asked,) = model.requests()
    assert "59 word" in str(asked["messages"])


def test_what_a_model_refuses_to_read_does_not_keep_it_from_the_rest(scripted: Shop, script: Model) -> None:
    with_little_memory(scripted)
    for number in range(10):
        scripted.customer_writes(f"{number} " + "word " * 60)
    script.answer = script.say('{"reply": "ok", "asks_for_facts": false, "found": false, "asks_for_person": false}')
    scripted.answer()
    script.answer = script.say("", finish_reason="content_filter")
    run(scripted.product.work, "memory", scripted.chat().id)
    found = scripted.chat().memory
    assert found is not None and found.text == "" and found.up_to_seq > 0


def test_answers_that_can_not_be_used_are_counted_all_the_same(scripted: Shop, script: Model) -> None:
    script.usage = {"prompt_tokens": 40, "completion_tokens": 2, "total_tokens": 42}
    scripted.customer_writes("hello")
    for useless in ("", "{broken", "[]", '{"reply": ""}'):
        script.answer = script.say(useless)
        with contextlib.suppress(GatewayError):
            scripted.answer()
        scripted.make_due()
    # The hours that passed may have led into the next day.
    used = scripted.product.llm.usage.by_day(scripted.workspace.id, last_days(2, now(), "UTC")).values()
    assert sum(tokens.prompt + tokens.completion for tokens in used) == 42 * len(script.asked)
    assert len(script.asked) >= 3
