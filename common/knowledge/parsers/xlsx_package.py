"""The ZIP archive that an Excel workbook is, made ready for openpyxl."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from common.knowledge.parsers.containers import OLE
from common.knowledge.parsers.xlsx_oddities import STYLES, is_readable, undecorated, usual_names
from common.knowledge.rules.content import Problem, Unreadable

_LARGEST = 500_000_000
_STRICT_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


@contextmanager
def package(path: Path) -> Iterator[IO[bytes]]:
    """Open the workbook's file. One in the Strict variant of the format, or an odd one, is rewritten as is usual.

    Raises:
        Unreadable: encrypted, damaged, or too large.
    """
    with path.open("rb") as file, TemporaryFile() as rewritten:
        if file.read(len(OLE)) == OLE:
            message = "The workbook is protected by a password: remove it in Excel (File, Info), and upload it again."
            raise Unreadable(Problem.ENCRYPTED, message)
        with telling_damage():
            archive = ZipFile(file)
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > _LARGEST:
            message = "The workbook unpacks to more than 500 MB: split it, or delete what isn't needed."
            raise Unreadable(Problem.TOO_LARGE, message)
        with telling_damage():
            names = usual_names(archive)
            styles = _readable_styles(archive, names)
            is_usual = not styles and not _is_strict(archive) and all(name == usual for name, usual in names.items())
            if not is_usual:
                _rewrite(archive, names, styles, rewritten)
        yield file if is_usual else rewritten


@contextmanager
def telling_damage() -> Iterator[None]:
    """Tell that the workbook is damaged when openpyxl fails: a broken one makes it fail in any way there is."""
    try:
        yield
    except (MemoryError, Unreadable):
        raise
    except Exception as error:
        message = "The workbook is damaged: open it in Excel, let it be repaired, save it, and upload it again."
        raise Unreadable(Problem.DAMAGED, message) from error


def _is_strict(archive: ZipFile) -> bool:
    name = "xl/workbook.xml"
    return name in archive.namelist() and _STRICT_NAMESPACE.search(archive.read(name)) is not None


def _readable_styles(archive: ZipFile, names: Mapping[str, str]) -> bytes | None:
    """Return what to read in place of the styles, None where openpyxl can read those that there are."""
    for member in (member for member, name in names.items() if name == STYLES):
        styles = _in_usual_namespaces(archive.read(member))
        if not is_readable(styles):
            return undecorated(styles)
    return None


def _rewrite(odd: ZipFile, names: Mapping[str, str], styles: bytes | None, rewritten: IO[bytes]) -> None:
    """Rename the parts and their namespaces: for what is read here, the variants differ in nothing else."""
    with ZipFile(rewritten, "w", ZIP_DEFLATED, compresslevel=1) as usual:
        for member, name in names.items():
            usual.writestr(name, styles if styles and name == STYLES else _in_usual_namespaces(odd.read(member)))


def _in_usual_namespaces(content: bytes) -> bytes:
    return _STRICT_NAMESPACE.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
