"""Excel's format codes taken apart (ECMA-376 part 1, 18.8.31): into sections, and these into tokens."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|E[+-]|y+|m+|d+|h+|g+|(?:(?<=s)|(?<=s\]))\.0+|s+'
    r"|(?:[0#?]+ +)?[0#?]+ ?/ ?(?:[0#?]+|[1-9]\d*)|.",
    re.IGNORECASE | re.DOTALL,
)
_DATE_FIELD = re.compile(r"[ymdhs]+|\[[hms]+\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_MARK = re.compile(r"\[(?!\$[^\]-]).*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
# What the sections are for when none says so itself, by the number of sections that are for numbers.
_DEFAULT_CONDITIONS: dict[int, tuple[tuple[str, float] | None, ...]] = {
    1: (None,),
    2: ((">=", 0.0), ("<", 0.0)),
    3: ((">", 0.0), ("<", 0.0), ("=", 0.0)),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a code. `condition`: the numbers it is for, None for all."""

    tokens: tuple[str, ...]
    is_date: bool
    condition: tuple[str, float] | None

    @property
    def drops_the_sign(self) -> bool:
        """A section for negative numbers alone shows the sign by itself, if it does: with a dash, with parentheses."""
        return self.condition is not None and self.condition[0] in ("<", "<=") and self.condition[1] <= 0

    def is_for(self, number: float) -> bool:
        return self.condition is None or _COMPARISONS[self.condition[0]](number, self.condition[1])


@dataclass(frozen=True, slots=True)
class FormatCode:
    """A whole code: sections for numbers (there is always one), and perhaps the tokens of one for texts."""

    numbers: tuple[Section, ...]
    text: tuple[str, ...] | None

    def section_for(self, number: float) -> Section:
        return next((section for section in self.numbers if section.is_for(number)), self.numbers[-1])


@lru_cache(maxsize=4096)
def taken_apart(code: str) -> FormatCode:
    """Take a code apart. Any string is a code; "General" stands in where it says nothing about numbers.

    A section of marks alone, such as a colour, says nothing; one that is empty says that nothing is shown.
    """
    sections: list[list[str]] = [[]]
    for token in _TOKEN.findall(code):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    text = sections.pop() if "@" in sections[-1] or len(sections) > 3 else None
    numbers = [tokens if _says_something(tokens) else [*tokens, "General"] for tokens in sections[:3]] or [["General"]]
    conditions = [_condition(tokens) for tokens in numbers]
    if not any(conditions):
        conditions = list(_DEFAULT_CONDITIONS[len(numbers)])
    return FormatCode(tuple(map(_section, numbers, conditions)), tuple(text) if text is not None else None)


def _says_something(tokens: list[str]) -> bool:
    return not tokens or not all(map(_MARK.fullmatch, tokens)) or any(map(is_date_field, tokens))


def _section(tokens: list[str], condition: tuple[str, float] | None) -> Section:
    return Section(tuple(tokens), any(map(is_date_field, tokens)), condition)


def _condition(tokens: list[str]) -> tuple[str, float] | None:
    told = next(filter(None, map(_CONDITION.fullmatch, tokens)), None)
    return (told[1], float(told[2])) if told else None


def shows_nothing(code: str) -> bool:
    """Say whether the code, such as ";;;", shows nothing of any number, and of any text."""
    apart = taken_apart(code)
    return apart.text == () and not any(section.tokens for section in apart.numbers)


def is_date_field(token: str) -> bool:
    """Say whether the token stands for a part of a date or a time: yyyy, mm, [h] …"""
    return _DATE_FIELD.fullmatch(token) is not None


@lru_cache(maxsize=4096)
def literal(token: str) -> str:
    """Return what a token that stands for itself puts on the sheet. What only pads the cell is a space, or nothing."""
    if currency := _CURRENCY.fullmatch(token):
        return currency[1]
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "\\":
        return token[1:]
    if token[0] == "_":
        return " "
    return "" if len(token) > 1 and token[0] in "[*" else token
