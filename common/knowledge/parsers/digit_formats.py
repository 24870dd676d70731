"""A number in the digits that a section of a format code asks for: 0.00, #,##0, 0%, 0.0E+00"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from common.knowledge.parsers.format_codes import literal
from common.knowledge.parsers.fraction_formats import in_fractions, is_fraction

_PLACES = frozenset("0#?")
# Enough digits for the largest number that a sheet can hold.
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The tokens before the decimal point, after it, and after the E; `shift` is in powers of ten."""

    whole: tuple[str, ...]
    decimals: tuple[str, ...]
    has_point: bool
    exponent_sign: str
    exponent: tuple[str, ...]
    shift: int
    grouped: bool


def in_digits(number: float, tokens: tuple[str, ...]) -> str:
    """Show a finite number under the tokens of one section, the sign before all of it."""
    sign = "-" if number < 0 else ""
    exact = Decimal(abs(number)) if isinstance(number, int) else Decimal(f"{abs(number):.15g}")
    shape = _shape(tokens)
    if shape is not None:
        return sign + _shown(exact, shape)
    return sign + "".join(_at_once(exact, token) for token in tokens)


def general(number: float) -> str:
    """Show a number under "General": ten significant digits; whole numbers in full, for they may be codes."""
    if isinstance(number, int) or (abs(number) < 1e15 and (abs(number) >= 1e10 or number == int(number))):
        return str(round(number))
    return f"{number:.10g}".upper()


@lru_cache(maxsize=4096)
def _shape(tokens: tuple[str, ...]) -> _Shape | None:
    """Return the places of the digits; None where one token stands for the whole number, or words do."""
    places = [index for index, token in enumerate(tokens) if token in _PLACES]
    if not places or any(_is_general(token) or is_fraction(token) for token in tokens):
        return None
    exponent = next((index for index, token in enumerate(tokens) if token.upper() in ("E+", "E-")), len(tokens))
    point = next((index for index, token in enumerate(tokens[:exponent]) if token == "."), exponent)
    whole_places = [place for place in places if place < point]
    mantissa_places = [place for place in places if place < exponent]
    commas = {index for index, token in enumerate(tokens[:exponent]) if token == ","}
    grouping = {comma for comma in commas if whole_places and whole_places[0] < comma < whole_places[-1]}
    # A comma right behind the digits divides by a thousand; any other is just a comma.
    scaling: set[int] = set()
    for anchor in whole_places[-1:] + mantissa_places[-1:]:
        while anchor + 1 in commas:
            anchor += 1
            scaling.add(anchor)
    kept = ["" if index in grouping | scaling else token for index, token in enumerate(tokens)]
    return _Shape(
        whole=tuple(filter(None, kept[:point])),
        decimals=tuple(filter(None, kept[point + 1 : exponent])),
        has_point=point < exponent,
        exponent_sign=tokens[exponent][1] if exponent < len(tokens) else "",
        exponent=tokens[exponent + 1 :],
        shift=2 * tokens.count("%") - 3 * len(scaling),
        grouped=bool(grouping),
    )


def _shown(exact: Decimal, shape: _Shape) -> str:
    exact = exact.scaleb(shape.shift, _EXACT)
    power = 0
    places = _count(shape.decimals)
    if shape.exponent_sign:
        power = _power(exact, max(_count(shape.whole), 1), places)
        exact = exact.scaleb(-power, _EXACT)
    whole, _, decimals = f"{_rounded(exact, places):f}".partition(".")
    text = _whole(shape.whole, whole.lstrip("0"), shape.grouped)
    text += ("." if shape.has_point else "") + _decimals(shape.decimals, decimals)
    if not shape.exponent_sign:
        return text
    sign = "-" if power < 0 else "+" if shape.exponent_sign == "+" else ""
    return f"{text}E{sign}{_whole(shape.exponent, str(abs(power)).lstrip('0'), grouped=False)}"


def _power(exact: Decimal, step: int, places: int) -> int:
    """Return the power of ten, a multiple of `step`, that leaves 1 to `step` digits before the point."""
    if not exact:
        return 0
    power = exact.adjusted() // step * step
    # 9.99 may be rounded up to 10.0.
    return power + step if _rounded(exact.scaleb(-power, _EXACT), places) >= 10**step else power


def _rounded(exact: Decimal, places: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def _whole(tokens: tuple[str, ...], digits: str, grouped: bool) -> str:
    """Fill the digits in from the right; the leftmost place takes all that are left."""
    leftmost = next((index for index, token in enumerate(tokens) if token in _PLACES), None)
    left, shown, placed = list(digits), [], 0
    for index in reversed(range(len(tokens))):
        if tokens[index] not in _PLACES:
            shown.append(literal(tokens[index]))
            continue
        taken = left[::-1] if index == leftmost else left[-1:]
        left = left[: len(left) - len(taken)]
        for digit in taken or {"0": ["0"], "?": [" "], "#": []}[tokens[index]]:
            shown.append("," if grouped and placed and placed % 3 == 0 and digit != " " else "")
            shown.append(digit)
            placed += 1
    # A section without a place before the point (".00") still shows what is there.
    return ("" if leftmost is not None else "".join(digits)) + "".join(reversed(shown))


def _decimals(tokens: tuple[str, ...], digits: str) -> str:
    significant, place, shown = len(digits.rstrip("0")), 0, []
    for token in tokens:
        if token not in _PLACES:
            shown.append(literal(token))
            continue
        shown.append(digits[place] if token == "0" or place < significant else "")
        place += 1
    return "".join(shown)


def _at_once(exact: Decimal, token: str) -> str:
    if _is_general(token):
        return general(int(exact) if exact == int(exact) else float(exact))
    return in_fractions(exact, token) if is_fraction(token) else literal(token)


def _is_general(token: str) -> bool:
    return token.lower() == "general"


def _count(tokens: tuple[str, ...]) -> int:
    return sum(token in _PLACES for token in tokens)
