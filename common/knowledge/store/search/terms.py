"""The words of a text as numbers that an index can hold by the million."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import regex
from bson.binary import Binary
from numpy.typing import NDArray

from common.mongo.database import Document

Hashes = NDArray[np.uint64]
# \w would take words of Indic scripts apart at their vowel signs.
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_MOST = 2**16


def folded(text: str) -> str:
    """Return a text in which what reads alike is alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def words_of(text: str) -> list[str]:
    """Return the words of a text, in any script, folded."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=200_000)
def hashed(term: str) -> int:
    """Return the number that stands for a word or a key."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def stored_words(text: str) -> Document:
    """Return a text's words with how often each occurs, as a chunk stores them."""
    counts = Counter(map(hashed, words_of(text)))
    return packed(counts.keys(), counts.values())


def read_terms(stored: Document) -> tuple[Hashes, NDArray[np.uint16]]:
    """Return the numbers that `packed` has stored, and the value that belongs to each."""
    return np.frombuffer(stored["hashes"], "<u8"), np.frombuffer(stored["values"], "<u2")


def packed(hashes: Iterable[int], values: Iterable[int]) -> Document:
    """Return numbers, each with a value of its own that is cut to 16 bits, as a chunk stores them."""
    return {
        "hashes": Binary(np.fromiter(hashes, "<u8").tobytes()),
        "values": Binary(np.minimum(np.fromiter(values, "<u4"), _MOST - 1).astype("<u2").tobytes()),
    }
