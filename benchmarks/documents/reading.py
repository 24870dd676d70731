"""How fast documents are read, beside the bare library at the same file, in turns.

"alone" is the parser within this process; "in a child" is what the product does: it starts a process for each document,
and gets the pieces from it.
"""

import gc
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx as python_docx
import openpyxl
import pdfplumber
import pypdfium2 as pdfium
import xlrd  # type: ignore[import-untyped]

from benchmarks.documents import files
from benchmarks.documents.files import Made
from common.knowledge.parsers import docx, pdf, xls, xlsx
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.content import Piece

ROUNDS = 7
_READER = DocumentReader(seconds=300, memory_bytes=1536 * 1024 * 1024, include_hidden_sheets=False)


@dataclass(frozen=True, slots=True)
class Race:
    """A file, the bare library and the product's parser. `target` is the share of the library's speed to reach."""

    name: str
    library: str
    made: Made
    bare: Callable[[Path], Iterable[object]]
    parse: Callable[[Path], Iterator[Piece]]
    target: float | None = None


def measure() -> None:
    """Print how many pages, paragraphs or rows are read in a second, and that as a share of the bare library's."""
    print(
        f"Reading, in a second: the bare library, the parser alone, the parser in a child (median of {ROUNDS} rounds)"
    )
    with tempfile.TemporaryDirectory() as folder:
        for race in _races(Path(folder)):
            print(_told(race, *_speeds(race)), flush=True)


def _races(folder: Path) -> Iterator[Race]:
    prose, tables = files.manual(folder / "manual.pdf", 500), files.catalogue(folder / "catalogue.pdf", 50)
    letter = files.letter(folder / "letter.docx", 5000)
    prices, old = files.price_list(folder / "prices.xlsx", 5000), files.old_price_list(folder / "prices.xls", 5000)
    visible, visible_old = (partial(parser.parse, include_hidden=False) for parser in (xlsx, xls))
    yield Race("PDF, prose", "pypdfium2", prose, _bare_pages, pdf.parse, target=0.6)
    yield Race("PDF, ruled tables", "pdfplumber", tables, _bare_tables, pdf.parse)
    yield Race("DOCX", "python-docx", letter, _bare_paragraphs, docx.parse)
    yield Race("XLSX", "openpyxl", prices, _bare_rows, visible)
    yield Race("XLS", "xlrd", old, _bare_old_rows, visible_old)


def _speeds(race: Race) -> list[float]:
    """Return the pages, paragraphs or rows a second of the library, the parser alone, and the parser in a child."""
    path = race.made.path
    ways: list[Callable[[Path], Iterable[object]]] = [race.bare, race.parse, partial(_READER.read, filename=path.name)]
    rounds = [[_seconds(way, path) for way in ways] for _ in range(ROUNDS)]
    return [race.made.count / statistics.median(seconds) for seconds in zip(*rounds, strict=True)]


def _seconds(way: Callable[[Path], Iterable[object]], path: Path) -> float:
    # What one way has left behind is not cleared away in the time of the next one.
    gc.collect()
    start = time.perf_counter()
    deque(way(path), maxlen=0)
    return time.perf_counter() - start


def _told(race: Race, bare: float, alone: float, in_child: float) -> str:
    shares = f"alone {alone:7,.0f} ({alone / bare:5.2f})   in a child {in_child:7,.0f} ({in_child / bare:5.2f})"
    target = f"   target: alone {race.target:.2f}" if race.target else ""
    return f"  {race.name:18}{race.made.unit:11}{race.library:12}{bare:7,.0f}   {shares}{target}"


def _bare_pages(path: Path) -> Iterator[str]:
    with pdfium.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_bounded()


def _bare_tables(path: Path) -> Iterator[object]:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield page.extract_tables()


def _bare_paragraphs(path: Path) -> Iterator[str]:
    return (paragraph.text for paragraph in python_docx.Document(str(path)).paragraphs)


def _bare_rows(path: Path) -> Iterator[object]:
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            yield [cell.value for cell in row]


def _bare_old_rows(path: Path) -> Iterator[object]:
    for sheet in xlrd.open_workbook(path, formatting_info=True).sheets():
        for number in range(sheet.nrows):
            yield [cell.value for cell in sheet.row(number)]
