"""What the offline model reads from a conversation that is handed over as data: evidence, summaries, a memory."""

from typing import Any

import pytest

from common.assistant.rules import grounding, memory, summaries
from common.assistant.rules.playground import imagined
from common.inbox.rules.chats import Memory
from common.inbox.rules.transcripts import transcript
from common.leads.rules import evidence
from common.leads.rules.leads import Lead
from common.leads.rules.steps import ValueKind, WorkflowStep
from common.llm.rules.turns import Turn
from devstack.outside import Outside
from tests.builders.asking import MOMENT, fill, step, turns

NAME = step("name")
EMAIL = step("email", ValueKind.EMAIL, "What is your e-mail address")
BUDGET = step("budget", ValueKind.NUMBER)


def as_data(*texts: str) -> list[dict[str, str]]:
    said = [Turn("user" if turn["role"] == "user" else "assistant", turn["content"]) for turn in turns(*texts)]
    return [{"role": "user", "content": transcript(imagined(said, "workspace", MOMENT))}]


def proofs(model: Outside, steps: list[WorkflowStep], *texts: str) -> list[tuple[str, int, str, str]]:
    """The step, message, quote and value of each proof in a conversation that the customer begins."""
    task = evidence.task(steps, Lead(), MOMENT)
    found = fill(model, "evidence", evidence.EVIDENCE_SCHEMA, [task], as_data(*texts))["evidence"]
    assert all(evidence.LEAST_CONFIDENCE <= one["confidence"] <= 1 for one in found)
    return [(one["step"], one["message"], one["quote"], one["value"]) for one in found]


@pytest.mark.parametrize(
    ("wanted", "texts", "quote", "value"),
    [
        (EMAIL, ["Hi. Write to ana@example.com & be quick"], "Write to ana@example.com & be quick", "ana@example.com"),
        (NAME, ["hello, my name is Ana Souza"], "hello, my name is Ana Souza", "Ana Souza"),
        (NAME, ["Hi", "What is your name?", "ana de souza"], "ana de souza", "Ana de Souza"),
        (NAME, ["Oi", "Qual é o seu nome?", "Lia"], "Lia", "Lia"),
        (BUDGET, ["Hi", "May I ask: what is your budget?", "about 1,500 euros"], "about 1,500 euros", "1,500"),
        (BUDGET, ["My budget is 500"], "My budget is 500", "500"),
        (step("phone", ValueKind.PHONE), ["+55 11 98888-7777"], "+55 11 98888-7777", "+55 11 98888-7777"),
        (step("day", ValueKind.DATE), ["on 24/12/2026"], "on 24/12/2026", "2026-12-24"),
        (step("size", ValueKind.CHOICE, options=("small", "large")), ["Large, please"], "Large, please", "large"),
        (step("new", ValueKind.YES_NO, "Are you new"), ["Hi", "Are you new?", "No!"], "No!", "no"),
        (step("city"), ["Hi", "What is your city?", "Recife"], "Recife", "Recife"),
        (step("city"), ["My city is Recife"], "My city is Recife", "My city is Recife"),
    ],
)
def test_what_a_customer_says_is_proved(
    model: Outside, wanted: WorkflowStep, texts: list[str], quote: str, value: str
) -> None:
    assert proofs(model, [wanted], *texts) == [(wanted.key, len(texts), quote, value)]


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (NAME, ["Hi", "What is your name?", "lia@example.com"]),
        (NAME, ["Hi", "What is your name?", "+55 11 98888-7777"]),
        (NAME, ["Hi", "What is your name?", "no, thanks"]),
        (NAME, ["Hi", "What is your name?", "Why do you ask?"]),
        (NAME, ["I am hungry"]),
        (NAME, ["Lia"]),
        (BUDGET, ["I have 2 children"]),
        (step("city"), ["Hi", "What is your city?", "lia@example.com"]),
        (step("day", ValueKind.DATE), ["on 2026-02-31"]),
        (EMAIL, ["Hi", "Write to shop@example.com", "I will"]),
    ],
)
def test_nothing_else_is(model: Outside, wanted: WorkflowStep, texts: list[str]) -> None:
    assert proofs(model, [wanted], *texts) == []


def test_the_newest_words_count(model: Outside) -> None:
    assert proofs(model, [EMAIL], "a@example.com", "Thanks.", "no, b@example.com")[0][1:] == (
        3,
        "no, b@example.com",
        "b@example.com",
    )


def test_a_summary_is_in_the_customers_words(model: Outside) -> None:
    known = Memory("My name is Ana.", 1)
    said = as_data("Hello! I look for a red sandal. Do you have one?")
    assert fill(model, "summary", summaries.SUMMARY_SCHEMA, [summaries.task(known)], said) == {
        "wants": "Do you have one?",
        "facts": ["My name is Ana.", "I look for a red sandal."],
        "open_questions": ["Do you have one?"],
        "next_step": "Answer: Do you have one?",
    }


def test_a_memory_keeps_who_the_customer_is_and_stays_short(model: Outside) -> None:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {"summary": {"type": "string"}},
        "required": ["summary"],
        "additionalProperties": False,
    }
    known: Memory | None = None
    for number in range(30):
        text = "I am Carolina" if number == 5 else f"This is remark {number}, and the weather is changing. " * 3
        told = fill(model, "memory", schema, [memory.task(known, 600)], as_data(text))["summary"]
        known = Memory(told, number)
    assert known and "Carolina" in known.text and "remark 29" in known.text and len(known.text) < 800


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (["How much is the blue shirt?"], "and in size M?", "How much is the blue shirt? and in size M?"),
        (["Vocês têm a camisa azul?"], "e quanto custa?", "Vocês têm a camisa azul? e quanto custa?"),
        (["Do you have boots?", "and in red?"], "how much?", "Do you have boots? and in red? how much?"),
        (["How much is the blue shirt?"], "When are you open?", "When are you open?"),
    ],
)
def test_a_question_is_made_to_stand_alone(model: Outside, before: list[str], question: str, alone: str) -> None:
    said = turns(*(part for text in before for part in (text, "Of course.")), question)
    filled = fill(model, "question", grounding.QUESTION_SCHEMA, [grounding.STAND_ALONE], said)
    assert filled == {"question": alone}
