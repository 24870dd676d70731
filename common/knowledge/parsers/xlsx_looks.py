"""What the styles of an .xlsx workbook make its cells look like."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

from common.knowledge.parsers.looks import BLACK, BUILT_IN_DATES, WHITE, Look, look

# What openpyxl says of a colour that nobody chose.
_UNTOLD = "00000000"
_SYSTEM_INK, _SYSTEM_GROUND = 64, 65
_THEME = (WHITE, BLACK)


def looks(workbook: Any) -> list[Look]:
    """Return the look of each style, by its number."""
    return [Look(), *(_look(workbook, style) for style in workbook._cell_styles[1:])]


def date_styles(workbook: Any) -> set[int]:
    """Return the numbers of the styles with built-in formats for dates that openpyxl does not know."""
    return {number for number, style in enumerate(workbook._cell_styles) if style.numFmtId in BUILT_IN_DATES}


def _look(workbook: Any, style: Any) -> Look:
    font, fill = _at(workbook._fonts, style.fontId), _at(workbook._fills, style.fillId)
    return look(
        _code(workbook, style.numFmtId),
        emphasised=bool(font and font.b) or bool(fill and fill.fill_type),
        is_struck=bool(font and font.strike),
        ink=_colour(font.color) if font and font.color else BLACK,
        ground=_ground(fill),
    )


def _code(workbook: Any, number: int) -> str:
    if number in BUILT_IN_DATES:
        return BUILT_IN_DATES[number]
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, "General"))
    return _at(workbook._number_formats, number - BUILTIN_FORMATS_MAX_SIZE) or "General"


def _ground(fill: Any) -> str | None:
    if fill is None or not fill.fill_type:
        return WHITE
    return _colour(fill.fgColor) if fill.fill_type == "solid" else None


def _colour(color: Any) -> str | None:
    """Return a colour in six hexadecimal digits, or another name for one that the theme decides on."""
    if color.type == "rgb":
        return None if color.rgb == _UNTOLD else str(color.rgb)[-6:].upper()
    if color.type == "theme":
        is_known = color.theme < len(_THEME) and not color.tint
        return _THEME[color.theme] if is_known else f"theme {color.theme} {color.tint}"
    if color.type == "indexed":
        system = {_SYSTEM_INK: BLACK, _SYSTEM_GROUND: WHITE}
        return system.get(color.indexed) or str(_at(COLOR_INDEX, color.indexed))[-6:]
    return None


def _at(things: Sequence[Any], place: int) -> Any:
    return things[place] if place < len(things) else None
