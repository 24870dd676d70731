"""The records of a CSV, also where its quotes are not as they should be."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice

# A quote that is never closed must not swallow the rows below it.
_MOST_LINES = 1000
_SAMPLE_LINES = 500
_Record = tuple[list[str], int]
_TEXT_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each record; a blank line is one without cells.

    Quotes are read as RFC 4180 has them where that makes sense; else with backslashes before inner quotes; else as
    ending only before a delimiter; else they are characters like others. ="00042", as Excel is told that digits are a
    text, is read as 00042.
    """
    csv.field_size_limit(sys.maxsize)
    lines = re.sub(rf'(^|{re.escape(delimiter)}) *="', r'\1"', text, flags=re.MULTILINE).split("\n")
    width = _commonest_width(lines, delimiter)
    at = 0
    while at < len(lines):
        cells, taken = _record(lines, at, delimiter, width)
        yield [_unwrapped(cell) for cell in cells]
        at += taken


def _record(lines: list[str], at: int, delimiter: str, width: int) -> _Record:
    line = lines[at]
    if '"' not in line:
        return line.split(delimiter) if line.strip() else [], 1
    for escape in (None, "\\") if '\\"' in line else (None,):
        found = _quoted(lines, at, delimiter, escape)
        if found and not (found[1] > 1 and _are_rows(lines[at : at + found[1]], delimiter, width)):
            return found
    tolerant = _ending_before_delimiters(line, delimiter)
    return (tolerant if len(tolerant) == width else line.split(delimiter)), 1


def _quoted(lines: list[str], at: int, delimiter: str, escape: str | None) -> _Record | None:
    """Read a record that may go on in the lines below. None: a quote is never closed, or it ends within a cell."""
    ahead = (lines[number] + "\n" for number in range(at, min(len(lines), at + _MOST_LINES)))
    reader = csv.reader(ahead, delimiter=delimiter, skipinitialspace=True, strict=True, escapechar=escape)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None


def _are_rows(lines: list[str], delimiter: str, width: int) -> bool:
    """Say whether most of the lines are rows by themselves, and no parts of a cell that has several."""
    return sum(len(line.split(delimiter)) == width for line in lines) * 2 > len(lines)


def _ending_before_delimiters(line: str, delimiter: str) -> list[str]:
    end = re.escape(delimiter)
    cell = re.compile(rf' *"((?:(?!" *{end}).)*)" *(?:{end}|$)|([^{end}]*)(?:{end}|$)')
    cells, at = [], 0
    while at <= len(line) and (found := cell.match(line, at)):
        cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        if found.end() == len(line) and not line.endswith(delimiter, at):
            break
        at = found.end() if found.end() > at else at + 1
    return cells


def _commonest_width(lines: list[str], delimiter: str) -> int:
    sample = islice((number for number, line in enumerate(lines) if line.strip()), _SAMPLE_LINES)
    found = (_quoted(lines, number, delimiter, None) for number in sample)
    widths = Counter(len(record[0]) for record in found if record and record[1] == 1)
    return widths.most_common(1)[0][0] if widths else 1


def _unwrapped(cell: str) -> str:
    formula = _TEXT_FORMULA.fullmatch(cell.strip())
    return formula[1] if formula else cell
