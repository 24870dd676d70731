"""How a cell is formatted, as far as it decides what a person sees of it."""

from typing import NamedTuple

from common.knowledge.parsers.format_codes import shows_nothing

_BY_THE_VALUE = ""
BUILT_IN_DATES = {
    **dict.fromkeys((*range(27, 32), 36, 50, 51, 53, 54, 57, 58), "yyyy-mm-dd"),
    32: "h:mm",
    33: "h:mm:ss",
    **dict.fromkeys((34, 35, 52, 55, 56), _BY_THE_VALUE),
}
"""The codes for built-in formats of dates that each language of East Asia writes in its own way: in the way of none."""
WHITE, BLACK = "FFFFFF", "000000"


class Look(NamedTuple):
    """How a cell is formatted.

    `code`: for numbers. `emphasised`: bold, or on a coloured ground. `is_struck`: with a line through it. `is_unseen`:
    the code shows nothing of whatever there is. `blends_in`: the text has the colour of its ground.
    """

    code: str = "General"
    emphasised: bool = False
    is_struck: bool = False
    is_unseen: bool = False
    blends_in: bool = False


def look(
    code: str, *, emphasised: bool = False, is_struck: bool = False, ink: str | None = None, ground: str | None = None
) -> Look:
    """Return the look under a format code; `ink` and `ground` are colours (RRGGBB), None if unknown."""
    is_unseen = shows_nothing(code)
    blends_in = ink is not None and ink == ground
    return Look("General" if is_unseen else code, emphasised, is_struck, is_unseen, blends_in)
