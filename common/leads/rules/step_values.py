"""Values of workflow steps: which are valid for a kind, and which of them a quote supports."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from common.leads.rules.number_words import numbers_in, one_number
from common.leads.rules.steps import ValueKind, WorkflowStep

Value = str | float | bool
LONGEST_VALUE = 500
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# What is known by what it looks like, whatever was asked.
EVIDENT = {
    ValueKind.EMAIL: _EMAIL,
    ValueKind.PHONE: re.compile(r"(?<![\d.,])\+?\(?\d(?:[\s()./-]{0,2}\d){7,14}(?![\d])"),
}
_NO_DIGIT = re.compile(r"\D")
_FEWEST_DIGITS, _MOST_DIGITS = 6, 15
_LONGEST_COUNTRY_CODE = 3
_LARGEST = 1e15
# From Thai on; the scripts of India, which part words, come before it.
_WITHOUT_SPACES = 0x0E00
_WORDS_OF_YES = frozenset({"yes", "true", "sim", "sí", "si"})
_WORDS_OF_NO = frozenset({"no", "false", "não", "nao"})


def folded(text: str) -> str:
    """Return the text as it is compared: white space collapsed, case and compatible forms made alike."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def stands_in(quote: str, text: str) -> bool:
    """Say whether these words stand in the text, as whole words: "500" does not in "1500", nor "ana" in "joana"."""
    words, said = folded(quote), folded(text)
    if not words:
        return False
    positions = (found.start() for found in re.finditer(re.escape(words), said))
    return any(_parted(said, position) and _parted(said, position + len(words)) for position in positions)


def _parted(text: str, position: int) -> bool:
    """Say whether no word goes on at this position. Scripts without spaces, such as Chinese or Thai, part no words."""
    around = text[max(0, position - 1) : position + 1]
    inside = 0 < position < len(text) and around.isalnum()
    return not (inside and all(ord(character) < _WITHOUT_SPACES for character in around))


def read_value(kind: ValueKind, options: Sequence[str], given: object) -> Value:
    """Read a value of this kind, as a model or a person gives it.

    Raises:
        ValueError: it is none; the text tells a person why.
    """
    if kind is ValueKind.YES_NO and isinstance(given, bool):
        return given
    if kind is ValueKind.NUMBER and isinstance(given, int | float) and not isinstance(given, bool):
        return _of_reasonable_size(given)
    if not isinstance(given, str) or not given.strip():
        raise ValueError("Must not be empty.")
    text = " ".join(given.split())
    if len(text) > LONGEST_VALUE:
        raise ValueError(f"Must not be longer than {LONGEST_VALUE} characters.")
    return _choice(text, options) if kind is ValueKind.CHOICE else _READERS[kind](text)


def supported_value(
    kind: ValueKind, options: Sequence[str], given: object, quote: str, text: str | None = None
) -> Value:
    """Read a value that a quote is said to establish, as far as the quote and the whole `text` bear it out.

    Raises:
        ValueError: it is no value of this kind, or the quote does not say it.
    """
    if kind is ValueKind.TEXT:
        said = " ".join(quote.split())[:LONGEST_VALUE]
        is_said = isinstance(given, str) and bool(folded(given)) and folded(given) in folded(said)
        return " ".join(str(given).split()) if is_said else said
    value = read_value(kind, options, given)
    supports = _SUPPORTED.get(kind)
    if supports and not (supports(value, quote) and supports(value, text or quote)):
        raise ValueError("The quote does not say it.")
    return value


def is_evident(kind: ValueKind, text: str) -> bool:
    """Say whether the whole text is a value of one of the `EVIDENT` kinds."""
    pattern = EVIDENT[kind]
    return bool(pattern.fullmatch(text.strip()))


def is_given_in(step: WorkflowStep, text: str) -> bool:
    """Say whether a text holds a value for the step that is known by what it looks like: no name, no budget is."""
    if step.kind is ValueKind.CHOICE:
        return any(stands_in(option, text) for option in step.options)
    return step.kind in EVIDENT and bool(EVIDENT[step.kind].search(text))


def _number(text: str) -> float:
    value = one_number(text)
    if value is None:
        raise ValueError("Must be a number.")
    return _of_reasonable_size(value)


def _of_reasonable_size(value: float) -> float:
    if not -_LARGEST < value < _LARGEST:
        raise ValueError("Must be a number of reasonable size.")
    return float(value)


def _yes_no(text: str) -> bool:
    word = folded(text).rstrip(".!")
    if word not in _WORDS_OF_YES | _WORDS_OF_NO:
        raise ValueError("Must be yes or no.")
    return word in _WORDS_OF_YES


def _email(text: str) -> str:
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise ValueError("Must be an e-mail address.")
    return text.casefold()


def _phone(text: str) -> str:
    digits = _NO_DIGIT.sub("", text)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS or re.search(r"[^\d\s+()./-]", text):
        raise ValueError("Must be a phone number.")
    return f"+{digits}" if text.startswith("+") else digits


def _date(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError("Must be a date such as 2026-03-09.") from None
    if not 1900 <= day.year <= 2200:
        raise ValueError("Must be a date between 1900 and 2200.")
    return day.isoformat()


def _choice(text: str, options: Sequence[str]) -> str:
    chosen = next((option for option in options if folded(option) == folded(text)), None)
    if chosen is None:
        raise ValueError(f"Must be one of {', '.join(options)}.")
    return chosen


_READERS: dict[ValueKind, Callable[[str], Value]] = {
    ValueKind.TEXT: str,
    ValueKind.NUMBER: _number,
    ValueKind.YES_NO: _yes_no,
    ValueKind.EMAIL: _email,
    ValueKind.PHONE: _phone,
    ValueKind.DATE: _date,
}


def _is_phone_in(value: Value, quote: str) -> bool:
    """Say whether a phone number is made of whole groups of the quote's digits. People may leave out the country."""
    groups = re.findall(r"\d+", unicodedata.normalize("NFKC", quote))
    digits = str(value).removeprefix("+").lstrip("0")
    for first in range(len(groups)):
        said = ""
        for group in groups[first:]:
            said = f"{said}{group}".lstrip("0")
            left_out = len(digits) - len(said)
            if left_out < 0:
                break
            is_national = len(said) >= _FEWEST_DIGITS and left_out <= _LONGEST_COUNTRY_CODE
            if digits == said or (is_national and digits.endswith(said)):
                return True
    return False


# What a yes, a date or a choice is said with is a matter of understanding: there the quote alone is the proof.
_SUPPORTED: dict[ValueKind, Callable[[Value, str], bool]] = {
    ValueKind.NUMBER: lambda value, quote: value in numbers_in(quote),
    ValueKind.EMAIL: lambda value, quote: str(value) in _EMAIL.findall(folded(quote)),
    ValueKind.PHONE: _is_phone_in,
}
