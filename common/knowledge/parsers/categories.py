"""Rows within a table that name what the rows below them are: "Sofas", then every sofa with its price."""

from collections.abc import Sequence

from common.knowledge.parsers import sheets
from common.knowledge.parsers.sheets import Area, Holds, Rows, between, is_one_cell

_LONGEST = 80
_TELLING_WIDTH = 3


def categories(rows: Rows, numbers: Sequence[int], area: Area) -> dict[int, str]:
    """Return the category of each row of a table that has one.

    A category is named by a short text alone in the first column, or merged over all of them, with other rows below
    it. It is set off, or all other rows say much more: else it might be a thing of which the rest is not known. Names
    in successive rows make one of several levels. A row that is set off as a whole, such as a total, has none.
    """
    if area.left == area.right:
        return {}
    seen = [between(rows[number], area.left, area.right) for number in numbers]
    others_say_more = all(len(row) >= _TELLING_WIDTH or is_one_cell(row.values()) for row in seen)
    are_names = [_is_alone_in_front(row, area) and (others_say_more or _is_set_off(row)) for row in seen]
    found: dict[int, str] = {}
    path: list[str] = []
    is_below_name = False
    for number, row, names_others in zip(numbers, seen, are_names, strict=True):
        if names_others:
            path = [*(path if is_below_name else ()), row[area.left].text]
        elif path and not is_one_cell(row.values()) and not all(cell.emphasised for cell in row.values()):
            found[number] = " › ".join(path)
        is_below_name = names_others
    return found


def _is_alone_in_front(row: sheets.Row, area: Area) -> bool:
    if not is_one_cell(row.values()) or min(row) != area.left:
        return False
    cell = row[area.left]
    return cell.holds == Holds.TEXT and len(cell.text) <= _LONGEST


def _is_set_off(row: sheets.Row) -> bool:
    return len(row) > 1 or all(cell.emphasised for cell in row.values())
