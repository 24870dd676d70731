"""What a short question refers back to: "and in size M?" means what was spoken of before."""

import re
from collections.abc import Iterable, Sequence

from devstack.model import phrases
from devstack.model.reading import sentences
from devstack.model.words import terms, vocabulary, words

_MOST_TERMS = 2
_POINTING = vocabulary(
    """
    it that this those these they them one also isso ele ela eles elas isto esse essa esses essas dele dela disso
    tambem eso ese esa esos esas ello ellos ellas tambien
    """
)
# English, Portuguese and Spanish, as `words` writes them: what goes on where another question left off, what points
# only before a verb ("la tienen", but not "la tienda"), and what asks for the price of nothing in particular.
_GOES_ON = re.compile(
    r"^(?:and|also|or|but|(?:what|how) about|in|with|without|for|e|ou|mas|em|com|sem|para|y|o|pero|en|con|sin)\b"
)
_POINTS_BEFORE_VERB = re.compile(
    r"\bl[oa]s? (?:tien|teng|hay|vend|pued|envi|entreg|quier|necesit|devuelv|mand|llev|compr|cambi)"
)
_PRICE_OF_NOTHING = re.compile(
    r"^(?:how much(?: does that cost)?|(?:what (?:is|s) )?the price|quanto(?: (?:custa|e|fica|sai))?|(?:qual e )?o preco"
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
    said = words(question)
    line = " ".join(said)
    return len(terms(question)) <= _MOST_TERMS and bool(
        not _POINTING.isdisjoint(said)
        or (_GOES_ON.search(line) and not phrases.asks_by_word(said[0]))
        or _POINTS_BEFORE_VERB.search(line)
        or _PRICE_OF_NOTHING.search(line)
    )


def _spoken_of(texts: Iterable[str]) -> list[str]:
    parts = (phrases.without_greeting(sentence) for text in texts for sentence in sentences(text))
    return [part for part in parts if terms(part) and not phrases.is_thanks(part) and not phrases.is_assent(part)]
