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
_DECIMALS = re.compile(r"[.,:](\d{1,2})\Z")
_LONG, _STEM = 4, 5
_GREETING = 3
_SMALL_TALK, _ASIDE = 4, 2
_SHARE = 0.6


def borne_out(reply: str, asked: Sequence[str], facts: Sequence[str], conversation: Sequence[str]) -> bool:
    """Say whether a reply to what was `asked` says nothing beyond what was shown.

    Every figure in it must stand in the `facts`, and of each sentence that says more than small talk three words of
    five; words may also come from the conversation. What answers a question is hardly ever small talk. Questions say
    nothing. A reply in another language than the facts is not borne out: better too little than an invention.
    """
    figures = {figure for text in facts for figure in _figures(text)}
    if not _figures(reply) <= figures:
        return False
    known = {stem for text in (*facts, *conversation) for stem in _stems(text)}
    free = _SMALL_TALK if all(map(_is_greeting, asked)) else _ASIDE
    return all(_stands(list(_stems(sentence)), known, free) for sentence in _statements(reply))


def _is_greeting(text: str) -> bool:
    return not any(mark in text for mark in _QUESTION_MARKS) and len(list(_stems(text))) <= _GREETING


def _stands(stems: list[str], known: set[str], free: int) -> bool:
    return len(stems) <= free or sum(stem in known for stem in stems) >= _SHARE * len(stems)


def _statements(text: str) -> Iterator[str]:
    return (one for one in _SENTENCE.findall(text) if not one.rstrip().endswith(_QUESTION_MARKS))


def _figures(text: str) -> set[str]:
    """Return the figures of a text, however they are written: 1.000,00 and 1,000 are the same, 2.49 and 249 are not."""
    return set(map(_plain, _FIGURE.findall(unicodedata.normalize("NFKC", text))))


def _plain(figure: str) -> str:
    decimals = _DECIMALS.search(figure)
    whole, part = (figure[: decimals.start()], decimals[1].rstrip("0")) if decimals else (figure, "")
    return re.sub(r"\D", "", whole) + (f".{part}" if part else "")


def _stems(text: str) -> Iterator[str]:
    parted = unicodedata.normalize("NFKD", text.casefold())
    for word in _WORD.findall("".join(one for one in parted if not unicodedata.combining(one))):
        if ord(max(word)) >= _WITHOUT_SPACES:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        elif len(word) >= _LONG:
            yield word[:_STEM]
