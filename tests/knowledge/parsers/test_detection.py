"""A document is what is in it, whatever it is called."""

import io
import struct
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from common.knowledge.parsers.detection import detect, may_be_readable, naming_warning
from common.knowledge.rules.content import Kind, Problem, Unreadable

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
SHEET_TEMPLATE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def excel() -> bytes:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def archive(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    return file.getvalue()


def package(main_part_type: str) -> bytes:
    """Return an Office package whose main part has an unusual name."""
    types = f'<Types><Override PartName="/main.xml" ContentType="{main_part_type}"/></Types>'
    return archive({"[Content_Types].xml": types, "main.xml": "<main/>"})


def compound(*names: str, embedded: str | None = None) -> bytes:
    """Return an OLE container with these streams, and one more inside of an embedded object."""
    entries = [_entry("Root Entry", kind=5, child=1)]
    for place, name in enumerate(names, 1):
        entries.append(_entry(name, kind=2, right=place + 1 if place < len(names) or embedded else -1))
    if embedded:
        entries.append(_entry("ObjectPool", kind=1, child=len(entries) + 1))
        entries.append(_entry(embedded, kind=2))
    while len(entries) % 4:
        entries.append(bytes(128))
    sectors = len(entries) // 4
    chain = [-3, *range(2, sectors + 1), -2]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8i", 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<109i", 0, *[-1] * 108)
    return header + struct.pack("<128i", *chain, *[-1] * (128 - len(chain))) + b"".join(entries)


def _entry(name: str, *, kind: int, right: int = -1, child: int = -1) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBiii16s20sii4s", encoded, len(encoded) + 2, kind, 1, -1, right, child, b"", b"", -2, 0, b""
    )


def found(tmp_path: Path, content: bytes, filename: str) -> Kind:
    path = tmp_path / "stored"
    path.write_bytes(content)
    return detect(path, filename)


def refusal(tmp_path: Path, content: bytes, filename: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        found(tmp_path, content, filename)
    return caught.value


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, Kind.PDF),
        (b"\r\n" + PDF, Kind.PDF),
        (b"Content-Type: application/pdf\r\n\r\n" + PDF, Kind.PDF),
        (word(), Kind.DOCX),
        (package(WORD), Kind.DOCX),
        (package(WORD_TEMPLATE), Kind.DOCX),
        (excel(), Kind.XLSX),
        (package(SHEET_TEMPLATE), Kind.XLSX),
        (compound("Workbook"), Kind.XLS),
        (compound("\1CompObj", "BOOK"), Kind.XLS),
        (compound("Workbook", embedded="WordDocument"), Kind.XLS),
    ],
)
@pytest.mark.parametrize("filename", ["a.pdf", "a.DOCX", "a.xls", "a.txt", "a"])
def test_documents_of_programs_are_what_they_are(tmp_path: Path, content: bytes, kind: Kind, filename: str) -> None:
    assert found(tmp_path, content, filename) is kind


@pytest.mark.parametrize(
    ("text", "filename", "kind"),
    [
        ("We open at nine.", "a.txt", Kind.TXT),
        ("We open at nine.", "a", Kind.TXT),
        ("We open at nine.", "a.pdf", Kind.TXT),
        ("# Hours", "README.MD", Kind.MARKDOWN),
        ("# Hours", "a.markdown", Kind.MARKDOWN),
        ("# Hours", "a.txt", Kind.TXT),
        ("a,b\n1,2", "a.csv", Kind.CSV),
        ("a\tb\n1\t2", "a.tsv", Kind.CSV),
        ("a\tb\n1\t2", "export.xls", Kind.CSV),
        ("a;b\n1;2", "export.xlsx", Kind.CSV),
        ("a,b\n1,2", "a.txt", Kind.TXT),
        ("e-mail\nana@example.com\nbob@example.com", "a.csv", Kind.CSV),
        ("Dear Ana,\nwe open at nine, except on Sundays, when we rest.\nCome and see us.", "a.csv", Kind.TXT),
        ("A PDF begins with %PDF-1.4 and a line end.", "a.txt", Kind.TXT),
        ("BMW prices", "a.txt", Kind.TXT),
        ("MZ is a postcode", "a.txt", Kind.TXT),
        ('<p align="center">Hello</p>', "a.md", Kind.MARKDOWN),
        ("<html><table><tr><td>1</table>", "export.xls", Kind.XLS),
        ("\r\n <TABLE border=1><tr><td>1", "export.xlsx", Kind.XLS),
        ("<table><tr><td>1</table>", "a.md", Kind.MARKDOWN),
        ('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', "a", Kind.XLS),
        ('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", Kind.XLS),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>", "a.xls", Kind.XLS),
    ],
)
def test_texts_are_told_apart_by_their_names(tmp_path: Path, text: str, filename: str, kind: Kind) -> None:
    assert found(tmp_path, text.encode(), filename) is kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    assert found(tmp_path, f"{mark}Preço;Ação\n1;2".encode(encoding), "a.csv") is Kind.CSV


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (PNG, "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a JPEG picture"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "an MP4 video"),
        (b"OggS\0\2\0\0", "an Ogg sound"),
        (b"ID3\3\0\0", "an MP3 sound"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
        (b"Rar!\x1a\7\1\0", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7-Zip archive"),
        (b"MZ\x90\0\3\0\0\0", "a Windows program"),
        (b"\x7fELF\2\1\1\0", "a Linux program"),
        (rb"{\rtf1\ansi Hello}", "an RTF document. Open it in Word"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a web page"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<html xmlns="x">', "a web page"),
        (b"\1\2\3\0\4", "a file of an unknown type"),
        (archive({"ppt/presentation.xml": "<p/>"}), "a PowerPoint presentation. Save"),
        (package(SLIDES), "a PowerPoint presentation. Save it as PDF"),
        (archive({"xl/workbook.bin": b"\0"}), "a binary Excel workbook (.xlsb). Open it in Excel"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "an OpenDocument text (.odt)"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "an OpenDocument spreadsheet"),
        (archive({"mimetype": "application/epub+zip"}), "an EPUB book"),
        (archive({"Index/Document.iwa": ""}), "a Pages, Numbers or Keynote document"),
        (archive({"prices.pdf": PDF}), "a ZIP archive. Unpack it"),
        (archive({}), "a ZIP archive"),
        (compound("WordDocument", embedded="Workbook"), "an old Word document (.doc). Open it in Word"),
        (compound("PowerPoint Document"), "an old PowerPoint presentation"),
        (compound("__properties_version1.0"), "an Outlook message"),
        (compound("VisioDocument"), "a file of an old Office program"),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, content: bytes, told: str) -> None:
    error = refusal(tmp_path, content, "upload")
    assert error.problem is Problem.WRONG_TYPE
    assert str(error).startswith(f"This is {told}")
    assert ", although it is named upload.pdf. " in str(refusal(tmp_path, content, "upload.pdf"))


def test_a_web_page_that_is_called_a_table_is_to_be_made_one(tmp_path: Path) -> None:
    assert "save it as .xlsx" in str(refusal(tmp_path, b"<html><p>Prices</p>", "export.xls"))


def test_a_password_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, compound("EncryptionInfo", "EncryptedPackage"), "prices.xlsx")
    assert error.problem is Problem.ENCRYPTED
    assert "password" in str(error)


@pytest.mark.parametrize(
    "content", [word()[:2000], excel()[:-100], b"PK\3\4", compound("Workbook")[:700], compound("Workbook")[:600]]
)
def test_half_a_document_is_damaged(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content, "a.docx").problem is Problem.DAMAGED


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\0", b"\f"])
@pytest.mark.parametrize("filename", ["a.txt", "a.md", "a.csv", "a.pdf", "a"])
def test_nothing_is_empty(tmp_path: Path, content: bytes, filename: str) -> None:
    assert refusal(tmp_path, content, filename).problem is Problem.EMPTY


@pytest.mark.parametrize(
    ("filename", "head"),
    [
        ("prices.PDF", PNG),
        ("prices.xlsm", b"\0"),
        ("noname", PDF),
        ("noname", word()[:8192]),
        ("old.doc", compound("WordDocument")),
        ("notes.log", b"We open at nine."),
        ("notes.log", "ação".encode("utf-16")),
        ("notes.log", "ação".encode()[:2]),
        ("notes.log", b""),
    ],
)
def test_an_upload_that_may_be_read_is_taken(filename: str, head: bytes) -> None:
    assert may_be_readable(filename, head)


@pytest.mark.parametrize("head", [PNG, b"\0\0\0\x18ftypmp42", b"BZh91AY&SYabc", b"\x7fELF\2", b"\1\2\0"])
def test_an_upload_that_is_surely_nothing_is_refused(head: bytes) -> None:
    assert not may_be_readable("holiday.bin", head)


def test_only_a_wrong_name_is_worth_a_warning() -> None:
    assert naming_warning("a.docx", Kind.PDF) == "It is named .docx but is a PDF; it was read as a PDF."
    assert naming_warning("a.xls", Kind.CSV) == "It is named .xls but is a CSV table; it was read as a CSV table."
    for filename, kind in (("a.pdf", Kind.PDF), ("a.docm", Kind.DOCX), ("a.tsv", Kind.CSV), ("a.log", Kind.TXT)):
        assert naming_warning(filename, kind) is None
