"""What the stand-in says of its own, in the languages it speaks, and what of a customer's text needs no facts."""

import re
from collections.abc import Iterable

from devstack.model.words import VOCABULARY, plain, words

LANGUAGES = ("en", "pt", "es")
_PHRASES: dict[str, list[str]] = VOCABULARY["phrases"]
_FUNCTION_WORDS = {language: frozenset(VOCABULARY["languages"][language].split()) for language in LANGUAGES}
_LANGUAGE = r"(english|ingl[eê]s)|(portugu[eê]s\w*)|(spanish|espa[nñ]h?ol|castellano)"
_FIXED = re.compile(_LANGUAGE, re.IGNORECASE)
_WISH = re.compile(
    r"(?:\b(?:can|could|please|reply|answer|write|do|you|pode|responda|puedes?)\b[^.?!]{0,20})?"
    rf"\b(?:in|em|en|speak|falam?|habl[ae]n?|hablas)\s+(?:{_LANGUAGE})\b(?:,? (?:please|por favor))?",
    re.IGNORECASE,
)
_GREETING, _THANKS, _ASKS = (
    re.compile(rf"^\W*(?:{'|'.join(VOCABULARY['beginnings'][name])})\b", re.IGNORECASE)
    for name in ("greeting", "thanks", "question")
)
_AFTER_GREETING = re.compile(r"^(?: (?:there|again|team|everyone|all)\b)?[\s,.!?-]*", re.IGNORECASE)
_SMALL_TALK = {name: re.compile("|".join(patterns)) for name, patterns in VOCABULARY["small_talk"].items()}


def phrase(which: str, language: str, **values: str) -> str:
    """One of the sentences of our own, in this language."""
    return _PHRASES[which][LANGUAGES.index(language)].format(**values)


def language_of(text: str) -> str | None:
    """The language that the words of the text tell; None when they tell none."""
    found = words(text)
    scores = {language: sum(word in known for word in found) for language, known in _FUNCTION_WORDS.items()}
    return max(scores, key=lambda language: scores[language]) if any(scores.values()) else None


def language_wished(text: str) -> str | None:
    """The language that the customer asks us to write in."""
    return _named(_WISH.search(text))


def language_for(fixed: str, texts: Iterable[str]) -> str:
    """The language to write in: the one that is `fixed`, else as the customer wished, else as they wrote last."""
    if fixed:
        return _named(_FIXED.match(fixed)) or "en"
    newest = list(texts)[::-1]
    return next(filter(None, [*map(language_wished, newest), *map(language_of, newest)]), "en")


def _named(found: re.Match[str] | None) -> str | None:
    return next(language for language, said in zip(LANGUAGES, found.groups(), strict=True) if said) if found else None


def without_wish(text: str) -> str:
    """The text without what it says about the language to write in."""
    return _WISH.sub("", text)


def after_greeting(text: str) -> str:
    """The text after its greeting; the same text when it does not greet."""
    found = _GREETING.match(text)
    return _AFTER_GREETING.sub("", text[found.end() :]) if found else text


def after_thanks(text: str) -> str | None:
    """The text after its thanks; None when it does not thank."""
    found = _THANKS.match(text)
    return text[found.end() :] if found else None


def small_talk(text: str) -> str | None:
    """The kind of small talk that the text is; None when it is none."""
    said = plain(" ".join(words(text)))
    return next((name for name, pattern in _SMALL_TALK.items() if pattern.search(said)), None)


def is_question(text: str) -> bool:
    """Say whether the text asks something, with or without its question mark."""
    return text.rstrip().endswith(("?", "？")) or bool(_ASKS.match(text))
