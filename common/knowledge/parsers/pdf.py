"""PDF: text by pdfium, tables where lines are ruled, without the furniture of the pages. One file, one thread."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_furniture import without_furniture
from common.knowledge.parsers.pdf_outline import outline
from common.knowledge.parsers.pdf_pages import Page, read_page
from common.knowledge.parsers.pdf_paragraphs import Setting
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Unreadable

_PAGES_PER_PROGRESS = 20
_MOST_PAGES_NAMED = 10
_PROTECTED = "This PDF is protected by a password: save a copy without it and upload that."
_DAMAGED = "This PDF is damaged: open it, save it as a PDF again and upload that."
_BLANK = "This PDF has nothing on its pages: check that it is the right file."


def parse(path: Path) -> Iterator[Piece]:
    """Yield what the PDF says, page by page, and a summary at the end.

    A PDF of scanned pages yields a summary alone.

    Raises:
        Unreadable: ENCRYPTED, DAMAGED, or EMPTY, if there is nothing at all on its pages.
    """
    with closing(_opened(path)) as document:
        total = len(document)
        titles = outline(document)
        setting = Setting()
        damaged: list[int] = []
        unread = blank = 0
        for page in without_furniture(_pages(document, setting, damaged)):
            unread += page.drawn and not page.items
            blank += not page.drawn and not page.items
            yield from setting.paragraphs(page, titles.get(page.number, {}))
            if page.number % _PAGES_PER_PROGRESS == 0:
                yield ReadingProgress(page.number, total)
        if total and len(damaged) == total:
            raise Unreadable(Problem.DAMAGED, _DAMAGED)
        if blank + len(damaged) == total:
            raise Unreadable(Problem.EMPTY, _BLANK)
        yield ReadingProgress(total, total)
        yield ReadingSummary(Kind.PDF, pages=total, warnings=tuple(_warnings(total, unread, damaged)))


def _opened(path: Path) -> pdfium.PdfDocument:
    # PdfDocument(path) takes a document without pages for a damaged one.
    document = raw.FPDF_LoadDocument(bytes(path), None)
    if document:
        return pdfium.PdfDocument(document)
    if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        raise Unreadable(Problem.ENCRYPTED, _PROTECTED)
    raise Unreadable(Problem.DAMAGED, _DAMAGED)


def _pages(document: pdfium.PdfDocument, setting: Setting, damaged: list[int]) -> Iterator[Page]:
    """Yield the pages that can be read, and note the numbers of those that can't."""
    for number in range(1, len(document) + 1):
        try:
            page = read_page(document, number)
        except pdfium.PdfiumError:
            damaged.append(number)
            continue
        setting.learn(page)
        yield page


def _warnings(total: int, unread: int, damaged: list[int]) -> Iterator[str]:
    if unread:
        yield f"{unread} of {total} pages have no text (scanned pictures?): they were not read."
    if damaged:
        named = ", ".join(map(str, damaged[:_MOST_PAGES_NAMED]))
        more = " and more" if len(damaged) > _MOST_PAGES_NAMED else ""
        yield f"{len(damaged)} of {total} pages are damaged: they were not read (page {named}{more})."
