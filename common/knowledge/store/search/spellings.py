"""The words of tables' cells, for questions that misspell them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from os.path import commonprefix

import numpy as np
import regex
from numpy.typing import NDArray

from common.knowledge.store.search.terms import words_of

# In shorter words, and in codes, a letter more or less makes another one.
_MISSPELT = regex.compile(r"[\p{L}\p{M}]{4,30}")
_BYTES_A_WORD = 200


def stored_spellings(rows: Iterable[Sequence[str]]) -> str:
    """Return the words of a chunk's rows that questions may misspell, as the chunk stores them."""
    return " ".join(sorted({word for cells in rows for cell in cells for word in words_of(cell) if can_slip(word)}))


def can_slip(word: str) -> bool:
    """Say whether a word is one that is still told when a letter of it is wrong."""
    return bool(_MISSPELT.fullmatch(word))


class Spellings:
    """The words of cells, by the edition that they stand in."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self.words = words

    @property
    def size(self) -> int:
        """About how many bytes they take."""
        return sum(map(len, self.words.values())) * _BYTES_A_WORD

    def meant_by(self, word: str) -> list[str]:
        """Return the words that this one is, but for one letter that is wrong, missing, added, or two exchanged."""
        hashes, owners, vocabulary = self._neighbours
        wanted = np.unique(np.array([hash(near) for near in _nearby(word)], np.int64))
        begins, ends = np.searchsorted(hashes, wanted, "left"), np.searchsorted(hashes, wanted, "right")
        found = {owner for begin, end in zip(begins, ends, strict=True) for owner in owners[begin:end].tolist()}
        return sorted(vocabulary[owner] for owner in found if _is_one_slip(word, vocabulary[owner]))

    @cached_property
    def _neighbours(self) -> tuple[NDArray[np.int64], NDArray[np.uint32], list[str]]:
        """All words and what is left of each without one letter, as sorted hashes, with the places of the words.

        Two words that one letter tells apart have such a rest in common. Source: Mor and Fraenkel, "A hash code method
        for detecting and correcting spelling errors" (1982).
        """
        vocabulary = sorted(frozenset[str]().union(*self.words.values()))
        pairs = [(hash(near), place) for place, word in enumerate(vocabulary) for near in _nearby(word)]
        hashes = np.fromiter((near for near, _ in pairs), np.int64, len(pairs))
        owners = np.fromiter((place for _, place in pairs), np.uint32, len(pairs))
        order = np.argsort(hashes)
        return hashes[order], owners[order], vocabulary


def _nearby(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_one_slip(one: str, other: str) -> bool:
    same = len(commonprefix((one, other)))
    one, other = one[same:], other[same:]
    exchanged = one[:2] == other[1::-1] and one[2:] == other[2:]
    return exchanged or one[1:] in (other, other[1:]) or one == other[1:]
