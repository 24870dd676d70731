"""The words by which texts are found: in small letters and without accents, the same in an index and in a search.

Scripts that put no blanks between words are cut into pairs of characters. A long number is known by all that it ends
with, so that a phone number is found without its country's code, however it is written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_LONGEST = 40
_MOST_WORDS = 300
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(f"(?P<unspaced>[{_UNSPACED}]+)|(?:(?![{_UNSPACED}])[^\\W_])+")
_NUMBER = re.compile(r"\d(?:[\s().\-/]{0,2}\d){6,19}")
_DIGIT = re.compile(r"\d")
_SHORTEST_END = 4


class Word(NamedTuple):
    """A word as it is looked for, and from where to where it stands in the text."""

    word: str
    start: int
    end: int


class Sought(NamedTuple):
    """What a search looks for: all of the words, and one that `begins` so, the last that was typed."""

    words: tuple[str, ...]
    begins: str

    def is_met_by(self, word: str) -> bool:
        """Say whether the word is one of those that are looked for."""
        return word in self.words or word.startswith(self.begins)


class Part(NamedTuple):
    """A part of a snippet, and whether it is what was looked for."""

    text: str
    matched: bool


def words_of(texts: Iterable[str | None]) -> list[str]:
    """Return the words by which these texts are found together, in order."""
    words = dict.fromkeys(found.word for text in texts if text for found in _words_in(text))
    return sorted(list(words)[:_MOST_WORDS])


def sought_in(query: str) -> Sought | None:
    """Return what a search for this text looks for; None if it names no word."""
    folded, _ = _folded(query)
    words: list[str] = []
    end = 0
    for number in _NUMBER.finditer(folded):
        words += [found.word for found in _tokens(folded[end : number.start()], last=False)]
        words.append("".join(_DIGIT.findall(number[0])))
        end = number.end()
    words += [found.word for found in _tokens(folded[end:], last=False)]
    return Sought(tuple(dict.fromkeys(words[:-1])), words[-1]) if words else None


def snippet(texts: Sequence[str], sought: Sought, length: int) -> list[Part]:
    """Return the part of that text in which most of what is looked for stands, with what stands there marked."""
    spans = [_spans(text, sought) for text in texts]
    best = max(range(len(texts)), key=lambda place: len(spans[place]))
    text, found = texts[best], spans[best]
    start = max(0, found[0][0] - length // 4) if found else 0
    end = start + length
    parts, place = list[Part](), start
    for begins, ends in found:
        if begins >= end:
            break
        parts += [Part(text[place:begins], False), Part(text[begins:ends], True)]
        place = ends
    parts.append(Part(text[place:end], False))
    shown = [part for part in parts if part.text]
    return [
        *([Part("…", False)] if start else []),
        *shown,
        *([Part("…", False)] if max(end, place) < len(text) else []),
    ]


def _spans(text: str, sought: Sought) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in _words_in(text) if sought.is_met_by(one.word)):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _words_in(text: str) -> Iterator[Word]:
    folded, places = _folded(text)
    for word, start, end in (*_tokens(folded, last=True), *_ends_of_numbers(folded)):
        yield Word(word, places[start], places[end - 1] + 1)


def _tokens(folded: str, *, last: bool) -> Iterator[Word]:
    """Yield the words; of characters without blanks also the `last` by itself, with which no pair begins."""
    for token in _TOKEN.finditer(folded):
        start, end = token.span()
        if not token["unspaced"]:
            yield Word(token[0][:_LONGEST], start, end)
            continue
        for place in range(start, end - 1):
            yield Word(folded[place : place + 2], place, place + 2)
        if last or end - start == 1:
            yield Word(folded[end - 1], end - 1, end)


def _ends_of_numbers(folded: str) -> Iterator[Word]:
    for number in _NUMBER.finditer(folded):
        digits = [(digit[0], number.start() + digit.start()) for digit in _DIGIT.finditer(number[0])]
        written = "".join(digit for digit, _ in digits)
        for place in range(len(digits) - _SHORTEST_END + 1):
            yield Word(written[place:], digits[place][1], number.end())


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without case and accents, and where each of its characters stands in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded, places = list[str](), list[int]()
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                folded.append(part)
                places.append(place)
    return "".join(folded), places
