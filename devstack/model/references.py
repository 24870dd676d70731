"""What a short question refers back to: "and in size M?" means what was spoken of before."""

import re
from collections.abc import Iterable, Sequence

from devstack.model import phrases
from devstack.model.reading import sentences
from devstack.model.words import terms, vocabulary, words

_MOST_TERMS = 2
_POINTING = vocabulary(
    """
    it that this those these they them one ones also isso ele ela eles elas isto esse essa esses essas dele dela disso
    tambem eso ese esa esos esas ello ellos ellas tambien
    """
)
# All in English, Portuguese and Spanish, as `words` writes them.
_GOES_ON = re.compile(
    r"^(?:(?:and|also|or|but|(?:what|how) about|e|ou|mas|y|pero)\b"
    r"|(?:in|with|without|for|em|com|sem|para|en|con|sin)\b"
    r"(?! (?:what|which|whom|how|que|qual|quem|quanto|quando|quantas|cual|quien|cuanto|cuando)))"
)
# "This Saturday" points at the calendar.
_DAYS_TO_COME = re.compile(
    r"\b(?:this|ess?[ae]) "
    r"(?:\w+day|week\w*|month|year|morning|afternoon|evening|semana|mes|ano|fim|fin|sabado|domingo)"
)
# "La tienen", but not "la tienda".
_POINTS_BEFORE_VERB = re.compile(
    r"\bl[oa]s? (?:tienes?|tienen|tengo|hay|hacen|vende[ns]?|pued[eo]|pueden|envian|entregan|mandan|quiero|necesito)\b"
)
_PRICE_OF_NOTHING = re.compile(
    r"^(?:how much|(?:what (?:is|s) )?the price|quanto(?: (?:custa|e|fica|sai))?|(?:qual e )?o preco"
    r"|(?:a )?cuanto(?: (?:cuesta|es|vale|sale|esta))?|(?:cual es )?el precio)$"
)


def topic_of(before: Sequence[str], question: str) -> str:
    """What the customer spoke of `before`, oldest first, when the question does not stand alone; else nothing.

    Questions that refer back themselves are followed to the one that stands alone.
    """
    if not refers_back(question):
        return ""
    topic: list[str] = []
    for said in reversed(_spoken_of(before)):
        topic.insert(0, said)
        if not refers_back(said):
            break
    return " ".join(topic)


def refers_back(question: str) -> bool:
    """Say whether the question is too short to stand alone, or points back."""
    line = _DAYS_TO_COME.sub("", " ".join(words(question)))
    return len(terms(question)) <= _MOST_TERMS and bool(
        not _POINTING.isdisjoint(line.split())
        or _GOES_ON.search(line)
        or _POINTS_BEFORE_VERB.search(line)
        or _PRICE_OF_NOTHING.search(line)
    )


def _spoken_of(texts: Iterable[str]) -> list[str]:
    parts = (phrases.without_greeting(sentence) for text in texts for sentence in sentences(text))
    return [part for part in parts if terms(part) and not _is_courtesy(part)]


def _is_courtesy(part: str) -> bool:
    return (phrases.is_thanks(part) or phrases.is_assent(part)) and not phrases.is_question(part)
