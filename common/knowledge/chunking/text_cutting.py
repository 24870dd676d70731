"""Cutting running text into parts: before a heading if possible, else between paragraphs, lines, sentences, words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.knowledge.rules.places import Mark

OVERLAP = 150
_BETWEEN = "\n\n"
_SHORTEST_SHARE = 0.5
# From the best place to cut to the worst. Sentences end in many scripts.
_LINE = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"(?:[.!?…][\"'”’)\]]*\s+|[。！？।॥؟]\s*)")
_WORD = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading, with what it stands under."""

    text: str
    context: str
    page: int | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of running text. The first `overlap` characters repeat the end of the part before.

    `marks` tell where in it headings or pages change.
    """

    text: str
    context: str
    pages: tuple[int, int] | None
    overlap: int
    marks: tuple[Mark, ...] = ()


def text_parts(passages: Sequence[Block], longest: int) -> Iterator[TextPart]:
    """Cut the passages, joined by blank lines, into parts of `longest` characters at most.

    Only the last one is shorter than half of that. Each repeats up to `OVERLAP` characters of the one before, unless
    it begins with a heading.
    """
    text, starts = _joined(passages)
    headings = [place for place, passage in zip(starts, passages, strict=True) if passage.is_heading]
    at_heading = frozenset(headings)
    start = repeated_from = _past_space(text, 0)
    while start < len(text):
        end = len(text)
        if end - repeated_from > longest:
            end = _cut(text, starts, headings, repeated_from + int(longest * _SHORTEST_SHARE), repeated_from + longest)
        shown = text[repeated_from:end].rstrip()
        first, last = (passages[bisect_right(starts, place) - 1] for place in (start, repeated_from + len(shown) - 1))
        pages = (first.page, last.page) if first.page and last.page else None
        marks = _marks(passages, starts, repeated_from, repeated_from + len(shown))
        yield TextPart(shown, first.context, pages, start - repeated_from, marks)
        start = _past_space(text, end)
        repeated_from = start if start in at_heading else _overlap_start(text, start)


def _marks(passages: Sequence[Block], starts: Sequence[int], start: int, end: int) -> tuple[Mark, ...]:
    """Return where between `start` and `end` what the text stands under, or its page, is another than before."""
    marks: list[Mark] = []
    for place in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
        passage = passages[place]
        if not marks or (passage.context, passage.page) != (marks[-1].headings, marks[-1].page):
            marks.append(Mark(max(0, starts[place] - start), passage.context, passage.page))
    return tuple(marks)


def _joined(passages: Sequence[Block]) -> tuple[str, list[int]]:
    """Return the whole text, and where in it each passage begins."""
    starts, length = [], 0
    for passage in passages:
        starts.append(length)
        length += len(passage.text) + len(_BETWEEN)
    return _BETWEEN.join(passage.text for passage in passages), starts


def _cut(text: str, starts: Sequence[int], headings: Sequence[int], least: int, most: int) -> int:
    """Return the best place between `least` and `most` for the next part to begin at."""
    for places in (headings, starts):
        last = bisect_right(places, most) - 1
        if last >= 0 and places[last] >= least:
            return places[last]
    for boundary in (_LINE, _SENTENCE, _WORD):
        ends = [match.end() for match in boundary.finditer(text, least, most)]
        if ends:
            return ends[-1]
    return most


def _past_space(text: str, start: int) -> int:
    """Return where the next word begins: a part begins in the paragraph that its first word stands in."""
    return next((place for place in range(start, len(text)) if not text[place].isspace()), len(text))


def _overlap_start(text: str, end: int) -> int:
    """Return where the repeated end of a part begins: with a sentence if one is short enough, else with a word."""
    least = max(0, end - OVERLAP)
    for boundary in (_SENTENCE, _WORD):
        begins = [match.end() for match in boundary.finditer(text, least, end) if match.end() < end]
        if begins:
            return begins[0]
    return end
