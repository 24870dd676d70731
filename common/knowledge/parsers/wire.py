"""Pieces of a document as lines of JSON, on their way from the process that parses it to the one that asked."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from common.knowledge.rules.content import (
    Kind,
    LeftOut,
    Paragraph,
    Piece,
    Problem,
    ReadingProgress,
    ReadingSummary,
    Row,
    Table,
    Unreadable,
)

OUT_OF_MEMORY = 3
"""The exit status of a process that has no memory left to say so in words."""
LONGEST_LINE = 16_000_000
SENT_AT_ONCE = 65_536
_MOST_ROWS = 500
_MOST_CHARACTERS = 100_000
_STRETCH = re.compile(rf".{{1,{_MOST_CHARACTERS}}}(?:\s|\Z)|.{{{_MOST_CHARACTERS}}}", re.DOTALL)


def encode(piece: Piece) -> Iterator[bytes]:
    """Yield the piece as lines. A big table and a long paragraph become several pieces, so that lines stay small."""
    for part in _parts(piece):
        yield _line({type(part).__name__: part})


def encode_failure(error: Unreadable) -> bytes:
    """Return the line that tells why the document can't be read."""
    return _line({"Unreadable": {"problem": error.problem, "message": _storable(str(error))}})


def decode(line: bytes) -> Piece:
    """Return the piece that the line holds.

    Raises:
        Unreadable: the line tells that the document can't be read.
    """
    [(name, values)] = json.loads(line).items()
    match name:
        case "Paragraph":
            return Paragraph(**values)
        case "Table":
            rows = tuple(Row(tuple(row["cells"]), row["number"]) for row in values["rows"])
            return Table(**{**values, "rows": rows, "header": tuple(values["header"])})
        case "ReadingProgress":
            return ReadingProgress(**values)
        case "ReadingSummary":
            left_out = tuple(LeftOut(**one) for one in values["left_out"])
            told = {"kind": Kind(values["kind"]), "warnings": tuple(values["warnings"]), "left_out": left_out}
            return ReadingSummary(**{**values, **told})
        case "Unreadable":
            raise Unreadable(Problem(values["problem"]), values["message"])
    raise ValueError(f"{name} is no piece of a document")


def _parts(piece: Piece) -> Iterator[Piece]:
    if isinstance(piece, Table):
        for rows in _batches(piece.rows):
            yield replace(piece, rows=rows)
    elif isinstance(piece, Paragraph):
        for text in _stretches(piece.text):
            yield replace(piece, text=text)
    else:
        yield piece


def _batches(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Cut rows after so many of them, or so many characters; a single row is never cut."""
    begin = size = 0
    for end, row in enumerate(rows):
        length = sum(map(len, row.cells))
        if end > begin and (end - begin == _MOST_ROWS or size + length > _MOST_CHARACTERS):
            yield rows[begin:end]
            begin, size = end, 0
        size += length
    yield rows[begin:]


def _stretches(text: str) -> Iterator[str]:
    """Cut a text at white space; one without any at the limit."""
    if len(text) <= _MOST_CHARACTERS:
        yield text
    else:
        yield from filter(None, (stretch[0].strip() for stretch in _STRETCH.finditer(text)))


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, default=_fields).encode() + b"\n"


def _fields(part: Any) -> dict[str, Any]:
    return {field.name: _storable(getattr(part, field.name)) for field in fields(part)}


def _storable(value: Any) -> Any:
    """Clean texts of what documents hold, but neither UTF-8 nor MongoDB: NUL is left out, a lone surrogate replaced.

    Two surrogates that make up a character together become that character.
    """
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value
