"""Tables in text, between pipes or tabs: each row written out with the names of its columns."""

import re
from collections.abc import Iterator, Sequence

from devstack.model.words import shown

_RULE = re.compile(r"^[\s|:+-]+$")


def is_table_line(line: str) -> bool:
    """Say whether the line is a row of a table, or its header."""
    return len(_divided(line)) > 1


def rows(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The rows among consecutive table lines: each written out as "column: value; …", and as its line stands."""
    columns: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        cells = _cells(line, len(columns))
        if _RULE.match(line) or cells == columns:
            continue
        if len(cells) == len(columns):
            yield _written_out(columns, cells), line
        elif _names_columns(cells, _cells(following, len(cells))):
            columns = cells
        else:
            yield f"{cells[0]}: {'; '.join(filter(None, cells[1:]))}".strip(":; "), line


def _divided(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().split("\t" if "\t" in line else "|")]


def _cells(line: str, width: int) -> list[str]:
    cells = _divided(line)
    # Pipes around a row frame it, unless its first and last cell are just empty.
    framed = len(cells) > 2 and not cells[0] and not cells[-1]
    return cells[1:-1] if framed and len(cells) != width else cells


def _names_columns(cells: Sequence[str], below: Sequence[str]) -> bool:
    # "Monday | 9:00 to 18:00" above "Saturday | 10:00 to 14:00" is one more row.
    pairs = zip(cells, below, strict=False)
    return len(cells) == len(below) and not any(shown(cell) & shown(other) for cell, other in pairs)


def _written_out(columns: Sequence[str], cells: Sequence[str]) -> str:
    named = zip(columns, cells, strict=True)
    return "; ".join(f"{column}: {cell}" if column else cell for column, cell in named if cell)
