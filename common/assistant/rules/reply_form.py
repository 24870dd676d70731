"""The form in which the model replies: what it says, what that rests on, and whether people are to take over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from common.assistant.rules.asking_for_person import asks_for_person
from common.assistant.rules.bearing_out import borne_out
from common.assistant.rules.prompts import Prompt
from common.assistant.rules.table_query_form import TABLE_QUERY
from common.inbox.rules.chats import HoldReason

_REPLY = {
    "reply": {"type": "string", "description": "The message to the customer."},
    "asks_for_person": {
        "type": "boolean",
        "description": "Whether the customer, in whatever language, asks to talk to a person instead of you.",
    },
    "promises_person": {
        "type": "boolean",
        "description": "Whether your reply says that a person will get in touch; to ask or to offer does not count.",
    },
    "asks_for_facts": {
        "type": "boolean",
        "description": "Whether the customer asks something that only facts about the business can answer.",
    },
    "found": {
        "type": "boolean",
        "description": "Whether what you were told about the business, passages included, holds the answer.",
    },
}
_RULE = {
    "hand_over_rule": {
        "type": "integer",
        "description": "Which of the hand_over_rules applies to the customer's last messages, by number; 0 for none.",
    }
}
_SOURCES = {
    "sources": {
        "type": "array",
        "description": "For each fact in the reply, where it stands.",
        "items": {
            "type": "object",
            "properties": {
                "passage": {"type": "integer", "description": "The number of the passage."},
                "quote": {"type": "string", "description": "Words copied exactly from it."},
            },
            "required": ["passage", "quote"],
            "additionalProperties": False,
        },
    },
}


def reply_schema(prompt: Prompt, *, with_passages: bool, with_tables: bool = False) -> dict[str, Any]:
    """Return the JSON schema of the form. `with_tables`: the model may ask for what a whole table tells."""
    properties: dict[str, Any] = {
        **_REPLY,
        **(_RULE if prompt.hand_over_rules else {}),
        **(_SOURCES if with_passages else {}),
        **(TABLE_QUERY if with_tables else {}),
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reply must keep to of which the model does not say what it rests on.

    `asked` is what the customer wants to know. `facts` are what the reply must stay within, None where it need not; its
    words may also come from the `conversation`. What goes beyond is not sent, but `instead`.
    """

    asked: Sequence[str]
    facts: Sequence[str] | None
    conversation: Sequence[str]
    instead: str


def completed(filled: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Return the form with safe values for what the model left out: it may have written nothing but a `reply`."""
    values: dict[str, Any] = {}
    if not isinstance(filled.get("asks_for_person"), bool):
        values["asks_for_person"] = any(map(asks_for_person, limits.asked))
    if not isinstance(filled.get("found"), bool) and limits.facts is not None:
        if borne_out(filled["reply"], limits.asked, limits.facts, limits.conversation):
            values["found"] = True
        else:
            values |= {"reply": limits.instead, "promises_person": True, "asks_for_facts": True, "found": False}
    return {**filled, **values}


def hand_over_in(filled: dict[str, Any], prompt: Prompt) -> tuple[HoldReason, str | None] | None:
    """Return why people are to take over, by what the model filled in: the reason, and the rule if one says so."""
    if filled.get("asks_for_person") is True:
        return HoldReason.CUSTOMER_ASKED, None
    rule = filled.get("hand_over_rule")
    if isinstance(rule, int) and not isinstance(rule, bool) and 0 < rule <= len(prompt.hand_over_rules):
        return HoldReason.HAND_OVER_RULE, prompt.hand_over_rules[rule - 1]
    # Whoever is told that somebody will come must not wait in vain.
    return (HoldReason.NO_ANSWER, None) if filled.get("promises_person") is True else None
