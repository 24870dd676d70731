"""Whether what was shown to a model bears out what it says: for replies that name no sources."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(r"[^.!?…。！？।؟\n]+(?:[.,:]\d[^.!?…。！？।؟\n]*)*[.!?…。！？।؟]*")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d[\d.,:/-]*\d|\d")
_QUESTION_MARKS = ("?", "？", "؟")
# From here on scripts do not part words: pairs of characters stand for them.
_WITHOUT_SPACES = 0x0E00
_LONG, _STEM = 4, 5
_SMALL_TALK = 4
_SHARE = 0.6


def borne_out(reply: str, facts: Sequence[str], conversation: Sequence[str]) -> bool:
    """Say whether a reply says nothing beyond what was shown.

    Every figure in it must stand in the `facts`, and of each sentence that says more than small talk three words of
    five; words may also come from the conversation. Questions say nothing. A reply in another language than the facts
    is not borne out: better too little than an invention.
    """
    figures = {figure for text in facts for figure in _figures(text)}
    if not _figures(reply) <= figures:
        return False
    known = {stem for text in (*facts, *conversation) for stem in _stems(text)}
    return all(_stands(list(_stems(sentence)), known) for sentence in _statements(reply))


def _stands(stems: list[str], known: set[str]) -> bool:
    return len(stems) <= _SMALL_TALK or sum(stem in known for stem in stems) >= _SHARE * len(stems)


def _statements(text: str) -> Iterator[str]:
    return (one for one in _SENTENCE.findall(text) if not one.rstrip().endswith(_QUESTION_MARKS))


def _figures(text: str) -> set[str]:
    """Return the figures of a text, by their digits alone: 1.000,00 and 1,000.00 are the same."""
    return {re.sub(r"\D|[.,]00$", "", figure) for figure in _FIGURE.findall(unicodedata.normalize("NFKC", text))}


def _stems(text: str) -> Iterator[str]:
    parted = unicodedata.normalize("NFKD", text.casefold())
    for word in _WORD.findall("".join(one for one in parted if not unicodedata.combining(one))):
        if ord(max(word)) >= _WITHOUT_SPACES:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        elif len(word) >= _LONG:
            yield word[:_STEM]
