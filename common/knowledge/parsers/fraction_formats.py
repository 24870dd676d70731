"""A number as the fraction that one token of a format code asks for: # ?/?, # ??/??, # ?/8, ?/?"""

from decimal import Decimal
from fractions import Fraction


def is_fraction(token: str) -> bool:
    """Say whether the token stands for a whole fraction."""
    return "/" in token and token[0] in "0#?"


def in_fractions(exact: Decimal, token: str) -> str:
    """Show the nearest fraction that has the denominator of the token, or else one of so many digits.

    The whole number is apart if the token has a place for it: "1 1/2" under # ?/?, "3/2" under ?/?.
    """
    above, below = (side.strip() for side in token.split("/"))
    number = Fraction(exact)
    if below.isdigit() and int(below):
        denominator = int(below)
        numerator = round(number * denominator)
    else:
        numerator, denominator = number.limit_denominator(10 ** len(below) - 1).as_integer_ratio()
    if " " not in above:
        return f"{numerator}/{denominator}"
    whole, numerator = divmod(numerator, denominator)
    parts = [str(whole)] if whole or not numerator else []
    return " ".join([*parts, f"{numerator}/{denominator}"] if numerator else parts)
