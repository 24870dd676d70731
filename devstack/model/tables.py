"""Tables in text, between pipes or tabs: each row written out with the names of its columns."""

import re
from collections.abc import Iterator, Sequence

from devstack.model.words import shown

_RULE = re.compile(r"^[\s|:+-]+$")


def is_table_line(line: str) -> bool:
    """Say whether the line is a row of a table, or its header."""
    return len(_cells(line)) > 1


def rows(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The rows among consecutive table lines: each written out as "column: value; …", and as its line stands."""
    columns: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        cells = _cells(line, len(columns))
        if _RULE.match(line) or cells == columns:
            continue
        if len(cells) == len(columns):
            yield _written_out(columns, cells), line
        elif _names_columns(cells) and len(_cells(following, len(cells))) == len(cells):
            columns = cells
        else:
            yield _written_out([""] * len(cells), cells), line


def _cells(line: str, width: int = 0) -> list[str]:
    separator = "\t" if "\t" in line else "|"
    cells = [cell.strip() for cell in line.strip().split(separator)]
    # Pipes around a row frame it, unless its first and last cell are just empty.
    framed = len(cells) > 2 and not cells[0] and not cells[-1]
    return cells[1:-1] if framed and len(cells) != width else cells


def _names_columns(cells: Sequence[str]) -> bool:
    # "Monday | 9:00 to 18:00" is not what the lines below it are called.
    return not any(map(shown, cells))


def _written_out(columns: Sequence[str], cells: Sequence[str]) -> str:
    named = zip(columns, cells, strict=True)
    return "; ".join(f"{column}: {cell}" if column else cell for column, cell in named if cell)
