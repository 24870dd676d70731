"""Reading the figures of a text."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from common.assistant.rules.figures.amounts import addresses_in, codes_in, numbers_in
from common.assistant.rules.figures.dates import dates_in, times_in
from common.assistant.rules.figures.figure import Figure, Kind

# The numbers of a list, keys drawn as pictures, and what is said of anything.
_LIST_NUMBER = re.compile(r"^[ \t>*_-]*\(?\d{1,2}[.)](?=\s|\*)", re.MULTILINE)
_IDIOM = re.compile(
    r"(?<!\d)\d\ufe0f?\u20e3|\b24\s?/\s?7\b|\b100\s?%\s(?:sure|certain|seguro|certeza|sicher)\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th|º|ª)(?!\w)", re.IGNORECASE)
_POWERS = str.maketrans({"²": "", "³": "", "½": ".5", "º": "º", "ª": "ª"})
_DIGIT = re.compile(r"\d")
_TAKEN = "\x00"


def plain(text: str) -> str:
    """Return the text in digits that are all of one script, and with nothing that is only a way to draw a letter."""
    if text.isascii():
        return text
    kept = "".join(
        one if one in "ºª\u20e3\ufe0f\u00a0\u202f" else unicodedata.normalize("NFKC", one)
        for one in text.translate(_POWERS)
    )
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in kept)


def figures_in(text: str) -> list[Figure]:
    """Return the figures of a `plain` text, in order: each piece of it is read in one way."""
    found: list[Figure] = []
    if not _DIGIT.search(text):
        return found
    for read in _READERS:
        for figure in read(text):
            if _TAKEN not in text[figure.start : figure.end]:
                text = text[: figure.start] + _TAKEN * (figure.end - figure.start) + text[figure.end :]
                found.append(figure)
    return sorted((one for one in found if one.says), key=lambda one: one.start)


def _idioms_in(text: str) -> Iterator[Figure]:
    """Yield what states nothing: it stands for no number."""
    for match in _LIST_NUMBER.finditer(text):
        if not any(date.start == 0 for date in dates_in(f"{match[0].strip()}{text[match.end() : match.end() + 20]}")):
            yield _silent(match)
    yield from map(_silent, _IDIOM.finditer(text))


def _ordinals_in(text: str) -> Iterator[Figure]:
    yield from map(_silent, _ORDINAL.finditer(text))


def _silent(match: re.Match[str]) -> Figure:
    return Figure(match[0], match.start(), match.end(), Kind.NUMBER, frozenset())


_READERS: tuple[Callable[[str], Iterator[Figure]], ...] = (
    addresses_in,
    _idioms_in,
    dates_in,
    _ordinals_in,
    times_in,
    codes_in,
    numbers_in,
)
