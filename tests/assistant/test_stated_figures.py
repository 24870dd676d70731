"""A reply whose figures nothing bears out is made anew once, and then left to people."""

import json
from typing import Any

import pytest

from common.assistant.rules.prompts import HAND_OVER_MESSAGE
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.decisions import Outcome
from common.inbox.rules.messages import Message
from common.inbox.rules.sources import FigureBasis, StatedFigure
from tests.builders.documents import PRICES, RETURNS, indexed
from tests.builders.scripted import Model
from tests.builders.shop import Shop, open_shop

RIGHT, WRONG = "The blue shirt costs 19.90.", "The blue shirt costs 18.50."


def replies(script: Model, *texts: str, found: bool = True) -> None:
    """Let the model reply so, one text after the other, and with the last one from then on."""
    left = list(texts)

    def answer() -> Any:
        text = left.pop(0) if len(left) > 1 else left[0]
        return script.say(json.dumps({"reply": text, "asks_for_facts": True, "found": found, "sources": []}))()

    script.answer = answer


def asks(shop: Shop, text: str = "How much is the blue shirt?") -> Message:
    """Let the customer ask. Returns their message, as it is decided on."""
    shop.customer_writes(text)
    shop.answer()
    return next(message for message in reversed(shop.messages()) if message.text == text)


def test_a_reply_names_what_bears_out_its_figures(scripted: Shop, script: Model) -> None:
    indexed(scripted, PRICES, "prices.csv")
    replies(script, f"{RIGHT} We are here 24/7.")
    asks(scripted)
    grounding = scripted.messages()[-1].grounding
    assert grounding is not None
    assert grounding.figures == (StatedFigure("19.90", FigureBasis.DOCUMENT, "prices.csv · A2:D2"),)
    assert len(script.asked) == 1


def test_another_rows_price_is_told_to_the_model_which_replies_anew(scripted: Shop, script: Model) -> None:
    indexed(scripted, PRICES, "prices.csv")
    script.usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    replies(script, WRONG, RIGHT)
    asks(scripted)
    reply = scripted.messages()[-1]
    assert reply.text == RIGHT and scripted.chat().hold is None
    told = [turn["content"] for turn in script.asked[-1]["messages"] if turn["role"] == "system"][-1]
    assert "<figures>18.50</figures>" in told and WRONG in told
    assert len(script.asked) == 2
    assert reply.generation is not None and reply.generation.prompt_tokens == 20


@pytest.mark.parametrize("again", [WRONG, "It is 18.50.", "It is 17."])
def test_what_is_wrong_again_is_left_to_people(scripted: Shop, script: Model, again: str) -> None:
    indexed(scripted, PRICES, "prices.csv")
    replies(script, WRONG, again)
    message = asks(scripted)
    assert [one.text for one in scripted.messages()[1:]] == [HAND_OVER_MESSAGE]
    hold = scripted.chat().hold
    assert hold is not None and hold.reason is HoldReason.UNPROVEN_FIGURES and scripted.chat().needs_person
    decision = message.decision
    assert decision is not None and decision.outcome is Outcome.DECLINED
    assert decision.checks[-1].gate == "figures" and not decision.checks[-1].passed
    assert again.rstrip(".").split()[-1] in (decision.checks[-1].detail or "")
    assert len(script.asked) == 2
    (gap,) = scripted.product.knowledge.gaps.page(scripted.workspace.id, False, None, 10)
    assert gap.question == "How much is the blue shirt?"


def test_a_second_try_that_comes_to_nothing_leaves_the_chat_to_people(scripted: Shop, script: Model) -> None:
    indexed(scripted, PRICES, "prices.csv")
    first = json.dumps({"reply": WRONG, "asks_for_facts": True, "found": True, "sources": []})
    script.answer = lambda: script.say(first if len(script.asked) == 1 else "")()
    asks(scripted)
    hold = scripted.chat().hold
    assert hold is not None and hold.reason is HoldReason.UNPROVEN_FIGURES


def test_rows_count_that_the_model_was_not_shown(scripted: Shop, script: Model) -> None:
    rows = [f"{4000 + number},Shirt {shirt},{number + 10}.90" for number, shirt in enumerate(variants())]
    indexed(scripted, "\n".join(["SKU,Article,Price", *rows]), "prices.csv")
    right = f"The Shirt Omega in red costs {len(rows) + 9}.90."
    replies(script, "The Shirt Omega in red costs 11.90.", right)
    asks(scripted, "How much is the Shirt Omega in red?")
    assert scripted.messages()[-1].text == right


def variants() -> list[str]:
    """Return the names of many shirts, the last one in red."""
    names = [f"{first}{last}" for first in ("Alpha", "Beta", "Gamma", "Delta") for last in ("ton", "ham", "by")]
    return [f"{name} {colour}" for name in (*names, "Omega") for colour in ("blue", "green", "white", "black", "red")]


def test_what_people_wrote_in_the_chat_may_be_said(scripted: Shop, script: Model) -> None:
    indexed(scripted, RETURNS)
    replies(script, "Noted: 77 pairs by 24 December.")
    asks(scripted, "I want 77 pairs by 24/12")
    assert scripted.messages()[-1].text == "Noted: 77 pairs by 24 December."


def test_without_documents_prices_alone_must_be_borne_out(scripted: Shop, script: Model) -> None:
    replies(script, "Paris has 2 million people.")
    asks(scripted, "How large is Paris?")
    assert scripted.chat().hold is None
    replies(script, "It costs R$ 77.")
    asks(scripted, "And a shirt?")
    hold = scripted.chat().hold
    assert hold is not None and hold.reason is HoldReason.UNPROVEN_FIGURES


def test_the_tables_of_another_workspace_bear_out_nothing(scripted: Shop, script: Model) -> None:
    other = open_shop(scripted.product, "+5511988880000")
    indexed(other, "Article,Price\nHat,77.00\nCap,66.00\n", "prices.csv")
    indexed(scripted, PRICES, "prices.csv")
    replies(script, "The hat costs 77.00.")
    asks(scripted, "How much is the hat?")
    assert scripted.chat().hold is not None


def test_a_chat_that_is_left_to_people_for_want_of_an_answer_says_what_was_looked_for(
    scripted: Shop, script: Model
) -> None:
    scripted.product.accounts.workspaces.update(scripted.workspace.id, ai_overrides={"when_not_found": "hand_over"})
    indexed(scripted, RETURNS)
    replies(script, "I do not know whether we ship to Madeira.", found=False)
    asks(scripted, "Do you ship to Madeira?")
    hold = scripted.chat().hold
    assert hold is not None and (hold.reason, hold.detail) == (HoldReason.NO_ANSWER, "Do you ship to Madeira?")
    assert "names what the customer wants to know" in script.asked[-1]["messages"][0]["content"]
