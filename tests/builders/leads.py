"""Steps, what a model claims of them, and the leads that come of it."""

import json
from typing import Any

from common.leads.rules.leads import Lead
from common.leads.rules.steps import ValueKind, WorkflowStep
from common.work.runner import run
from tests.builders.scripted import Model
from tests.builders.shop import Shop


def step(shop: Shop, key: str, kind: ValueKind = ValueKind.TEXT, **fields: Any) -> WorkflowStep:
    fields = {"description": f"The customer's {key}", "required": True, "options": (), **fields}
    return shop.product.leads.steps.add(shop.workspace.id, key, kind=kind, **fields)


def claims(script: Model, *evidence: dict[str, Any]) -> None:
    """Let the model claim this evidence."""
    script.answer = script.say(json.dumps({"evidence": [{"confidence": 0.9, **claim} for claim in evidence]}))


def track(shop: Shop) -> Lead:
    run(shop.product.work, "tracking", shop.chat().id)
    return lead(shop)


def lead(shop: Shop) -> Lead:
    return shop.product.leads.store.get(shop.workspace.id, shop.chat().id)
