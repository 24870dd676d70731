"""What follows from figures that are borne out: sums, differences, products, shares, and days from a day on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from common.assistant.rules.figures.dates import day_values
from common.assistant.rules.figures.figure import Figure, Kind
from common.assistant.rules.figures.statements import Statement

_CUE = re.compile(
    r"total|\bsum\b|soma|together|junt[oa]s|zusammen|insgesamt|gesamt|both|ambos|ambas|beide|\bsav|econom|ahorr|spar|"
    r"discount|descont|descuent|rabatt|\boff\b|differen|diferen|unterschied|left|remain|rest|sobra|queda|falta|mais |"
    r"cheaper|barat|billig|günstig|expensive|\bcar[oa]|teur|more|less|menos|más|mehr|weniger|plus|minus|[=+×]|%",
    re.IGNORECASE,
)
_MOST = 12
_MOST_QUANTITY = 1000
# What never ends is valid until 9999, and a day later there is none.
_FARTHEST_YEAR = 9000
_MOST_DAYS = 366
_SATURDAY = 5


def follows(
    figure: Figure, statement: Statement, amounts: Sequence[str], counts: Sequence[str], days: Sequence[date]
) -> bool:
    """Say whether a figure follows from `amounts`, `counts` of things, or `days`, all of them borne out.

    A multiple needs no word about it ("That is R$ 90"); sums, differences and shares do, or too much would follow.
    """
    if figure.kind is Kind.DATE:
        return not figure.says.isdisjoint(_later_days(days, [*amounts, *counts]))
    if figure.kind not in (Kind.PRICE, Kind.NUMBER, Kind.PERCENT):
        return False
    prices, numbers = _numbers(amounts), _numbers(counts)
    reached = set(_multiples(prices, numbers))
    if _CUE.search(statement.text):
        reached |= set(_sums([*prices, *reached])) | set(_shares(prices, numbers))
    return any(abs(float(one) - other) < 0.006 for one in figure.says if _is_number(one) for other in reached)


def _multiples(prices: Sequence[float], counts: Sequence[float]) -> Iterator[float]:
    for price in prices:
        for count in counts:
            if 1 < count <= _MOST_QUANTITY and count == int(count):
                yield price * count
                yield round(price / count, 2)


def _sums(amounts: Sequence[float]) -> Iterator[float]:
    some = amounts[: _MOST * 2]
    for one, other in combinations(some, 2):
        yield one + other
        yield abs(one - other)
    yield from (sum(amounts[:length]) for length in range(3, min(_MOST, len(amounts)) + 1))


def _shares(prices: Sequence[float], percents: Sequence[float]) -> Iterator[float]:
    for price in prices:
        for percent in percents:
            if 0 < percent < 100:
                yield from (price * percent / 100, price * (1 - percent / 100), price * (1 + percent / 100))
    for one, other in combinations(prices[:_MOST], 2):
        if one and other:
            yield from (round(abs(one - other) * 100 / one), round(abs(one - other) * 100 / other))


def _later_days(days: Iterable[date], counts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for day in (day for day in days if day.year < _FARTHEST_YEAR):
        for count in _numbers(counts):
            if 0 <= count <= _MOST_DAYS and count == int(count):
                found |= day_values(day + timedelta(int(count))) | day_values(_working_days_on(day, int(count)))
    return found


def _working_days_on(day: date, count: int) -> date:
    while count:
        day += timedelta(1)
        count -= day.weekday() < _SATURDAY
    return day


def _numbers(values: Iterable[str]) -> list[float]:
    return [float(value) for value in dict.fromkeys(values) if _is_number(value)][: _MOST * 2]


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d{1,15}(?:\.\d+)?", value) is not None
