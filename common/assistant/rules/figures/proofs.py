"""What the figures of texts bear out: any of the same kind, but a price only an amount, never a time or a day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.reading import figures_in, plain
from common.leads.rules.number_words import numbers_in

_AMOUNTS = (Kind.PRICE, Kind.NUMBER)
_IN_DIGITS = re.compile(r"\S*\d\S*")


@dataclass(frozen=True, slots=True)
class Proofs:
    """All values that texts state, and those of them that are amounts: "until 18h" proves no price of 18."""

    every: frozenset[str]
    amounts: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], *, in_words: bool = False) -> Self:
        """Return what these texts prove, with their numbers in words if wanted."""
        read = [text for text in texts if text]
        figures = [figure for text in read for figure in figures_in(plain(text))]
        spoken = list(spoken_in(read)) if in_words else []
        return cls(
            frozenset([*(value for figure in figures for value in figure.proves), *spoken]),
            frozenset([*(value for figure in figures if figure.kind in _AMOUNTS for value in figure.proves), *spoken]),
        )

    def bear_out(self, figure: Figure) -> bool:
        """Say whether a reply's figure is among them."""
        return not figure.says.isdisjoint(self.amounts if figure.kind is Kind.PRICE else self.every)


def spoken_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the numbers that texts tell in words."""
    return (f"{number:g}" for text in texts for number in numbers_in(_IN_DIGITS.sub(" ", text)))
