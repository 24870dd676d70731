"""What programs write under the name of an Excel workbook though it is another thing: web pages and XML of 2003."""

import re
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from lxml import etree, html

from common.knowledge.parsers.foreign import EXCEL_XML, is_mhtml
from common.knowledge.parsers.html_sheets import html_sheet
from common.knowledge.parsers.sheets import Sheet
from common.knowledge.parsers.text import decode
from common.knowledge.parsers.workbooks import pieces
from common.knowledge.parsers.xml_sheets import xml_sheets
from common.knowledge.rules.content import Kind, Piece, Problem, Unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4096


def parse(path: Path, include_hidden: bool, include_hidden_cells: bool = False) -> Iterator[Piece]:
    """Yield the tables and the progress, the summary last.

    Raises:
        Unreadable: the file is damaged or empty, or it would take too much memory.
    """
    content = path.read_bytes()
    text = decode(content)
    if EXCEL_XML.match(text.lstrip()):
        warning, book = "It is in the XML format of Excel 2003", _Book(_excel_sheets(content))
    else:
        warning, book = "It is a web page: its tables were read", _Book(_web_sheets(content, text))
    yield from pieces(Kind.XLS, book, include_hidden, include_hidden_cells, [warning])


class _Book:
    def __init__(self, sheets: Sequence[tuple[Sheet, bool]]) -> None:
        self._sheets = {sheet.name: sheet for sheet, _ in sheets}
        self.hidden = {sheet.name: is_hidden for sheet, is_hidden in sheets}

    def sheet(self, name: str) -> Sheet:
        return self._sheets[name]


def _excel_sheets(content: bytes) -> list[tuple[Sheet, bool]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content.lstrip(), parser)
    if root is None:
        message = "It is damaged: open it in Excel, save it as .xlsx and upload that."
        raise Unreadable(Problem.DAMAGED, message)
    return list(xml_sheets(root))


def _web_sheets(content: bytes, text: str) -> list[tuple[Sheet, bool]]:
    pages = _pages_of_archive(content) if is_mhtml(text) else [_decoded(content)]
    found = []
    for number, page in enumerate(pages, start=1):
        without = _DECLARATION.sub("", page, count=1)
        found.append((html_sheet(html.document_fromstring(without), f"Sheet{number}"), False))
    return found


def _pages_of_archive(content: bytes) -> list[str]:
    """Return the pages of a web archive (.mht) that have tables."""
    read = cast(Callable[..., EmailMessage], message_from_bytes)
    parts = [
        part for part in read(content.lstrip(), policy=policy.default).walk() if part.get_content_type() == "text/html"
    ]
    pages = [_decoded(cast(bytes, part.get_payload(decode=True))) for part in parts]
    return [page for page in pages if "<table" in page.lower()]


def _decoded(content: bytes) -> str:
    """Return the page in the encoding that it names, unless it is not written in it."""
    if named := _CHARSET.search(content[:_HEAD]):
        try:
            return content.decode(named[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)
