"""When something counts as found. White space never does."""

import html
from collections import Counter
from collections.abc import Iterable, Sequence

import regex

Span = tuple[int, int]
COVERED = 0.95
_SPACE = regex.compile(r"\s+")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_COMMENT = regex.compile(r"<!--.*?-->", regex.DOTALL)
_ROW = regex.compile(r"[A-Z]+(\d+)")


def squashed(text: str) -> str:
    """Return the text without white space."""
    return _SPACE.sub("", text)


def spans(source: str, parts: Sequence[str]) -> list[Span]:
    """Return where each part of a text stands in it: first character and end, counted without white space.

    The parts come in the order of the text and may overlap.

    Raises:
        ValueError: a part does not stand in the text.
    """
    whole, start, found = squashed(source), 0, []
    for part in map(squashed, parts):
        start = whole.index(part, start)
        found.append((start, start + len(part)))
    return found


def is_covered(passage: Span, parts: Iterable[Span]) -> bool:
    """Say whether the parts together cover the passage, but for one in twenty of its characters."""
    begin, end = passage
    places = {place for first, last in parts for place in range(max(first, begin), min(last, end))}
    return len(places) >= COVERED * (end - begin)


def rows_of(cells: str) -> range:
    """Return the numbers of the rows of a range of cells, such as A4:D18."""
    numbers = [int(number) for number in _ROW.findall(cells)]
    return range(numbers[0], numbers[-1] + 1)


def names_all(text: str, parts: Iterable[str]) -> bool:
    """Say whether a text holds all these parts, white space and case aside."""
    folded = squashed(text).casefold()
    return all(squashed(part).casefold() in folded for part in parts)


def token_recall(text: str, markdown: str) -> float:
    """Return the share of the Markdown's words that the text has too, each as often."""
    wanted = _tokens(html.unescape(_COMMENT.sub(" ", markdown)))
    return (wanted & _tokens(text)).total() / wanted.total() if wanted else 1.0


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.casefold()))
