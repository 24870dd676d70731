"""What the figures of texts bear out: a price only an amount, never a time or a day, and a share only a share."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.reading import figures_in, plain
from common.leads.rules.number_words import numbers_in

# More of one text is no ordinary message, and would take long to read.
_LONGEST = 8000
_AMOUNTS = (Kind.PRICE, Kind.NUMBER)
_IN_DIGITS = re.compile(r"\S*\d\S*")


@dataclass(frozen=True, slots=True)
class Proofs:
    """All values that texts state, those that are amounts ("until 18h" proves no price of 18), and percentages."""

    every: frozenset[str]
    amounts: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str], *, in_words: bool = False) -> Self:
        """Return what these texts prove, with their numbers in words if wanted."""
        read = [text[:_LONGEST] for text in texts if text]
        figures = [figure for text in read for figure in figures_in(plain(text))]
        spoken = list(spoken_in(read)) if in_words else []
        return cls(
            frozenset([*_values(figures, *Kind), *spoken]),
            frozenset([*_values(figures, *_AMOUNTS), *spoken]),
            frozenset([*_values(figures, Kind.PERCENT), *spoken]),
        )

    def bear_out(self, figure: Figure) -> bool:
        """Say whether a reply's figure is among them."""
        proofs = {Kind.PRICE: self.amounts, Kind.PERCENT: self.shares}.get(figure.kind, self.every)
        return not figure.says.isdisjoint(proofs)


def _values(figures: Iterable[Figure], *kinds: Kind) -> Iterator[str]:
    return (value for figure in figures if figure.kind in kinds for value in figure.proves)


def spoken_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the numbers that texts tell in words."""
    return (f"{number:g}" for text in texts for number in numbers_in(_IN_DIGITS.sub(" ", text)))
