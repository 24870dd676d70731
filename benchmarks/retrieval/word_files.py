"""Word files: how much of their text is read?"""

import statistics
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx

from benchmarks.retrieval.report import Line, Report
from benchmarks.retrieval.scoring import token_recall
from common.knowledge.rules.content import Paragraph, Piece, Table
from common.wiring import Product

_TARGET = 0.95


def measure(product: Product, folder: Path) -> Report:
    """Measure the share of the words of another parser's Markdown that are read, on average over the files."""
    ours, naive, misses = [], [], []
    start = time.perf_counter()
    paths = sorted((folder / "docx").glob("*.docx"))
    read = ["\n".join(_texts(product.knowledge.reader.read(path, path.name))) for path in paths]
    seconds = time.perf_counter() - start
    for path, text in zip(paths, read, strict=True):
        markdown = path.with_name(f"{path.name}.md").read_text()
        ours.append(token_recall(text, markdown))
        naive.append(token_recall(_paragraphs(path), markdown))
        if ours[-1] < 1:
            misses.append(f"{path.name}: {ours[-1]:.3f} of the words, the baseline {naive[-1]:.3f}")
    line = Line("words read", statistics.mean(ours), statistics.mean(naive), _TARGET)
    return Report(f"Word: {len(paths)} files", [line], [f"reading {seconds:.1f} s, each in a child process"], misses)


def _texts(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield piece.text
        elif isinstance(piece, Table):
            yield " ".join((piece.title, *piece.header, *(cell for row in piece.rows for cell in row.cells)))


def _paragraphs(path: Path) -> str:
    """Return what python-docx gives as paragraphs: nothing where it can't open the file."""
    try:
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    except KeyError:
        # A file in the Strict variant of the format.
        return ""
