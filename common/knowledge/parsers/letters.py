"""Finding a text among the letters of a page, which may part its words in other places and in another order."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import regex

_CELL = " | "
_SEGMENT = regex.compile(r" \| |(?<=[.!?…])\s+|(?<=[。！？।॥؟])|\n")
_MOST_PLACES = 200
# A text as short as this counts only where it is a word by itself; scripts without blanks have none.
_SHORT = 8
_NO_BLANKS = "\u2e80"
# What is longer than this may stand on two pages, or have a form's value within: its longest part is looked for.
_LONG, _LEAST_SHARE = 40, 0.3


class Letters(NamedTuple):
    """The letters and digits of a text, without case, each with the place that it comes from, and where words begin."""

    text: str
    places: list[int]
    begins: set[int]


def letters_of(characters: Iterable[str]) -> Letters:
    """Return the letters and digits among the characters of a text."""
    text: list[str] = []
    places: list[int] = []
    begins = {0}
    for place, character in enumerate(characters):
        told = unicodedata.normalize("NFKC", character).casefold()
        folded = [one for one in told if unicodedata.category(one)[0] in "LMN"]
        if not folded:
            begins.add(len(text))
        text += folded
        places += [place] * len(folded)
    begins.add(len(text))
    return Letters("".join(text), places, begins)


def stretches_of(texts: Sequence[str], page: Letters, down: Callable[[int], float]) -> Iterator[int]:
    """Yield the places of all letters of these texts on a page. `down` tells how far down a place is.

    Each text is a line of a passage, or a row of a table. Its longest part that stands on the page is found first,
    behind that of the text before if possible; the others, which may stand in many places, are those nearest to it.
    """
    behind = 0
    for text in texts:
        parts = sorted(_parts(text, page), key=len, reverse=True)
        anchors = ((number, _anchor(part, page, behind)) for number, part in enumerate(parts))
        number, anchor = next(((number, anchor) for number, anchor in anchors if anchor), (0, None))
        if anchor is None:
            continue
        behind = anchor.stop
        found = [anchor, *(_nearest(part, page, anchor, down) for part in parts[number + 1 :])]
        yield from {page.places[index] for stretch in found if stretch for index in stretch}


def _parts(text: str, page: Letters) -> Iterator[str]:
    """Yield the letters of what stands together: sentences, or a row's cells, where lines of these mix their words."""
    is_row = _CELL in text
    for segment in _SEGMENT.split(text):
        letters = letters_of(segment).text
        if is_row and letters not in page.text:
            yield from filter(None, (letters_of(word).text for word in segment.split()))
        elif letters:
            yield letters


def _anchor(part: str, page: Letters, behind: int) -> range | None:
    places = list(_occurrences(part, page))
    if places:
        return next((place for place in places if place.start >= behind), places[0])
    if len(part) < _LONG:
        return None
    start, _, length = SequenceMatcher(None, page.text, part, autojunk=False).find_longest_match()
    return range(start, start + length) if length >= _LEAST_SHARE * len(part) else None


def _nearest(part: str, page: Letters, anchor: range, down: Callable[[int], float]) -> range | None:
    here = down(page.places[anchor.start])

    def distance(place: range) -> tuple[float, int]:
        return round(abs(down(page.places[place.start]) - here), 2), abs(place.start - anchor.start)

    return min(_occurrences(part, page), key=distance, default=None)


def _occurrences(part: str, page: Letters) -> Iterator[range]:
    must_be_word = len(part) < _SHORT and part < _NO_BLANKS
    start = page.text.find(part)
    count = 0
    while start >= 0 and count < _MOST_PLACES:
        end = start + len(part)
        if not must_be_word or (start in page.begins and end in page.begins):
            yield range(start, end)
            count += 1
        start = page.text.find(part, start + 1)
