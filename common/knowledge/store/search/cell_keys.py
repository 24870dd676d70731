"""What a cell may be called in a question: its words, a code without its hyphens, a number in another country's way."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from common.knowledge.store.search.terms import WORD, folded, hashed, packed, words_of
from common.mongo.database import Document

_LONGEST_KEY = 6
# So many words are known in any order, or when they are written in one.
_LONGEST_TURNED = 3
_LONGEST_JOINED = 4
_FEWEST_DIGITS = 3
_MOST_ROWS = 2**16
_AMOUNT = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{Nd}+(?:[.,'’]\p{Nd}+)*(?![\p{L}\p{M}\p{N}])")
_THOUSANDS = regex.compile(r"\p{Nd}{1,3}(?:[.,'’]\p{Nd}{3})+")
_BETWEEN_DIGITS = regex.compile("[.,'’]")
_NO_DIGIT = regex.compile(r"\P{Nd}")
_APOSTROPHES = "'’"
_CODE = regex.compile(r"(?=.*\p{Nd})(?=.*\p{L})")


def stored_keys(rows: Iterable[Sequence[str]]) -> Document:
    """Return what the rows of a chunk can be looked up by, with the number of the row, as the chunk stores them."""
    found = {(hashed(key), number) for number, cells in enumerate(rows) for cell in cells for key in keys_of(cell)}
    kept = sorted(pair for pair in found if pair[1] < _MOST_ROWS)
    return packed([key for key, _ in kept], [number for _, number in kept])


def keys_of(cell: str) -> set[str]:
    """Return what names a cell: its words or the first of them, and what a code or a number in it is written as."""
    words = words_of(cell)
    runs = [words[:length] for length in range(2, min(len(words), _LONGEST_KEY + 1))]
    if 0 < len(words) <= _LONGEST_KEY:
        runs.append(words)
    return {key for run in runs for key in _orders(run)} | _code(cell, words) | _amount(cell, words)


def keys_in(question: str) -> Iterator[tuple[str, int, int]]:
    """Return each run of words in a question that may name a cell, with its first and last word."""
    text = folded(question)
    found = list(WORD.finditer(text))
    words = [match.group() for match in found]
    for first in (place for place, match in enumerate(found) if not _is_clipped(text, match)):
        for last in range(first, min(len(words), first + _LONGEST_KEY)):
            run = words[first : last + 1]
            for key in _orders(run):
                yield key, first, last
            if 1 < len(run) <= _LONGEST_JOINED and _CODE.match(joined := "".join(run)):
                yield joined, first, last
    starts = {match.start(): place for place, match in enumerate(found)}
    ends = {match.end(): place for place, match in enumerate(found)}
    for amount in _AMOUNT.finditer(text):
        for value in sorted(readings(amount.group()) - {amount.group()}):
            yield value, starts[amount.start()], ends[amount.end()]


def _is_clipped(text: str, word: regex.Match[str]) -> bool:
    """Say whether a letter is what an apostrophe cuts off: the "m" of "I'm" is no size."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return word.end() - word.start() == 1 and any(mark in around for mark in _APOSTROPHES)


def readings(amount: str) -> set[str]:
    """Return the numbers that digits with points or commas may stand for: "1.299,00" is 1299, "1.299" is 1.299 too."""
    digits, last = _NO_DIGIT.sub("", amount), _BETWEEN_DIGITS.split(amount)[-1]
    values = set()
    if digits == amount or _THOUSANDS.fullmatch(amount):
        values.add(digits)
    if digits != amount and (len(last) != 3 or len(digits) <= 6):
        values.add(f"{digits[: -len(last)]}.{last}".rstrip("0").rstrip("."))
    return values


def _orders(run: Sequence[str]) -> set[str]:
    """Return the words as they stand, and in the one order in which all that turn them round find each other."""
    return {" ".join(run), " ".join(sorted(run))} if len(run) <= _LONGEST_TURNED else {" ".join(run)}


def _code(cell: str, words: Sequence[str]) -> set[str]:
    """Return a code in one piece, and its digits alone where they are enough to tell it by."""
    joined = "".join(words)
    if len(words) > _LONGEST_JOINED or not _CODE.match(joined):
        return set()
    digits = _NO_DIGIT.sub("", joined)
    is_told_by_digits = len(cell.split()) == 1 and len(digits) >= _FEWEST_DIGITS
    return {joined, digits} if is_told_by_digits else {joined}


def _amount(cell: str, words: Sequence[str]) -> set[str]:
    """Return the readings of the only number in a cell, beside which a currency or a unit may stand."""
    amounts = _AMOUNT.findall(folded(cell)) if len(words) <= _LONGEST_KEY else []
    return readings(amounts[0]) if len(amounts) == 1 else set()
