"""What a customer has established about a step, with the words that prove it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from devstack.model.conversation import Conversation, Turn, elements
from devstack.model.phrases import LANGUAGES, after_greeting, after_thanks, is_question, phrase, small_talk
from devstack.model.words import FILLERS, plain, sentences, terms, words

_NAME = r"([^\W\d_](?:['’-]?\w)*(?: [A-ZÀ-Þ](?:['’-]?\w)*){0,3})"
# "I am" is followed by anything ("I am hungry"), so only a capital letter makes it a name.
_INTRODUCTION = re.compile(
    r"\b(?:(?i:(?:my|customer's) name(?: is|'s)|i am called|call me|meu nome (?:é|e|eh)|me chamo|me llamo|mi nombre es)"
    rf"|(?i:i am|i'm|i’m|this is|eu sou(?: [oa])?|sou [oa]|aqui é [oa]|soy)(?= [A-ZÀ-Þ])) {_NAME}"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])\+?\(?\d[\d\s().-]{6,}\d\b")
_NUMBER = re.compile(r"-?\d[\d.,]*\d|\d")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_YES = re.compile(r"\b(?:yes|yep|sure|of course|sim|si|claro)\b")
_NO = re.compile(r"\b(?:no|nope|not|nao)\b")
_SURE, _FAIRLY_SURE = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be found out: its `kind` of value, and the question that it is asked by."""

    key: str
    kind: str
    question: str
    options: Sequence[str]

    @property
    def phrase(self) -> str:
        """The name of our own phrase that asks for it; that of any point when it is nothing common."""
        names_name = self.kind == "text" and "name" in terms(self.key) | terms(self.question)
        return "ask_name" if names_name else f"ask_{self.kind}" if self.kind in ("email", "phone") else "ask"

    def is_asked_in(self, text: str) -> bool:
        """Say whether our side asks for it in this text."""
        own = [] if self.phrase == "ask" else [phrase(self.phrase, language) for language in LANGUAGES]
        return any(plain(asked) in plain(text) for asked in (self.question, *own))


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that establish a step, and the value that they establish."""

    turn: Turn
    quote: str
    value: str
    confidence: float


def evidence(conversation: Conversation) -> dict[str, object]:
    """Fill the form of evidence: the newest proof of each step, none for what the customer does not say."""
    steps = steps_of(conversation, "step")
    found = [(step, proof) for step in steps if (proof := proof_of(step, conversation.turns))]
    return {
        "evidence": [
            {
                "step": step.key,
                "message": proof.turn.number,
                "quote": proof.quote,
                "value": proof.value,
                "confidence": proof.confidence,
            }
            for step, proof in found
        ]
    }


def steps_of(conversation: Conversation, tag: str) -> list[Step]:
    """The steps that stand in elements of this tag."""
    return [
        Step(
            found.attributes.get("key", ""),
            found.attributes.get("kind", "text"),
            found.text.rstrip(".?! "),
            [option.strip() for option in found.attributes.get("options", "").split(",") if option.strip()],
        )
        for found in elements(tag, conversation.data)
    ]


def proof_of(step: Step, turns: Sequence[Turn]) -> Proof | None:
    """The newest proof of a step in a conversation."""
    return next(_proofs(step, turns), None)


def _proofs(step: Step, turns: Sequence[Turn]) -> Iterator[Proof]:
    for turn in (turn for turn in reversed(turns) if turn.by_customer):
        ours = next((one.text for one in reversed(turns[: turn.number - 1]) if not one.by_customer), "")
        asked = step.is_asked_in(ours)
        for sentence in sentences(turn.text):
            value = _value(step, sentence, asked=asked)
            if value:
                yield Proof(turn, sentence, value, _SURE if asked else _FAIRLY_SURE)


def _value(step: Step, sentence: str, *, asked: bool) -> str | None:
    if step.kind in _READ_ANYWHERE:
        return _first(_READ_ANYWHERE[step.kind], sentence)
    if step.kind == "date":
        return _day(sentence)
    if step.kind == "choice":
        return next((one for one in step.options if re.search(rf"\b{re.escape(plain(one))}\b", plain(sentence))), None)
    if step.phrase == "ask_name":
        return name_told(sentence) or (bare_name(sentence) if asked else None)
    key = terms(step.key.replace("_", " "))
    if is_question(sentence) or not (asked or (key and key <= terms(sentence))):
        return None
    if step.kind == "number":
        return _first(_NUMBER, _EMAIL.sub("", _PHONE.sub("", sentence)))
    if step.kind == "yes_no":
        return "no" if _NO.search(plain(sentence)) else "yes" if _YES.search(plain(sentence)) else None
    return sentence if _says_something(sentence) and not contact_in(sentence) else None


_READ_ANYWHERE = {"email": _EMAIL, "phone": _PHONE}


def contact_in(sentence: str) -> str | None:
    """The e-mail address or the phone number in a sentence."""
    return _first(_EMAIL, sentence) or _first(_PHONE, sentence)


def name_told(text: str) -> str | None:
    """The name by which the customer introduces themselves."""
    found = _INTRODUCTION.search(text)
    return _proper(found[1]) if found and plain(found[1]) not in FILLERS else None


def name_in(turns: Sequence[Turn]) -> str | None:
    """The name that the customer told last, by themselves or when we asked for it."""
    asked = Step("name", "text", phrase("ask_name", "en").rstrip("?"), ())
    found = proof_of(asked, turns)
    return found.value if found else None


def after_introduction(text: str) -> str:
    """The text after the customer's introduction."""
    found = _INTRODUCTION.search(text)
    return text[found.end() :] if found else text


def bare_name(sentence: str) -> str | None:
    """The name that a sentence is and nothing else, as it is after a question for it."""
    said = sentence.strip(" .!,")
    is_name = re.fullmatch(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,3}", said)
    is_said = _says_something(sentence) and not is_question(sentence) and words(said)[0] not in FILLERS
    return _proper(said) if is_name and is_said else None


def _says_something(sentence: str) -> bool:
    """Say whether this may be an answer: more than a greeting, thanks or a yes."""
    rest = after_greeting(sentence)
    return bool(words(rest)) and after_thanks(rest) is None and small_talk(rest) is None


def _day(sentence: str) -> str | None:
    found = _DAY.search(sentence)
    if not found:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[0] if found else None


def _proper(name: str) -> str:
    return name if name[:1].isupper() else name.title()
