"""Telling what a document is, by what is in it: names lie."""

from pathlib import Path, PurePath

from common.knowledge.parsers.containers import OLE, ZIP, look_into_ole, look_into_zip
from common.knowledge.parsers.csv_tables import delimiter_of
from common.knowledge.parsers.foreign import UNKNOWN, Foreign, foreign_file, foreign_text, is_dressed
from common.knowledge.parsers.text import decode, is_text
from common.knowledge.rules.content import Kind, Problem, Unreadable

_HEAD = 8192
_PDF = b"%PDF-"
_EXTENSIONS = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".txt": Kind.TXT,
    ".text": Kind.TXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xls": Kind.XLS,
}
_NOUNS = {
    Kind.PDF: "a PDF",
    Kind.DOCX: "a Word document",
    Kind.TXT: "a plain text",
    Kind.MARKDOWN: "a Markdown text",
    Kind.CSV: "a CSV table",
    Kind.XLSX: "an Excel workbook",
    Kind.XLS: "an old Excel workbook",
}
_TABLES = (Kind.CSV, Kind.XLSX, Kind.XLS)


def detect(path: Path, filename: str) -> Kind:
    """Return the kind of the document. The name decides only between the kinds of text, which look alike.

    Raises:
        Unreadable: of the wrong type, encrypted, damaged, or empty.
    """
    found = _look_into(path, filename)
    if isinstance(found, Foreign):
        raise found.refusal(filename if _claimed(filename) else None)
    return found


def may_be_readable(filename: str, head: bytes) -> bool:
    """Say whether the document may turn out to be readable, by its name or its first 8 KB."""
    if _claimed(filename) or head.startswith((*ZIP, OLE)) or _PDF in head[:1024]:
        return True
    return is_text(head) and not foreign_file(head)


def naming_warning(filename: str, kind: Kind) -> str | None:
    """Return what people should know when the name claims another kind."""
    if _claimed(filename) in (None, kind):
        return None
    return f"It is named {_extension(filename)} but is {_NOUNS[kind]}; it was read as {_NOUNS[kind]}."


def _look_into(path: Path, filename: str) -> Kind | Foreign:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(ZIP):
        return look_into_zip(path)
    if head.startswith(OLE):
        return look_into_ole(path)
    if head.lstrip(b"\xef\xbb\xbf\0\r\n\t ").startswith(_PDF):
        return Kind.PDF
    content = path.read_bytes()
    # Some servers and scanners put lines before the PDF. A text that only speaks of PDF has no cross-references.
    if _PDF in head[:1024] and b"startxref" in content:
        return Kind.PDF
    if foreign := foreign_file(head):
        return foreign
    return _kind_of_text(decode(content).strip(), filename) if is_text(content) else UNKNOWN


def _kind_of_text(text: str, filename: str) -> Kind | Foreign:
    if not text:
        raise Unreadable(Problem.EMPTY, "The file is empty.")
    claimed = _claimed(filename)
    if is_dressed(text, is_called_a_table=claimed in _TABLES):
        return Kind.XLS
    if foreign := foreign_text(text, is_called_a_table=claimed in _TABLES):
        return foreign
    if claimed in _TABLES and delimiter_of(text):
        return Kind.CSV
    return Kind.MARKDOWN if claimed is Kind.MARKDOWN else Kind.TXT


def _claimed(filename: str) -> Kind | None:
    return _EXTENSIONS.get(_extension(filename))


def _extension(filename: str) -> str:
    return PurePath(filename).suffix.lower()
