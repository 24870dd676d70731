"""A second reader for pages of a PDF whose text pdfium leaves out: it has no font to stand for one that isn't embedded.

Many PDFs of China, Japan and Korea rely on fonts that a reader has there.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_pages import Page
from common.knowledge.parsers.pdf_text import clean
from common.knowledge.rules.content import Table

_MORE = 1.05


class SecondReader:
    """Reads pages of one PDF by pdfminer: the text, line by line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def fuller(self, page: Page) -> Page:
        """Return the page with what the second reader finds on it, if that is more."""
        lines: list[Line] = []
        # What pdfium can read of a page is better than nothing, whatever the other one makes of it.
        with suppress(Exception):
            lines = list(self._lines(page.number))
        more = _letters(lines) > _MORE * _letters(page.items)
        return replace(page, items=list[Line | Table](lines), by_second_reader=True) if more else page

    def _lines(self, number: int) -> Iterator[Line]:
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.layout import LAParams, LTTextBox, LTTextLine
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

        resources = PDFResourceManager()
        device = PDFPageAggregator(resources, laparams=LAParams(detect_vertical=True))
        PDFPageInterpreter(resources, device).process_page(self._pages[number - 1])
        for box in device.get_result():
            for line in box if isinstance(box, LTTextBox) else ():
                if isinstance(line, LTTextLine) and (text := clean(line.get_text())):
                    yield Line(text, line.x0, -line.y0, min(line.height, line.width), bold=False)

    @cached_property
    def _pages(self) -> list[Any]:
        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser

        return list(PDFPage.create_pages(PDFDocument(PDFParser(self._path.open("rb")))))


def _letters(items: list[Line] | list[Line | Table]) -> int:
    texts = []
    for item in items:
        if isinstance(item, Line):
            texts.append(item.text)
        else:
            texts += [*item.header, *(cell for row in item.rows for cell in row.cells)]
    return sum(letter.isalnum() for text in texts for letter in text)
