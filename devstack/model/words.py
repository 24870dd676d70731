"""Words made comparable: without accents and endings, the commonest of three languages by what they mean."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_CONTRACTED = re.compile(r"(?<=\w)['’](?:s|t|m|re|ve|ll|d)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])(?<!\b(?:mr|ms|dr|st|no|av|sr)\.)\s+|\n+", re.IGNORECASE)
_LONGEST_ENDING = 4
_SHORTEST_STEM = 4

VOCABULARY: dict[str, Any] = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text())
FILLERS = frozenset(VOCABULARY["fillers"]["words"].split())
_GROUPS = [line.split() for line in VOCABULARY["meanings"]["lines"].strip().splitlines()]
_MEANING = {word: group[0] for group in _GROUPS for word in group}
_PRICE = re.compile(r"[€$£₹]\s?\d|\d\s?(?:€|eur\b|usd\b|brl\b|reais\b|euros?\b|dollars?\b)", re.IGNORECASE)
_EMAIL = re.compile(r"\S@\S+\.\w")


def plain(text: str) -> str:
    """The text in lower case and without accents ("Olá" and "ola" are one word)."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def words(text: str) -> list[str]:
    """All words of the text, plain, in their order."""
    return _WORD.findall(plain(_CONTRACTED.sub("", text)))


@lru_cache(maxsize=20_000)
def terms(text: str) -> frozenset[str]:
    """What the text is about: the meanings of its words, fillers left out."""
    return frozenset(_MEANING.get(word, word) for word in words(text) if word not in FILLERS)


@lru_cache(maxsize=20_000)
def said_terms(text: str) -> frozenset[str]:
    """What a statement is about, with what it shows and does not name: "9.50 €" is a price."""
    shown = {name for pattern, name in ((_PRICE, "price"), (_EMAIL, "email")) if pattern.search(text)}
    return terms(text) | shown


def alike(one: str, other: str) -> bool:
    """Say whether two terms are the same but for their endings: "sandal" and "sandália", "return" and "returned"."""
    shorter, longer = sorted((one, other), key=len)
    near = len(shorter) >= _SHORTEST_STEM and len(longer) - len(shorter) <= _LONGEST_ENDING
    return one == other or (near and longer.startswith(shorter))


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences and lines, each exactly as it stands there."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]
