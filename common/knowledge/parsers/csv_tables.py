"""CSV: by what its cells are delimited, whether it has a header, and its rows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from common.knowledge.parsers.csv_records import records
from common.knowledge.parsers.text import decode, doubts
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Row, Table, Unreadable

_DELIMITERS = "\t;|,"
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 100
_MOST_ROWS = 500
_LONGEST_LIST_ITEM = 60
_NAMED_DELIMITER = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_FIGURE = re.compile(r"\W*([A-Z]{1,3}\$)?\W*\d")
_YEAR = re.compile(r"(19|20)\d\d")


def parse(path: Path) -> Iterator[Piece]:
    """Yield the rows in tables of at most 500, each with the header; rows are numbered as a spreadsheet shows them.

    Lines of a single cell above the table, such as its title, become paragraphs.

    Raises:
        Unreadable: empty.
    """
    content = path.read_bytes()
    text = decode(content)
    if named := _NAMED_DELIMITER.match(text):
        delimiter, text = named[1], text[named.end() :]
    else:
        delimiter = delimiter_of(text) or ","
    numbered = enumerate(map(_trimmed, records(text, delimiter)), 1)
    rows = (Row(cells, number) for number, cells in numbered if cells)
    first = list(islice(rows, _SAMPLE_ROWS))
    if not first:
        raise Unreadable(Problem.EMPTY, "The file is empty.")
    begin = _begin(first)
    for row in first[:begin]:
        yield Paragraph(" ".join(filter(None, row.cells)))
    header = first[begin].cells if _is_header(first[begin]) and len(first) > begin + 1 else ()
    yield from _tables(header, chain(first[begin + bool(header) :], rows))
    yield ReadingSummary(Kind.CSV, warnings=doubts(content))


def delimiter_of(text: str) -> str | None:
    """Return the delimiter that cuts the most rows into equally many cells, or None when the text is no table.

    Only then does a comma that is a decimal point not pass for a delimiter. (`csv.Sniffer` counts characters alone, and
    finds a delimiter in any prose.) A list of short items is a table of one column.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    agreement = {delimiter: _agreement(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=agreement.__getitem__)
    if agreement[best] >= 0.5:
        return best
    is_list = not any(agreement.values()) and all(len(line) <= _LONGEST_LIST_ITEM for line in sample.splitlines())
    return best if is_list else None


def _agreement(sample: str, delimiter: str) -> float:
    """Return which share of the rows has the commonest number of cells above one."""
    widths = Counter(len(cells) for cells in islice(filter(None, records(sample, delimiter)), _SAMPLE_ROWS))
    return max((count for width, count in widths.items() if width > 1), default=0) / max(widths.total(), 1)


def _trimmed(record: list[str]) -> tuple[str, ...]:
    """Return the cells without the blank ones at the end."""
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _begin(rows: list[Row]) -> int:
    """Return where the table begins: at the first row with several cells, if there is any."""
    return next((place for place, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), 0)


def _is_header(row: Row) -> bool:
    """Say whether the cells are names. Years are names as well: sales are often listed by them."""
    return not any(_FIGURE.match(cell) and not _YEAR.fullmatch(cell) for cell in row.cells)


def _tables(header: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Table]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _MOST_ROWS)):
        width = max(len(header), *(len(row.cells) for row in batch))
        padded = tuple(Row(_padded(row.cells, width), row.number) for row in batch)
        yield Table(padded, _padded(header, width) if header else ())


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
