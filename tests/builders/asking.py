"""Asking the offline model as the product asks it: its own prompts, forms and data, over HTTP."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import requests

from common.assistant.rules import grounding
from common.assistant.rules.instructions import instructions
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.reply_form import reply_schema
from common.knowledge.rules.passages import Passage
from common.leads.rules.steps import ValueKind, WorkflowStep
from devstack.outside import Outside
from devstack.seed import FACTS, INSTRUCTIONS

MOMENT = datetime(2026, 11, 25, 10, tzinfo=UTC)
PROMPT = Prompt(INSTRUCTIONS, FACTS)
PRICES = """prices › Shoes
SKU | Shoe | Colour | Price
4711 | Runner | blue | R$ 249.00
4712 | Runner | red | R$ 259.00
4713 | Cap <S> & co |  |"""
QUESTIONS = """faq › Questions

Questions

Do you wrap gifts?
Yes. We wrap gifts for free.

Is there parking?
There is a car park with room for twenty cars
behind the shop."""


def step(
    key: str, kind: ValueKind = ValueKind.TEXT, description: str = "", options: tuple[str, ...] = ()
) -> WorkflowStep:
    return WorkflowStep(key, key, description or f"What is your {key}", True, kind, options)


def turns(*texts: str) -> list[dict[str, str]]:
    """A conversation that the customer begins, in which both sides write in turn."""
    return [{"role": ("user", "assistant")[place % 2], "content": text} for place, text in enumerate(texts)]


def reply(
    model: Outside, said: list[dict[str, str]], *texts: str, prompt: Prompt = PROMPT, **told: Any
) -> dict[str, Any]:
    """The form of a reply, filled after this was said; `texts` are passages found in documents."""
    system = [instructions(prompt, moment=MOMENT, **told)]
    if texts:
        found = [Passage(f"{number}.pdf", (), text) for number, text in enumerate(texts, 1)]
        system += [grounding.rules(general_knowledge=False), grounding.shown(found)]
    return fill(model, "reply", reply_schema(prompt, with_passages=bool(texts)), system, said)


def fill(
    model: Outside, name: str, schema: dict[str, Any], system: Sequence[str], said: list[dict[str, str]]
) -> dict[str, Any]:
    """The filled form of this name."""
    form = {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}
    messages = [{"role": "system", "content": text} for text in system] + said
    body = {"model": "any", "messages": messages, "response_format": form}
    response = requests.post(f"{model.url}/v1/chat/completions", json=body, timeout=10)
    assert response.ok, response.text
    filled: dict[str, Any] = json.loads(response.json()["choices"][0]["message"]["content"])
    assert filled.keys() == schema["properties"].keys()
    return filled
