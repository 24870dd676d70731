"""What a customer has established about a step, with the words that prove it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from devstack.model.conversation import Conversation, Turn, elements
from devstack.model.customer import EMAIL, PHONE, bare_name, has_contact, name_told, says_something
from devstack.model.phrases import LANGUAGES, is_question, phrase
from devstack.model.words import plain, sentences, terms

_NUMBER = re.compile(r"-?\d[\d.,]*\d|\d")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_YES = re.compile(r"\b(?:yes|yep|sure|of course|sim|si|claro)\b")
_NO = re.compile(r"\b(?:no|nope|not|nao)\b")
_SURE, _FAIRLY_SURE = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be found out: its `kind` of value, and the `question` that it is asked by."""

    key: str
    kind: str
    question: str
    options: Sequence[str] = ()

    @property
    def phrase(self) -> str:
        """The phrase of our own that asks for it."""
        if self.kind == "text" and "name" in terms(self.key) | terms(self.question):
            return "ask_name"
        return f"ask_{self.kind}" if self.kind in ("email", "phone") else "ask"

    def is_asked_in(self, text: str) -> bool:
        """Say whether our side asks for it in this text."""
        asked = [self.question, *(phrase(self.phrase, language, point=self.question) for language in LANGUAGES)]
        return any(plain(one) in plain(text) for one in asked)


@dataclass(frozen=True, slots=True)
class Proof:
    """The words of a turn that establish a step, and the value that they establish."""

    turn: Turn
    quote: str
    value: str
    confidence: float


NAME = Step("name", "text", phrase("ask_name", "en"))


def evidence(conversation: Conversation) -> dict[str, object]:
    """Fill the form of evidence: the newest proof of each step, none for what the customer does not say."""
    found = [(step, proof_of(step, conversation.turns)) for step in steps_of(conversation, "step")]
    return {
        "evidence": [
            {"step": step.key, "message": proof.turn.number}
            | {"quote": proof.quote, "value": proof.value, "confidence": proof.confidence}
            for step, proof in found
            if proof
        ]
    }


def steps_of(conversation: Conversation, tag: str) -> list[Step]:
    """The steps that stand in elements of this tag."""
    found = [(one.attributes, one.text.rstrip(".?! ")) for one in elements(tag, conversation.data)]
    return [
        Step(told.get("key", ""), told.get("kind", "text"), question, told.get("options", "").split(", "))
        for told, question in found
    ]


def proof_of(step: Step, turns: Sequence[Turn]) -> Proof | None:
    """The newest proof of a step in a conversation."""
    return next(_proofs(step, turns), None)


def _proofs(step: Step, turns: Sequence[Turn]) -> Iterator[Proof]:
    for turn in (turn for turn in reversed(turns) if turn.by_customer):
        ours = next((one.text for one in reversed(turns[: turn.number - 1]) if not one.by_customer), "")
        asked = step.is_asked_in(ours)
        for sentence in sentences(turn.text):
            if value := _value(step, sentence, asked=asked):
                yield Proof(turn, sentence, value, _SURE if asked else _FAIRLY_SURE)


def _value(step: Step, sentence: str, *, asked: bool) -> str | None:
    key = terms(step.key.replace("_", " "))
    is_about = not is_question(sentence) and (asked or bool(key) and key <= terms(sentence))
    said = plain(sentence)
    match step.kind:
        case "email":
            return _first(EMAIL, sentence)
        case "phone":
            return _first(PHONE, sentence)
        case "date":
            return _day(sentence)
        case "choice":
            return next((one for one in step.options if one and re.search(rf"\b{re.escape(plain(one))}\b", said)), None)
        case "number" if is_about:
            return _first(_NUMBER, EMAIL.sub("", PHONE.sub("", sentence)))
        case "yes_no" if is_about:
            return "no" if _NO.search(said) else "yes" if _YES.search(said) else None
        case "text" if step.phrase == "ask_name":
            return name_told(sentence) or (bare_name(sentence) if asked else None)
        case "text" if is_about and says_something(sentence) and not has_contact(sentence):
            return sentence
    return None


def _day(sentence: str) -> str | None:
    if found := _DAY.search(sentence):
        parts = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        with suppress(ValueError):
            return date(*map(int, parts)).isoformat()
    return None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    return found[0] if (found := pattern.search(text)) else None
