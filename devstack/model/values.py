"""The values of a JSON reply's fields, each by what the field is for: what cannot be known is false, empty or zero."""

import re
from dataclasses import dataclass, replace
from typing import Any

from devstack.model import customer
from devstack.model.answers import Answer
from devstack.model.conversation import Conversation
from devstack.model.evidence import evidence
from devstack.model.fields import Field, Purpose
from devstack.model.orders import rule_for
from devstack.model.reading import Statement
from devstack.model.tasks import standalone_question, summary
from devstack.model.words import terms

_NEUTRAL = frozenset(
    {"unknown", "none", "other", "neutral", "unclear", "not_specified", "n/a", "new", "general", "null", ""}
)


@dataclass(frozen=True, slots=True)
class Values:
    """What one conversation and the answer found for it give; `cited` is the quoted statement that is spoken of."""

    conversation: Conversation
    answer: Answer
    cited: Statement | None = None

    def evidence(self) -> list[dict[str, Any]]:
        """What the customer has established about each step, proven by their words."""
        return evidence(self.conversation.shown)

    def of_sources(self) -> list["Values"]:
        """The same for each statement that the answer quotes from a numbered passage."""
        return [replace(self, cited=statement) for statement in self.answer.quoted if statement.passage]

    def text(self, field: Field) -> str:
        """The text for a field."""
        answer, conversation = self.answer, self.conversation
        match field.purpose:
            case Purpose.REPLY:
                return answer.text
            case Purpose.SUMMARY:
                return summary(conversation)
            case Purpose.QUESTION:
                return standalone_question(conversation)
            case Purpose.LANGUAGE:
                return answer.language
            case Purpose.NAME:
                return customer.name_of(conversation) or ""
            case Purpose.EMAIL:
                return customer.email_of(conversation) or ""
            case Purpose.PHONE:
                return customer.phone_of(conversation) or ""
            case Purpose.REASON:
                return "Nothing in the text given answers this." if answer.unknown else "The text given answers this."
            case Purpose.QUOTE if self.cited:
                return self.cited.verbatim
            case _:
                return customer.value_told(conversation, field.subject) or ""

    def truth(self, field: Field) -> bool:
        """Whether it is so, as far as that is known."""
        match field.purpose:
            case Purpose.PERSON:
                return self.answer.wants_colleague
            case Purpose.COLLEAGUE:
                return self.answer.wants_colleague or self.answer.unknown
            case Purpose.ASKS_FOR_FACTS:
                return self.answer.asks_for_facts
            case Purpose.FOUND:
                return self.answer.found
            case _:
                return False

    def number(self, field: Field) -> float:
        """The number for a field."""
        if field.purpose is Purpose.CONFIDENCE:
            return round(self.answer.confidence, 2)
        if field.purpose is Purpose.PASSAGE and self.cited and self.cited.passage:
            return self.cited.passage.number
        if field.purpose is Purpose.RULE:
            return rule_for(self.conversation.hand_over_rules, " ".join(self.conversation.burst))
        told = customer.value_told(self.conversation, field.subject)
        figure = re.search(r"-?\d+(?:\.\d+)?", told.replace(",", "")) if told else None
        return float(figure[0]) if figure else 0.0

    def texts(self, field: Field) -> list[str]:
        """The texts for a field that takes many."""
        if field.purpose is not Purpose.FACTS:
            return []
        # A conversation that was handed over for a task is told as a whole; in one that goes on, the burst asks.
        whole = "<messages>" in self.conversation.shown
        return customer.told_in(self.conversation.customer_texts if whole else self.conversation.said_before)

    def choice(self, options: list[Any]) -> Any:
        """The option that the customer names, else one that commits to nothing, else the first."""
        said = terms(" ".join(self.conversation.burst))
        named = next(
            (option for option in options if isinstance(option, str) and terms(option.replace("_", " ")) & said), None
        )
        neutral = next((option for option in options if option is None or str(option).lower() in _NEUTRAL), options[0])
        return neutral if named is None else named
