"""PDF: text by pdfium, tables told by rulings or gaps, without the furniture of the pages. One file, one thread."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_columns import in_columns
from common.knowledge.parsers.pdf_continued import with_headers
from common.knowledge.parsers.pdf_findings import DAMAGED, Findings
from common.knowledge.parsers.pdf_furniture import Furniture
from common.knowledge.parsers.pdf_layers import Layers
from common.knowledge.parsers.pdf_outline import outline
from common.knowledge.parsers.pdf_pages import Page, read_page
from common.knowledge.parsers.pdf_paragraphs import Setting
from common.knowledge.parsers.pdf_second_reader import SecondReader
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Unreadable

_PAGES_PER_PROGRESS = 20
_PROTECTED = "This PDF is protected by a password: save a copy without it and upload that."


def parse(path: Path, include_hidden: bool = False) -> Iterator[Piece]:
    """Yield what the PDF says, page by page, and a summary at the end; layers that are off only if wanted.

    A PDF of scanned pages yields a summary alone.

    Raises:
        Unreadable: ENCRYPTED, DAMAGED, or EMPTY, if there is nothing at all on its pages, or nothing legible.
    """
    with closing(opened(path)) as document:
        total = len(document)
        titles = outline(document)
        setting = Setting()
        findings = Findings()
        furniture = Furniture()
        read = _pages(document, findings, SecondReader(path), None if include_hidden else Layers(path))
        for page in with_headers(map(in_columns, furniture.taken_from(setting.learnt_from(read)))):
            findings.take(page)
            yield from setting.paragraphs(page, titles.get(page.number, {}))
            if page.number % _PAGES_PER_PROGRESS == 0:
                yield ReadingProgress(page.number, total)
        findings.refuse_unreadable(total)
        yield ReadingProgress(total, total)
        warnings = tuple(findings.warnings(total))
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
    raise Unreadable(Problem.DAMAGED, DAMAGED)


def _pages(
    document: pdfium.PdfDocument, findings: Findings, second_reader: SecondReader, layers: Layers | None
) -> Iterator[Page]:
    """Yield the pages that can be read, and note the numbers of those that can't."""
    for number in range(1, len(document) + 1):
        try:
            page = read_page(document, number, layers)
        except pdfium.PdfiumError:
            findings.damaged.append(number)
            continue
        # The other reader reads what is hidden or struck out, too.
        yield second_reader.fuller(page) if page.fontless and not (page.hides or page.struck) else page
