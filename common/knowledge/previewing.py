"""Showing a part of a document where it stands, so that people can look for themselves."""

from collections.abc import Sequence

from common.kernel.errors import Invalid, NotFound, Unavailable
from common.knowledge.context import Knowledge
from common.knowledge.document_files import on_disk
from common.knowledge.rules.content import Kind, Unreadable
from common.knowledge.rules.documents import Document
from common.knowledge.rules.previews import PageMarks, Preview, is_table, lines_of, shown_table, shown_text
from common.knowledge.rules.retrieval import Chunk

_MOST_PAGES = 3


def preview(
    knowledge: Knowledge, workspace_id: str, document_id: str, chunk_id: str, quotes: Sequence[str], place: str
) -> Preview:
    """Return a chunk where it stands, with the quotes marked, or on a page the whole chunk where they don't stand.

    `place` is that of the quotes, where they are from one row of a table.

    Raises:
        NotFound: there is no such chunk, or none any more.
    """
    document = knowledge.documents.get(workspace_id, document_id)
    chunk = knowledge.chunks.get(workspace_id, document_id, chunk_id)
    before, after = knowledge.chunks.around(chunk)
    table = shown_table(before, chunk, after, quotes, place) if is_table(chunk) else None
    text = () if table else shown_text(before, chunk, after, quotes)
    pages = _pages(knowledge, document, chunk, quotes)
    return Preview(chunk, document.filename, document.kind, table, text, tuple(pages))


def page_picture(knowledge: Knowledge, workspace_id: str, document_id: str, version: int, page: int) -> bytes:
    """Return a page of a version of a PDF as a PNG.

    Raises:
        NotFound: there is no such page, or the document has another content by now.
        Invalid: the page can't be drawn.
        Unavailable: too many look at pages at this moment, or this one takes too long now.
    """
    document = knowledge.documents.get(workspace_id, document_id)
    if not _has_pages(document, version):
        raise NotFound("There is no picture of this page: the document has another content by now, or no pages.")
    if not 1 <= page <= (document.pages or 0):
        raise NotFound("The document has no such page.")
    if kept := knowledge.pictures.get(workspace_id, document_id, version, page):
        return kept
    try:
        with on_disk(knowledge, document) as path:
            png = knowledge.pages.picture(path, page)
    except Unreadable as error:
        raise Invalid(str(error)) from error
    knowledge.pictures.keep(workspace_id, document_id, version, page, png)
    return png


def _pages(knowledge: Knowledge, document: Document, chunk: Chunk, quotes: Sequence[str]) -> Sequence[PageMarks]:
    """Return the pages that a chunk stands on, as long as the file is here that it was read from."""
    if not chunk.place.pages or not _has_pages(document, chunk.version):
        return ()
    first, last = chunk.place.pages
    numbers = list(range(first, last + 1))[:_MOST_PAGES]
    try:
        with on_disk(knowledge, document) as path:
            return knowledge.pages.marks(path, numbers, [list(quotes), lines_of(chunk)])
    except (Unreadable, NotFound, Unavailable):
        # What was read from it is here, and is shown.
        return ()


def _has_pages(document: Document, version: int) -> bool:
    return document.kind is Kind.PDF and document.version == version
