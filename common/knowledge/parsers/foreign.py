"""Files that are not read: what people call them, and what to do with them."""

import re
from dataclasses import dataclass

from common.knowledge.rules.content import Problem, Unreadable

_WHAT_IS_READ = "Upload a PDF, a Word (.docx) or Excel document, a CSV, Markdown or text file."
_AS_DOCX = "Open it in Word or LibreOffice, save it as .docx and upload that."
_AS_XLSX = "Open it in Excel or LibreOffice, save it as .xlsx and upload that."
_AS_PDF = "Save it as PDF and upload that."
_UNPACKED = "Unpack it and upload the documents in it."


@dataclass(frozen=True, slots=True)
class Foreign:
    """A type of file that is not read: its name with the article, and advice in a sentence."""

    noun: str
    advice: str = _WHAT_IS_READ

    def refusal(self, although_named: str | None) -> Unreadable:
        """Return the error that tells it; `although_named` is a filename that claims something else."""
        although = f", although it is named {although_named}" if although_named else ""
        return Unreadable(Problem.WRONG_TYPE, f"This is {self.noun}{although}. {self.advice}")


UNKNOWN = Foreign("a file of an unknown type")
ARCHIVE = Foreign("a ZIP archive", _UNPACKED)
OLD_OFFICE = Foreign("a file of an old Office program", _AS_PDF)
OLD_WORD = Foreign("an old Word document (.doc)", _AS_DOCX)
OLD_POWERPOINT = Foreign("an old PowerPoint presentation (.ppt)", _AS_PDF)
OUTLOOK = Foreign("an Outlook message", _AS_PDF)
POWERPOINT = Foreign("a PowerPoint presentation", _AS_PDF)
BINARY_EXCEL = Foreign("a binary Excel workbook (.xlsb)", _AS_XLSX)
OPEN_TEXT = Foreign("an OpenDocument text (.odt)", _AS_DOCX)
OPEN_SHEET = Foreign("an OpenDocument spreadsheet (.ods)", _AS_XLSX)
OPEN_SLIDES = Foreign("an OpenDocument presentation (.odp)", _AS_PDF)
EPUB = Foreign("an EPUB book", _AS_PDF)
APPLE = Foreign("a Pages, Numbers or Keynote document", "Export it as PDF, Word or Excel and upload that.")

_BEGINNINGS = [
    (re.compile(beginning, re.DOTALL), foreign)
    for beginning, foreign in (
        (rb"\x89PNG", Foreign("a PNG picture")),
        (rb"\xff\xd8\xff", Foreign("a JPEG picture")),
        (rb"GIF8[79]a", Foreign("a GIF picture")),
        (rb"RIFF....WEBP", Foreign("a WebP picture")),
        (rb"II\*\x00|MM\x00\*", Foreign("a TIFF picture")),
        (rb"\x00\x00..ftyp(heic|heix|mif1|msf1|avif)", Foreign("a HEIC picture")),
        (rb"\x00\x00..ftyp", Foreign("an MP4 video or sound")),
        (rb"\x1a\x45\xdf\xa3", Foreign("a WebM or Matroska video")),
        (rb"RIFF....AVI ", Foreign("an AVI video")),
        (rb"RIFF....WAVE", Foreign("a WAV sound")),
        (rb"OggS", Foreign("an Ogg sound")),
        (rb"ID3[\x02-\x04]|\xff[\xf2\xf3\xfb]", Foreign("an MP3 sound")),
        (rb"\x1f\x8b", Foreign("a gzip archive", _UNPACKED)),
        (rb"BZh[1-9]1AY", Foreign("a bzip2 archive", _UNPACKED)),
        (rb"\xfd7zXZ", Foreign("an xz archive", _UNPACKED)),
        (rb"\x28\xb5\x2f\xfd", Foreign("a Zstandard archive", _UNPACKED)),
        (rb"Rar!\x1a\x07", Foreign("a RAR archive", _UNPACKED)),
        (rb"7z\xbc\xaf\x27\x1c", Foreign("a 7-Zip archive", _UNPACKED)),
        (rb".{257}ustar", Foreign("a tar archive", _UNPACKED)),
        (rb"MZ.\x00", Foreign("a Windows program")),
        (rb"\x7fELF", Foreign("a Linux program")),
        (rb"SQLite format 3\x00", Foreign("an SQLite database")),
        (rb"%!PS", Foreign("a PostScript document", _AS_PDF)),
        (rb"\{\\rtf", Foreign("an RTF document", _AS_DOCX)),
    )
]
EXCEL_XML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<\?mso-application\s+progid=.Excel|(<!--.{0,4000}?-->\s*)?"
    r"<(\w+:)?Workbook\b[^>]{0,4000}urn:schemas-microsoft-com:office:spreadsheet)",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a workbook in the XML format of Excel 2003."""
_MHTML = re.compile(
    r"\s*(MIME-Version|From|Content-Type|Date|Subject|X-[\w-]+): .{0,2000}?multipart/related", re.I | re.DOTALL
)
_HTML = re.compile(r"(<\?xml[^>]*>\s*)?(<!--.{0,4000}?-->\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def foreign_file(head: bytes) -> Foreign | None:
    """Recognise a file by its first bytes."""
    return next((foreign for beginning, foreign in _BEGINNINGS if beginning.match(head)), None)


def is_mhtml(text: str) -> bool:
    """Say whether a text is a web page with all that belongs to it in one file (.mht)."""
    return _MHTML.match(text) is not None


def is_dressed(text: str, *, is_called_a_table: bool) -> bool:
    """Say whether a text is a workbook as XML; or, if it is called a table, a web page or a part of one with tables."""
    if EXCEL_XML.match(text):
        return True
    return is_called_a_table and "<table" in text.lower() and (text.startswith("<") or is_mhtml(text))


def foreign_text(text: str, *, is_called_a_table: bool) -> Foreign | None:
    """Recognise a text that is written for programs; programs that "export to Excel" often write web pages."""
    if _HTML.match(text):
        return Foreign("a web page (HTML)", _AS_XLSX if is_called_a_table else _AS_PDF)
    return None
