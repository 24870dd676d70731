"""The words of a text, and the keys of a table's rows, as numbers that an index can hold by the million."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import regex
from bson.binary import Binary
from numpy.typing import NDArray

from common.mongo.database import Document

Hashes = NDArray[np.uint64]
# \w would take words of Indic scripts apart at their vowel signs.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LONGEST_KEY = 6
_MOST_ROWS = 2**16


def words_of(text: str) -> list[str]:
    """Return the words of a text, in any script, folded so that what reads alike is alike."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=200_000)
def hashed(term: str) -> int:
    """Return the number that stands for a word or a key."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def stored_words(text: str) -> Document:
    """Return a text's words with how often each occurs, as a chunk stores them."""
    counts = Counter(map(hashed, words_of(text)))
    return _packed(counts.keys(), counts.values())


def stored_keys(rows: Iterable[Sequence[str]]) -> Document:
    """Return what the rows of a chunk can be looked up by, with the number of the row, as the chunk stores them."""
    found = {(hashed(key), number) for number, cells in enumerate(rows) for key in map(_key, cells) if key}
    kept = sorted(pair for pair in found if pair[1] < _MOST_ROWS)
    return _packed([key for key, _ in kept], [number for _, number in kept])


def read_terms(stored: Document) -> tuple[Hashes, NDArray[np.uint16]]:
    """Return the numbers that `stored_words` or `stored_keys` made, and the count or the row that belongs to each."""
    return np.frombuffer(stored["hashes"], "<u8"), np.frombuffer(stored["values"], "<u2")


def keys_in(question: str) -> Iterator[tuple[str, int, int]]:
    """Return each run of words in a question that may be the whole text of a cell, with its first and last word."""
    words = words_of(question)
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _LONGEST_KEY)):
            yield " ".join(words[first : last + 1]), first, last


def _key(cell: str) -> str:
    words = words_of(cell)
    return " ".join(words) if len(words) <= _LONGEST_KEY else ""


def _packed(hashes: Iterable[int], values: Iterable[int]) -> Document:
    return {
        "hashes": Binary(np.fromiter(hashes, "<u8").tobytes()),
        "values": Binary(np.minimum(np.fromiter(values, "<u4"), _MOST_ROWS - 1).astype("<u2").tobytes()),
    }
