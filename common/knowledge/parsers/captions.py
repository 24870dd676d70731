"""Short texts that stand alone on a sheet, and the table that each is the title of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from common.knowledge.parsers.sheets import Area, Cell, Holds, Rows, between, is_one_cell

_LONGEST = 200
_MOST_ROWS = 4
_MOST_EMPTY_ROWS = 2


def captions(rows: Rows, areas: Collection[Area]) -> dict[Area, list[Area]]:
    """Return for each area that is a table the captions above it, from top to bottom.

    A caption is a short text that stands alone, at most two empty rows above its table or the table's next caption.
    One that is closer to a table above it is a note to that one.
    """
    spans = {area: _span(rows, area) for area in areas if _stands_alone(rows, area)}
    tables = [area for area in areas if area not in spans]
    spans_ending = _by_bottom(spans.values())
    tables_ending = _by_bottom(tables)
    area_of = {span: area for area, span in spans.items()}

    def above(table: Area) -> list[Area]:
        found: list[Area] = []
        below = table
        while span := _nearest(below, spans_ending, tables_ending):
            longer = [area_of[span], *found]
            if as_title([cell for area in longer for cell in alone_in(rows, area)]) is None:
                break
            found, below = longer, span
        return found

    return {table: above(table) for table in tables}


def as_title(cells: list[Cell]) -> str | None:
    """Return the title that the cells of successive rows make, None if they say too much for one."""
    texts = [cell.text for place, cell in enumerate(cells) if place == 0 or cell is not cells[place - 1]]
    title = " › ".join(texts)
    return title if len(texts) <= _MOST_ROWS and len(title) <= _LONGEST else None


def alone_in(rows: Rows, area: Area) -> list[Cell]:
    """Return the cells of the area's rows as long as each has but one."""
    cells = []
    for number in range(area.top, area.bottom + 1):
        row = between(rows.get(number, {}), area.left, area.right)
        if not is_one_cell(row.values()):
            break
        cells.append(next(iter(row.values())))
    return cells


def _stands_alone(rows: Rows, area: Area) -> bool:
    cells = alone_in(rows, area)
    has_all_rows = len(cells) == area.bottom - area.top + 1
    return has_all_rows and all(cell.holds == Holds.TEXT for cell in cells) and as_title(cells) is not None


def _span(rows: Rows, area: Area) -> Area:
    """Return the area with all columns that its first text is merged over."""
    row, right = rows[area.top], area.right
    text = alone_in(rows, area)[0]
    while row.get(right + 1) is text:
        right += 1
    return area._replace(right=right)


def _nearest(below: Area, spans: Mapping[int, list[Area]], tables: Mapping[int, list[Area]]) -> Area | None:
    for distance in range(1, _MOST_EMPTY_ROWS + 2):
        for caption in spans.get(below.top - distance, []):
            closer = chain.from_iterable(tables.get(caption.top - nearer, []) for nearer in range(1, distance))
            # A title often starts one column before its table.
            if caption.left <= below.right and below.left <= caption.right + 1:
                is_note = any(table.left <= caption.right and caption.left <= table.right for table in closer)
                return None if is_note else caption
    return None


def _by_bottom(areas: Iterable[Area]) -> dict[int, list[Area]]:
    found: dict[int, list[Area]] = defaultdict(list)
    for area in areas:
        found[area.bottom].append(area)
    return found
