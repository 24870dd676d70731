"""Price lists in running text: a line that names something and its price is a row, as in a table."""

import re
from collections.abc import Sequence

from common.assistant.rules.figures.figure import Kind
from common.assistant.rules.figures.reading import figures_in, plain
from common.assistant.rules.figures.tables import Row, Table

_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 3
_LONGEST_NAME = 60


def price_list_in(about: str, text: str, where: str) -> tuple[Table | None, str]:
    """Return the price list in a text, if it has one, and the text without its lines."""
    lines = text.splitlines()
    rows = {place: row for place, line in enumerate(lines) if (row := _row(line, where))}
    if len(rows) < _FEWEST:
        return None, text
    rest: Sequence[str] = [line for place, line in enumerate(lines) if place not in rows]
    return Table(about, ("", "Price"), tuple(rows.values())), "\n".join(rest)


def _row(line: str, where: str) -> Row | None:
    """Return what a line that ends in its only price names, and the price."""
    text = plain(line).strip()
    figures = figures_in(text)
    if not figures or figures[-1].kind is not Kind.PRICE or [one.kind for one in figures].count(Kind.PRICE) > 1:
        return None
    name, behind = text[: figures[-1].start], text[figures[-1].end :]
    is_row = _LETTER.search(name) and len(name) <= _LONGEST_NAME and not _LETTER.search(behind)
    return Row((name.strip(" :-–—.…|=\t"), figures[-1].text), where) if is_row else None
