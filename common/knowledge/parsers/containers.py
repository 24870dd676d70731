"""Looking into ZIP and OLE containers, in which office programs put their documents."""

import re
import struct
import sys
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from xlrd.compdoc import CompDoc, CompDocError  # type: ignore[import-untyped]

from common.knowledge.parsers import foreign
from common.knowledge.parsers.foreign import Foreign
from common.knowledge.rules.content import Kind, Problem, Unreadable

ZIP = (b"PK\3\4", b"PK\5\6")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The library asserts, indexes and unpacks what a file that was cut off does not hold.
_SIGNS_OF_DAMAGE = (CompDocError, AssertionError, IndexError, UnicodeDecodeError, struct.error)
# So does Python's own, and it seeks where nothing is.
_SIGNS_OF_A_DAMAGED_ZIP = (BadZipFile, EOFError, OSError, RuntimeError, zlib.error)
_CONTENT_TYPES = "[Content_Types].xml"
_MEMBERS: dict[str, Kind | Foreign] = {
    "word/document.xml": Kind.DOCX,
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": foreign.BINARY_EXCEL,
    "ppt/presentation.xml": foreign.POWERPOINT,
    "Index/Document.iwa": foreign.APPLE,
    "Index.zip": foreign.APPLE,
}
_MAIN_PARTS: list[tuple[bytes, Kind | Foreign]] = [
    (rb"(wordprocessingml|ms-word)[\w.]*\.main\+xml", Kind.DOCX),
    (rb"(spreadsheetml|ms-excel)[\w.]*\.main\+xml", Kind.XLSX),
    (rb"(presentationml|ms-powerpoint)[\w.]*\.main\+xml", foreign.POWERPOINT),
]
_MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": foreign.OPEN_TEXT,
    b"application/vnd.oasis.opendocument.spreadsheet": foreign.OPEN_SHEET,
    b"application/vnd.oasis.opendocument.presentation": foreign.OPEN_SLIDES,
    b"application/epub+zip": foreign.EPUB,
}
_STREAMS: dict[str, Kind | Foreign] = {
    "workbook": Kind.XLS,
    "book": Kind.XLS,
    "worddocument": foreign.OLD_WORD,
    "powerpoint document": foreign.OLD_POWERPOINT,
    "__properties_version1.0": foreign.OUTLOOK,
}


def is_ole(path: Path) -> bool:
    """Say whether the file at `path` is an OLE container."""
    with path.open("rb") as file:
        return file.read(len(OLE)) == OLE


def look_into_zip(path: Path) -> Kind | Foreign:
    """Return what the ZIP container at `path` holds.

    Raises:
        Unreadable: damaged.
    """
    try:
        with ZipFile(path) as archive:
            return _held(archive)
    except _SIGNS_OF_A_DAMAGED_ZIP as error:
        raise _damaged() from error


def look_into_ole(path: Path) -> Kind | Foreign:
    """Return what the OLE container at `path` holds, by its outermost streams: those further in are embedded objects.

    Raises:
        Unreadable: encrypted, or damaged.
    """
    try:
        entries = CompDoc(path.read_bytes(), logfile=sys.stderr, ignore_workbook_corruption=True).dirlist
    except _SIGNS_OF_DAMAGE as error:
        raise _damaged() from error
    names = {entries[child].name.lower() for child in entries[0].children}
    if "encryptedpackage" in names:
        message = "It is protected by a password: remove the password in the program that it was made with."
        raise Unreadable(Problem.ENCRYPTED, message)
    return next((held for stream, held in _STREAMS.items() if stream in names), foreign.OLD_OFFICE)


def _held(archive: ZipFile) -> Kind | Foreign:
    names = set(archive.namelist())
    for member, held in _MEMBERS.items():
        if member in names:
            return held
    if _CONTENT_TYPES in names:
        declared = _beginning(archive, _CONTENT_TYPES)
        return next((held for part, held in _MAIN_PARTS if re.search(part, declared)), foreign.ARCHIVE)
    if "mimetype" in names:
        declared = _beginning(archive, "mimetype").strip()
        return next((held for mime, held in _MIME_TYPES.items() if declared.startswith(mime)), foreign.ARCHIVE)
    return foreign.ARCHIVE


def _beginning(archive: ZipFile, name: str) -> bytes:
    """Read no more than a sane file has: some archives unpack to gigabytes."""
    with archive.open(name) as member:
        return member.read(1_000_000)


def _damaged() -> Unreadable:
    message = "It is damaged, perhaps because a transfer broke off: get it again from where it came from and upload it."
    return Unreadable(Problem.DAMAGED, message)
