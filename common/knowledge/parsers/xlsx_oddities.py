"""What Excel takes no notice of in a workbook's package, and openpyxl fails on: odd names of parts, odd decoration."""

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl.packaging.manifest import Manifest
from openpyxl.styles.stylesheet import Stylesheet

STYLES = "xl/styles.xml"
"""The one name under which openpyxl looks for the styles."""
_CONTENT_TYPES = "[Content_Types].xml"
_STYLES_TYPE = "spreadsheetml.styles+xml"
_DECORATION = ("cellStyles", "dxfs", "tableStyles", "colors", "extLst")


def usual_names(archive: ZipFile) -> dict[str, str]:
    """Return for each member of the archive the name under which openpyxl looks for it.

    Names of parts differ in nothing by their case, some programs write backslashes, and styles may be anywhere.
    """
    plain = {name: name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
    types = next((name for name, usual in plain.items() if usual.casefold() == _CONTENT_TYPES.casefold()), None)
    if types is None:
        return plain
    manifest: Any = Manifest.from_tree(_element(archive.read(types)))
    parts = {one.PartName.lstrip("/"): one.ContentType for one in manifest.Override}
    spelt = {name.casefold(): name for part in parts for name in (part, _relations_of(part))}
    spelt |= {name.casefold(): name for name in (_CONTENT_TYPES, "_rels/.rels")}
    spelt |= {part.casefold(): STYLES for part, content in parts.items() if content.endswith(_STYLES_TYPE)}
    return {name: spelt.get(usual.casefold(), usual) for name, usual in plain.items()}


def is_readable(styles: bytes) -> bool:
    """Say whether openpyxl can read a stylesheet: it fails in many ways on what only decorates."""
    try:
        Stylesheet.from_tree(_element(styles))
    except (TypeError, ValueError, KeyError, AttributeError):
        return False
    return True


def undecorated(content: bytes) -> bytes:
    """Return a stylesheet of which formats of numbers stay, and which cells are bold, struck out or coloured."""
    sheet = _element(content)
    for child in [child for child in sheet if _name(child) in _DECORATION]:
        sheet.remove(child)
    for font in _within(sheet, "fonts"):
        for part in [part for part in font if _name(part) not in ("b", "strike")]:
            font.remove(part)
    for fill in _within(sheet, "fills"):
        has_pattern = any(part.get("patternType", "none") != "none" for part in fill)
        kind = fill.tag.removesuffix("fill") + "patternFill"
        for part in list(fill):
            fill.remove(part)
        fill.append(fill.makeelement(kind, {"patternType": "solid"} if has_pattern else {}))
    for border in _within(sheet, "borders"):
        for part in list(border):
            border.remove(part)
    return bytes(etree.tostring(sheet))


def _element(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def _within(sheet: Any, name: str) -> Iterator[Any]:
    return (one for child in sheet if _name(child) == name for one in child)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
