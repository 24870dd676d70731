"""Random texts: words as frequent as in any language (Zipf's law), and tables of them."""

from collections.abc import Iterator

import numpy as np

from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Place

_WORDS_OF_CHUNK, _WORDS_OF_CONTEXT, _WORDS_OF_QUESTION, _ROWS = 150, 4, 9, 18
_HEADER = ("SKU", "Item", "Supplier", "Stock", "Price")
_VOCABULARY = np.array([np.base_repr(number * 7919, 36).lower() for number in range(1, 20_001)], object)
_SHARES = np.cumsum(1 / np.arange(1, len(_VOCABULARY) + 1))


_BY_CHANCE = np.random.default_rng(2)


def frequent_words(count: int) -> list[str]:
    """Return words by chance, the frequent ones often: the same ones in every run."""
    return some_words(_BY_CHANCE, count)


def some_words(chance: np.random.Generator, count: int) -> list[str]:
    """Return words by this chance."""
    ranks = np.searchsorted(_SHARES, chance.random(count) * _SHARES[-1])
    words: list[str] = _VOCABULARY[ranks].tolist()
    return words


class Words:
    """Texts by chance: the same ones in every run."""

    def __init__(self) -> None:
        self._chance = np.random.default_rng(1)

    def question(self) -> str:
        """Return a question that names the row of a table besides."""
        return f"{' '.join(self._some(_WORDS_OF_QUESTION))} {self._sku()}?"

    def drafts(self, count: int) -> list[ChunkDraft]:
        """Return chunks, every third the slice of a table."""
        return [self._slice() if number % 3 == 0 else self._passage() for number in range(count)]

    def _passage(self) -> ChunkDraft:
        return ChunkDraft(" ".join(self._some(_WORDS_OF_CHUNK)), self._context(), Place())

    def _slice(self) -> ChunkDraft:
        rows = list(self._rows())
        text = "\n".join(" | ".join(cells) for cells in (_HEADER, *rows))
        records = tuple(Record(cells, None) for cells in rows)
        return ChunkDraft(text, self._context(), Place(), header=_HEADER, records=records)

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for _ in range(_ROWS):
            first, second, supplier = self._some(3)
            stock, price = self._chance.integers(500), self._chance.integers(9999)
            yield self._sku(), f"{first} {second}", supplier, str(stock), f"{price}.50 €"

    def _context(self) -> str:
        return " ".join(self._some(_WORDS_OF_CONTEXT))

    def _sku(self) -> str:
        return f"A{self._chance.integers(100_000):05}"

    def _some(self, count: int) -> list[str]:
        return some_words(self._chance, count)
