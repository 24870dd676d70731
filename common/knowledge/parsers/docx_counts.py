"""How counts are written: in digits, letters, Roman numerals."""

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Letters and numerals grow long with the count: a list that begins at a billion is written in digits.
_LAST_WRITTEN_OUT = 3999


def written(count: int, style: str | None) -> str:
    """Return a count in one of Word's number formats (w:numFmt), in plain digits where we don't know the format."""
    return _FORMATS.get(style or "decimal", str)(count)


def _roman(count: int) -> str:
    if not 0 < count <= _LAST_WRITTEN_OUT:
        return str(count)
    numerals = ""
    for worth, numeral in _ROMAN:
        times, count = divmod(count, worth)
        numerals += numeral * times
    return numerals


def _letters(count: int) -> str:
    """After z, Word goes on with aa, bb, cc."""
    if not 0 < count <= _LAST_WRITTEN_OUT:
        return str(count)
    repeats, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (repeats + 1)


def _ordinal(count: int) -> str:
    ending = "th" if count // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "none": lambda _: "",
}
