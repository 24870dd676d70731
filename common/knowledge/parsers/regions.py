"""The tables on a sheet: each with the title above it and the header in its first rows."""

from collections.abc import Iterator
from itertools import chain, islice

from common.knowledge.parsers import sheets
from common.knowledge.parsers.areas import areas
from common.knowledge.parsers.captions import alone_in, as_title, captions
from common.knowledge.parsers.categories import categories
from common.knowledge.parsers.headers import Grid, header_depth, header_names, stands_out
from common.knowledge.parsers.sheets import Area, Rows, Sheet, between, is_one_cell
from common.knowledge.rules.content import Problem, Row, Table, Unreadable

# Blank cells take up memory as well.
_MOST_CELLS = 20_000_000
_MOST_EMPTY_ROWS = 2
_LONGEST_HEADER = 20_000
# So many rows tell what a column holds.
_SAMPLE = 50

_Found = tuple[Area, Table]


def tables(sheet: Sheet) -> Iterator[Table]:
    """Yield the tables of a sheet from top to bottom, those side by side from left to right.

    Tables are apart if there is an empty row or an empty column between them. The texts alone above a table, and its
    first rows if they have one text each, are its title. Rows that have no header of their own, below a table of the
    same columns, go on under its header and title. A text that belongs to no table is a table of one cell.

    Raises:
        Unreadable: TOO_LARGE, the cells are too far apart to make tables of them.
    """
    found = areas(sheet.rows)
    above = captions(sheet.rows, found)
    titles = set(chain.from_iterable(above.values()))
    latest: list[_Found] = []
    for area in found:
        if area in titles:
            continue
        latest = [(placed, table) for placed, table in latest if area.top - placed.bottom <= _MOST_EMPTY_ROWS + 1]
        for placed, table in _tables_in(sheet, area, above.get(area, []), latest):
            latest.append((placed, table))
            yield table


def _tables_in(sheet: Sheet, area: Area, above: list[Area], latest: list[_Found]) -> Iterator[_Found]:
    introduction = [cell for caption in above for cell in alone_in(sheet.rows, caption)]
    depth = _title_depth(sheet.rows, area)
    title = as_title(introduction + alone_in(sheet.rows, area)[:depth])
    if title is None:
        title = as_title(introduction)
        # Too long for a title, so it is a text to be read.
        text = _tight(sheet.rows, area._replace(bottom=area.top + depth - 1))
        yield text, Table(_body(sheet.rows, text, text), title=title or "", sheet=sheet.name, first_column=text.left)
    area = _tight(sheet.rows, area._replace(top=area.top + depth))
    sample = _sample(sheet.rows, area)
    depth = 0 if _is_too_long(sample) else header_depth(sample)
    upper = next((found for found in latest if _goes_on(*found, area, sample)), None)
    if upper and not (title and depth):
        frame, header, title = upper[0], upper[1].header, title or upper[1].title
    else:
        frame, header = area, header_names(sample[:depth]) if depth else ()
        area = area._replace(top=next(islice(_numbers(sheet.rows, area), depth, None)))
    frame = area._replace(left=frame.left, right=frame.right)
    body = _without_repeated(header, _body(sheet.rows, area, frame))
    yield frame, Table(body, header, title or "", sheet=sheet.name, first_column=frame.left)


def _title_depth(rows: Rows, area: Area) -> int:
    """Say how many rows at the top of a table have one text each, and are no headings of some of its columns."""
    depth = len(alone_in(rows, area))
    if depth in (0, area.bottom - area.top + 1):
        return 0
    last, first = (between(rows[area.top + depth + place], area.left, area.right) for place in (-1, 0))
    is_group_heading = len(last) > 1 and min(last) > min(first)
    return depth - is_group_heading


def _tight(rows: Rows, area: Area) -> Area:
    """Leave out the columns that only a title took up."""
    inside = [between(rows[number], area.left, area.right) for number in _numbers(rows, area)]
    right = max(min(row) if is_one_cell(row.values()) else max(row) for row in inside)
    return area._replace(left=min(map(min, inside)), right=right)


def _goes_on(upper: Area, table: Table, area: Area, sample: Grid) -> bool:
    """Say whether the table goes on in the area below it: in the same columns, or with a single row in some of them."""
    same_columns = (area.left, area.right) == (upper.left, upper.right)
    single_row = area.top == area.bottom and area.left < area.right
    repeats_header = tuple(cell.text if cell else "" for cell in sample[0]) == table.header
    return (
        bool(table.header)
        and upper.bottom < area.top
        and (same_columns or (single_row and upper.left <= area.left and area.right <= upper.right))
        and not repeats_header
        and not stands_out(sample)
    )


def _is_too_long(sample: Grid) -> bool:
    """Say whether the first row is too long for a header, which each part of a table repeats."""
    return sum(len(cell.text) for cell in sample[0] if cell) > _LONGEST_HEADER


def _sample(rows: Rows, area: Area) -> Grid:
    columns = range(area.left, area.right + 1)
    return [tuple(map(rows[number].get, columns)) for number in islice(_numbers(rows, area), _SAMPLE)]


def _body(rows: Rows, area: Area, frame: Area) -> tuple[Row, ...]:
    """Return the rows of an area, with blank cells to the left and the right as far as the frame reaches."""
    numbers = list(_numbers(rows, area))
    if len(numbers) * (frame.right - frame.left + 1) > _MOST_CELLS:
        message = "The cells of a sheet are too far apart to be read as a table: delete those that don't belong to it."
        raise Unreadable(Problem.TOO_LARGE, message)
    named = categories(rows, numbers, area)
    return tuple(
        Row(_texts(between(rows[number], area.left, area.right), frame, named.get(number, "")), number)
        for number in numbers
    )


def _without_repeated(header: tuple[str, ...], body: tuple[Row, ...]) -> tuple[Row, ...]:
    """Leave out the header where it is written again below its table's first rows."""
    return tuple(row for row in body if row.cells != header)


def _texts(row: sheets.Row, frame: Area, category: str) -> tuple[str, ...]:
    """Return the texts of a row, its category before the first; one that is merged over all of it is told once."""
    only = min(row) if is_one_cell(row.values()) else None
    texts = [
        row[column].text if column in row and only in (None, column) else ""
        for column in range(frame.left, frame.right + 1)
    ]
    if category:
        first = min(row) - frame.left
        texts[first] = f"{category} › {texts[first]}"
    return tuple(texts)


def _numbers(rows: Rows, area: Area) -> Iterator[int]:
    """Yield the numbers of the rows that have anything in the area."""
    columns = range(area.left, area.right + 1)
    return (n for n in range(area.top, area.bottom + 1) if n in rows and any(c in rows[n] for c in columns))
