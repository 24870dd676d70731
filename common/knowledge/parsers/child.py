"""The process in which one document is parsed, by programs that a document may crash, stall or make greedy.

It is started with one argument, a JSON list: path, filename, seconds of CPU time, bytes of memory, whether hidden
sheets are read, and whether hidden cells are. It writes lines (see `wire`) to its standard output.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from common.kernel.confinement import confine
from common.knowledge.parsers import wire
from common.knowledge.parsers.containers import is_ole
from common.knowledge.parsers.detection import detect, naming_warning
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Table, Unreadable

_MOST_BYTES = 200_000_000


def main() -> None:
    """Parse the document that the argument names."""
    path, filename, seconds, memory_bytes, *include_hidden = json.loads(sys.argv[1])
    confine(seconds, memory_bytes)
    # Libraries print warnings: what they write to the standard output must not get between the pieces.
    with os.fdopen(os.dup(1), "wb", buffering=wire.SENT_AT_ONCE) as output:
        os.dup2(2, 1)
        try:
            room = _MOST_BYTES
            for piece in _pieces(Path(path), filename, *include_hidden):
                for line in wire.encode(piece):
                    room -= output.write(line)
                    if room < 0:
                        message = "It holds more text than is read of one document (200 MB): split it."
                        raise Unreadable(Problem.TOO_LARGE, message)
                if isinstance(piece, ReadingProgress):
                    output.flush()
        except Unreadable as error:
            output.write(wire.encode_failure(error))
        except MemoryError:
            os._exit(wire.OUT_OF_MEMORY)


def _pieces(path: Path, filename: str, include_hidden_sheets: bool, include_hidden_cells: bool) -> Iterator[Piece]:
    kind = detect(path, filename)
    warning = naming_warning(filename, kind)
    tables, before = 0, None
    for piece in _parse(path, kind, include_hidden_sheets, include_hidden_cells):
        tables += isinstance(piece, Table) and not _goes_on(before, piece)
        before = piece
        if isinstance(piece, ReadingSummary):
            warnings = (warning, *piece.warnings) if warning else piece.warnings
            yield replace(piece, tables=tables, warnings=warnings)
        else:
            yield piece


def _goes_on(before: Piece | None, table: Table) -> bool:
    """Say whether a table is the next part of the one right before it: a large one comes in several pieces."""
    return isinstance(before, Table) and replace(before, rows=()) == replace(table, rows=())


def _parse(path: Path, kind: Kind, include_hidden_sheets: bool, include_hidden_cells: bool) -> Iterator[Piece]:
    """Parse with the kind's own parser; only that one is imported, for some take long to load."""
    match kind:
        case Kind.PDF:
            from common.knowledge.parsers import pdf

            return pdf.parse(path, include_hidden_cells)
        case Kind.DOCX:
            from common.knowledge.parsers import docx

            return docx.parse(path)
        case Kind.XLSX:
            from common.knowledge.parsers import xlsx

            return xlsx.parse(path, include_hidden_sheets, include_hidden_cells)
        case Kind.XLS:
            from common.knowledge.parsers import dressed, xls

            parse = xls.parse if is_ole(path) else dressed.parse
            return parse(path, include_hidden_sheets, include_hidden_cells)
        case Kind.CSV:
            from common.knowledge.parsers import csv_tables

            return csv_tables.parse(path)
        case Kind.MARKDOWN:
            from common.knowledge.parsers import markdown

            return markdown.parse(path)
        case Kind.TXT:
            from common.knowledge.parsers import text

            return text.parse(path)


if __name__ == "__main__":
    main()
