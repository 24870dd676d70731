"""The statements of a text: its sentences and lines, each with the figures in it and what was said before it."""

import re
from dataclasses import dataclass

from common.assistant.rules.figures.figure import Figure
from common.assistant.rules.figures.reading import figures_in
from common.assistant.rules.figures.words import folded

_STATEMENT = re.compile(r"[^\n.!?。！？]+(?:[.!?。！？]+(?!\s|\Z|[A-ZÀ-Ý])[^\n.!?。！？]*)*[.!?。！？]*")
# What is said "from", "between" or of "others" is said of more than was asked about.
_WIDENING = (
    "from between other others another also all any every up until partir desde entre outro outra outros outras tambem "
    "todos todas ate otro otra otros otras tambien hasta ab zwischen andere anderen anderes auch alle bis"
)
# What follows these is the price of something else, beside which the one in question is told.
_COMPARED = re.compile(
    r"\b(?:instead of|rather than|than|compared (?:to|with)|em vez de|ao invés de|do que|en vez de|en lugar de|que"
    r"|statt|anstatt|als)\s(?:\w+\s){0,4}\W*$",
    re.IGNORECASE,
)
_WIDENING_WORDS = set(_WIDENING.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a line of a text, its figures, and what was said before it, the nearest first."""

    text: str
    figures: tuple[Figure, ...]
    before: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it speaks of more than what was spoken of before."""
        return not _WIDENING_WORDS.isdisjoint(folded(self.text).split())

    def compares_with(self, figure: Figure) -> bool:
        """Say whether one of its figures is what another one is compared with: "R$ 90 instead of R$ 100"."""
        return _COMPARED.search(self.text[: figure.start]) is not None


def statements_of(text: str) -> list[Statement]:
    """Return the statements of a `plain` text."""
    spans = [(match.start(), match.end()) for match in _STATEMENT.finditer(text) if match[0].strip()]
    every = figures_in(text)
    found: list[Statement] = []
    for start, end in spans:
        figures = tuple(_moved(one, -start) for one in every if start <= one.start < end)
        found.append(Statement(text[start:end], figures, tuple(one.text for one in reversed(found))))
    return found


def _moved(figure: Figure, by: int) -> Figure:
    return Figure(figure.text, figure.start + by, figure.end + by, figure.kind, figure.says, figure.bears)
