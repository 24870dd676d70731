"""Tables of a PDF that go on from page to page: the columns are named on the first one only."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.parsers.pdf_tables import is_number
from common.knowledge.rules.content import Row, Table


def with_headers(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, with the header of a table that ends one of them over its rows that begin the next."""
    before: Table | None = None
    for page in pages:
        first = page.items[0] if page.items else None
        if before and isinstance(first, Table):
            page = replace(page, items=[_continued(first, before), *page.items[1:]])
        last = page.items[-1] if page.items else None
        before = last if isinstance(last, Table) and last.header else None
        yield page


def _continued(table: Table, before: Table) -> Table:
    columns = len(table.header or table.rows[0].cells)
    if columns != len(before.header) or table.header == before.header or (table.header and not _is_row(table, before)):
        return table
    rows = (Row(table.header), *table.rows) if table.header else table.rows
    return replace(table, rows=rows, header=before.header, title=table.title or before.title)


def _is_row(table: Table, before: Table) -> bool:
    """Say whether what was taken for the header is a row as those of the page before: of words alone, all of them."""
    return not any(is_number(cell) for row in (*before.rows, *table.rows) for cell in row.cells)
