"""The zip archive that a Word file is: its XML parts, and how they refer to each other."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath, split

from lxml import etree

from common.knowledge.rules.content import Problem, Unreadable

_LARGEST = 500_000_000
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Part:
    """An XML part of the archive, and through it the parts it refers to."""

    package: "Package"
    name: str

    @cached_property
    def root(self) -> etree._Element:
        """The part's outermost element.

        Raises:
            Unreadable: it isn't there, or is no sound XML.
        """
        return self.package.read(self.name)

    def related(self, reference: str | None) -> "Part | None":
        """Return the part that this one refers to by this id."""
        return next((found.part for found in self._relationships if found.id == reference), None)

    def related_by_kind(self, kind: str) -> "Part | None":
        """Return the part of this kind ("styles", "footnotes", …) that belongs to this one."""
        return next((found.part for found in self._relationships if found.kind == kind and found.part), None)

    def link(self, reference: str | None) -> str:
        """Return the address outside the document that this one refers to by this id, or nothing."""
        return next((found.address for found in self._relationships if found.id == reference), "")

    @cached_property
    def _relationships(self) -> list["_Relationship"]:
        folder, file = split(self.name)
        listing = join(folder, "_rels", f"{file}.rels")
        entries = self.package.read(listing).iter(_RELATIONSHIP) if self.package.has(listing) else ()
        return [self._relationship(entry, folder) for entry in entries]

    def _relationship(self, entry: etree._Element, folder: str) -> "_Relationship":
        key, kind, target = entry.get("Id", ""), entry.get("Type", "").rsplit("/", 1)[-1], entry.get("Target", "")
        if entry.get("TargetMode") == "External":
            return _Relationship(key, kind, target, None)
        name = normpath(join("/", folder, target)).lstrip("/")
        return _Relationship(key, kind, "", Part(self.package, name) if self.package.has(name) else None)


@dataclass(frozen=True, slots=True)
class _Relationship:
    """What a part refers to: another part, if it is there, or an address outside the document."""

    id: str
    kind: str
    address: str
    part: Part | None


class Package:
    """An open Word file. Files in the Strict variant of the format read like all others."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            Unreadable: it is no zip archive, or it would unpack to more than anybody writes.
        """
        try:
            self._archive = zipfile.ZipFile(path)
        except _ZIP_ERRORS as error:
            raise damaged("it is not a Word file, or only a part of one") from error
        self._names = set(self._archive.namelist())
        if sum(entry.file_size for entry in self._archive.infolist()) > _LARGEST:
            message = "The document unpacks to more than 500 MB. Split it into smaller documents."
            raise Unreadable(Problem.TOO_LARGE, message)

    def main(self) -> Part:
        """Return the part that holds the body of the document."""
        return Part(self, "").related_by_kind("officeDocument") or Part(self, "word/document.xml")

    def has(self, name: str) -> bool:
        """Say whether the archive has a part of this name."""
        return name in self._names

    def read(self, name: str) -> etree._Element:
        """Return the outermost element of a part.

        Raises:
            Unreadable: it isn't there, or is no sound XML.
        """
        if not self.has(name):
            raise damaged(f"its part {name} is missing")
        try:
            # All that sets Strict files apart for a reader is the names of their namespaces.
            xml = _STRICT_NAMESPACE.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", self._archive.read(name))
            root = etree.fromstring(xml, _parser())
        except (*_ZIP_ERRORS, etree.XMLSyntaxError) as error:
            raise damaged(f"its part {name} can't be read") from error
        if root.getroottree().docinfo.internalDTD is not None:
            # The format forbids declarations; those who write them are after the entities.
            raise damaged(f"its part {name} declares a document type, which no Word file does")
        return root

    def close(self) -> None:
        """Close the file."""
        self._archive.close()


def damaged(reason: str) -> Unreadable:
    """Tell that the file is broken, and what helps."""
    message = f"The document can't be read: {reason}. Open it in Word, save it as .docx again, and upload the new file."
    return Unreadable(Problem.DAMAGED, message)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
