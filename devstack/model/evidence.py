"""What a customer has established about steps, read from a numbered conversation, with the words that prove it."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from devstack.model import customer
from devstack.model.matching import best_matches, weighed
from devstack.model.phrases import is_question
from devstack.model.reading import Statement, sentences
from devstack.model.words import plain, terms

_STEP = re.compile(r'<step key="([^"]+)">(.*?)</step>', re.DOTALL)
_MESSAGE = re.compile(r'<message number="(\d+)" from="(customer|business)">(.*?)</message>', re.DOTALL)
_KIND = re.compile(r"^(.*?)\.? Value: (.*?)\.(?: Known so far: .*)?$", re.DOTALL)
_NUMBER = re.compile(r"-?\d[\d.,]*\d|\d")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_YES = re.compile(r"\b(?:yes|yep|sure|sim|si|claro)\b")
_NO = re.compile(r"\b(?:no|nope|not|nao)\b")
_SURE, _FAIRLY_SURE = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the conversation, with the one of the business that it answers."""

    number: int
    text: str
    asked: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what is to be found out, and the words that say what its value is."""

    key: str
    description: str
    kind: str


def evidence(known: str) -> list[dict[str, Any]]:
    """The newest proof that the customer's messages hold for each step; none for what they do not say."""
    messages = list(_messages(known))
    found = (_proof(step, messages) for step in _steps(known))
    return [proof for proof in found if proof]


def _steps(known: str) -> Iterator[Step]:
    for key, said in _STEP.findall(known):
        parts = _KIND.match(html.unescape(said))
        if parts:
            yield Step(key, parts[1], parts[2])


def _messages(known: str) -> Iterator[Message]:
    told = [(int(number), writer, html.unescape(text)) for number, writer, text in _MESSAGE.findall(known)]
    before = [(0, "business", ""), *told]
    for (_, writer_before, text_before), (number, writer, text) in pairwise(before):
        if writer == "customer":
            yield Message(number, text, text_before if writer_before == "business" else "")


def _proof(step: Step, messages: Sequence[Message]) -> dict[str, Any] | None:
    read = _reader(step)
    for message in reversed(messages):
        for sentence in reversed(sentences(message.text)):
            value = None if is_question(sentence) else read(step, message, sentence)
            if value:
                confidence = _SURE if message.asked else _FAIRLY_SURE
                return {
                    "step": step.key,
                    "message": message.number,
                    "quote": sentence,
                    "value": value,
                    "confidence": confidence,
                }
    return None


def _reader(step: Step) -> Callable[[Step, Message, str], str | None]:
    if step.kind.startswith("one of: "):
        return _option
    for words, reader in _READERS:
        if words in step.kind:
            return reader
    return _name if "name" in terms(step.description) else _text


def _speaks_of(step: Step, message: Message, sentence: str) -> bool:
    """Say whether the sentence answers our question about the step, or speaks about it itself."""
    subject = terms(step.description)
    asked = any(is_question(part) and terms(part) & subject for part in sentences(message.asked))
    statement = [Statement(sentence)]
    return asked or bool(best_matches(weighed(step.description, statement), statement, at_least=0.5))


def _option(step: Step, message: Message, sentence: str) -> str | None:
    said = plain(sentence)
    options = step.kind.removeprefix("one of: ").split(", ")
    return next((option for option in options if re.search(rf"\b{re.escape(plain(option))}\b", said)), None)


def _email(step: Step, message: Message, sentence: str) -> str | None:
    return customer.email_in(sentence)


def _phone(step: Step, message: Message, sentence: str) -> str | None:
    return customer.phone_in(sentence)


def _day(step: Step, message: Message, sentence: str) -> str | None:
    found = _DAY.search(sentence)
    if not found:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _figure(step: Step, message: Message, sentence: str) -> str | None:
    found = _NUMBER.search(sentence) if _speaks_of(step, message, sentence) else None
    return found[0] if found else None


def _yes_no(step: Step, message: Message, sentence: str) -> str | None:
    if not _speaks_of(step, message, sentence):
        return None
    said = plain(sentence)
    return "no" if _NO.search(said) else "yes" if _YES.search(said) else None


def _name(step: Step, message: Message, sentence: str) -> str | None:
    return customer.name_told(sentence)


def _text(step: Step, message: Message, sentence: str) -> str | None:
    return sentence if terms(sentence) and _speaks_of(step, message, sentence) else None


_READERS = (
    ("e-mail", _email),
    ("phone", _phone),
    ("date", _day),
    ("number", _figure),
    ("yes or no", _yes_no),
)
