"""Where in a document something stands: its pages, or its sheet and cells, or the headings above it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The first and last page, or the sheet and the range of cells. A CSV has cells and no sheet.

    `headings` are what it stands under, the outermost first, where a document has neither pages nor cells.
    """

    pages: tuple[int, int] | None = None
    sheet: str | None = None
    cells: str | None = None
    headings: str = ""

    def __str__(self) -> str:
        if self.cells:
            return f"{self.sheet}!{self.cells}" if self.sheet else self.cells
        if self.pages:
            first, last = self.pages
            return f"page {first}" if first == last else f"pages {first}-{last}"
        return self.headings


@dataclass(frozen=True, slots=True)
class Mark:
    """From `at` on, in the text of a chunk, it stands under these headings and on this page."""

    at: int
    headings: str
    page: int | None


def cell_range(first_column: int, last_column: int, first_row: int, last_row: int) -> str:
    """Return the range in the notation of spreadsheets, such as A4:D18, or A4 for one cell. Counted from 1."""
    first, last = f"{column_letters(first_column)}{first_row}", f"{column_letters(last_column)}{last_row}"
    return first if first == last else f"{first}:{last}"


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
