"""What customers tell about themselves: their name, how to reach them."""

import re

from devstack.model.phrases import after_greeting, after_thanks, is_question, small_talk
from devstack.model.words import FILLERS, plain, words

_WORD = r"[^\W\d_](?:['’-]?\w)*"
# "I am" is followed by anything ("I am hungry"), so only a capital letter makes it a name.
_INTRODUCTION = re.compile(
    r"\b(?:(?i:(?:my|customer's) name(?: is|'s)|i am called|call me|meu nome (?:é|e|eh)|me chamo|me llamo|mi nombre es)"
    r"|(?i:i am|i'm|i’m|this is|eu sou(?: [oa])?|sou [oa]|aqui é [oa]|soy)(?= [A-ZÀ-Þ]))"
    rf" ({_WORD}(?: [A-ZÀ-Þ](?:['’-]?\w)*){{0,3}})"
)
_BARE_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}")
_PARTICLES = ("da", "das", "de", "del", "do", "dos", "e", "la", "van", "von", "y")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w-])\+?\(?\d[\d\s().-]{6,}\d\b")


def name_told(text: str) -> str | None:
    """The name by which the customer introduces themselves."""
    found = _INTRODUCTION.search(text)
    return _proper(found[1]) if found and plain(found[1]) not in FILLERS else None


def after_introduction(text: str) -> str:
    """The text after the customer's introduction."""
    return text[found.end() :] if (found := _INTRODUCTION.search(text)) else text


def bare_name(sentence: str) -> str | None:
    """The name that a sentence is and nothing else, as it is after a question for it."""
    said = sentence.strip(" .!,")
    is_name = _BARE_NAME.fullmatch(said) and says_something(said) and words(said)[0] not in FILLERS
    return _proper(said) if is_name and not is_question(sentence) else None


def has_contact(sentence: str) -> bool:
    """Say whether an e-mail address or a phone number stands in a sentence."""
    return bool(EMAIL.search(sentence) or PHONE.search(sentence))


def says_something(sentence: str) -> bool:
    """Say whether this may be an answer: more than a greeting, thanks or a yes."""
    rest = after_greeting(sentence)
    return bool(words(rest)) and after_thanks(rest) is None and small_talk(rest) is None


def _proper(name: str) -> str:
    parts = (part if part in _PARTICLES else part[:1].upper() + part[1:] for part in name.split())
    return " ".join(parts)
