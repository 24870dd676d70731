"""What a document says, as its parser hands it on: piece by piece, in reading order, the summary last."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of documents that can be read. TXT is any plain text; Markdown and CSV are texts with structure."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"


class Problem(StrEnum):
    """Why a document can't be read."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    WRONG_TYPE = "wrong_type"
    TOO_LARGE = "too_large"
    EMPTY = "empty"


class Unreadable(Exception):
    """The document can't be read. The text tells a person what is wrong with it and what to do."""

    def __init__(self, problem: Problem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a list item, a footnote; or a heading of this `level`, 1 the outermost. Pages count from 1."""

    text: str
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one text per column, as a person sees the cell. `number` is the row's own, counted from 1."""

    cells: tuple[str, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `header` has one text per column, or none at all; `first_column` counts from 1 (1 is A).

    `last_column` is told where hidden ones between them are left out.
    """

    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()
    title: str = ""
    page: int | None = None
    sheet: str | None = None
    first_column: int = 1
    last_column: int | None = None


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How many of the document's pages or sheets were read so far."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was not read, as it repeats on `times` pages: a header, a footer, a page number."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """The end: what the document is, and what people should know about how it was read.

    `tables` is how many there are: a large one comes in several pieces.
    """

    kind: Kind
    pages: int | None = None
    sheets: int | None = None
    tables: int = 0
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


Piece = Paragraph | Table | ReadingProgress | ReadingSummary


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was read of a document."""

    rows: int = 0
    words: int = 0

    def and_also(self, piece: Piece) -> "Extent":
        """Return how much it is with one more piece."""
        if isinstance(piece, Table):
            words = sum(len(cell.split()) for row in piece.rows for cell in row.cells)
            return Extent(self.rows + len(piece.rows), self.words + words)
        if isinstance(piece, Paragraph):
            return Extent(self.rows, self.words + len(piece.text.split()))
        return self
