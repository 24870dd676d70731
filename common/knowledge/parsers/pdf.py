"""PDF: text by pdfium, tables where lines are ruled, without the furniture of the pages. One file, one thread."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_furniture import Furniture
from common.knowledge.parsers.pdf_outline import outline
from common.knowledge.parsers.pdf_pages import Page, read_page
from common.knowledge.parsers.pdf_paragraphs import Setting
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Unreadable

_PAGES_PER_PROGRESS = 20
_MOST_PAGES_NAMED = 10
_PROTECTED = "This PDF is protected by a password: save a copy without it and upload that."
_DAMAGED = "This PDF is damaged: open it, save it as a PDF again and upload that."
_ILLEGIBLE = (
    "The text of this PDF can't be read from its fonts, which don't say what their characters mean: save it as a PDF"
    " anew from the program that it was made with, or upload it as a Word file."
)
_PARTLY_ILLEGIBLE = 0.1
_BLANK = "This PDF has nothing on its pages: check that it is the right file."


def parse(path: Path) -> Iterator[Piece]:
    """Yield what the PDF says, page by page, and a summary at the end.

    A PDF of scanned pages yields a summary alone.

    Raises:
        Unreadable: ENCRYPTED, DAMAGED, or EMPTY, if there is nothing at all on its pages, or nothing legible.
    """
    with closing(opened(path)) as document:
        total = len(document)
        titles = outline(document)
        setting = Setting()
        damaged: list[int] = []
        illegible: list[int] = []
        unread = blank = 0
        said = False
        furniture = Furniture()
        for page in furniture.taken_from(_pages(document, setting, damaged)):
            if page.illegible > _PARTLY_ILLEGIBLE:
                illegible.append(page.number)
            elif not page.items:
                unread += page.drawn
                blank += not page.drawn
            said = said or bool(page.items)
            yield from setting.paragraphs(page, titles.get(page.number, {}))
            if page.number % _PAGES_PER_PROGRESS == 0:
                yield ReadingProgress(page.number, total)
        if total and len(damaged) == total:
            raise Unreadable(Problem.DAMAGED, _DAMAGED)
        if illegible and not said:
            raise Unreadable(Problem.EMPTY, _ILLEGIBLE)
        if blank + len(damaged) == total:
            raise Unreadable(Problem.EMPTY, _BLANK)
        yield ReadingProgress(total, total)
        warnings = tuple(_warnings(total, unread, damaged, illegible))
        yield ReadingSummary(Kind.PDF, pages=total, warnings=warnings, left_out=furniture.left_out)


def opened(path: Path) -> pdfium.PdfDocument:
    """Open a PDF, with the values of its form.

    Raises:
        Unreadable: ENCRYPTED or DAMAGED.
    """
    # PdfDocument(path) takes a document without pages for a damaged one.
    document = raw.FPDF_LoadDocument(bytes(path), None)
    if document:
        opened = pdfium.PdfDocument(document)
        opened.init_forms()
        return opened
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


def _warnings(total: int, unread: int, damaged: list[int], illegible: list[int]) -> Iterator[str]:
    if unread:
        yield f"{unread} of {total} pages have no text (scanned pictures?): they were not read."
    if damaged:
        yield f"{len(damaged)} of {total} pages are damaged: they were not read ({_named(damaged)})."
    if illegible:
        told = "have text that can't be read from its fonts, it was left out or is garbled"
        yield f"{len(illegible)} of {total} pages {told} ({_named(illegible)})."


def _named(pages: list[int]) -> str:
    more = " and more" if len(pages) > _MOST_PAGES_NAMED else ""
    return f"page {', '.join(map(str, pages[:_MOST_PAGES_NAMED]))}{more}"
