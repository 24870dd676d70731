"""Word documents for the tests: raw XML in the file that python-docx makes, with its styles and lists."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from common.knowledge.parsers.docx import parse
from common.knowledge.rules.content import Paragraph, Piece, Table

_OFFICE = "http://schemas.openxmlformats.org/"
NAMESPACES = (
    f'xmlns:w="{_OFFICE}wordprocessingml/2006/main" xmlns:m="{_OFFICE}officeDocument/2006/math" '
    f'xmlns:r="{_OFFICE}officeDocument/2006/relationships" xmlns:a="{_OFFICE}drawingml/2006/main" '
    f'xmlns:c="{_OFFICE}drawingml/2006/chart" xmlns:dgm="{_OFFICE}drawingml/2006/diagram" '
    f'xmlns:pic="{_OFFICE}drawingml/2006/picture" xmlns:mc="{_OFFICE}markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of this XML, or of this text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def document(*blocks: str) -> Document:
    """A document with these blocks as its body."""
    made = docx.Document()
    append(made, *blocks)
    return made


def append(made: Document, *blocks: str) -> None:
    for block in parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>"):
        made.element.body.insert_element_before(block, "w:sectPr")


def add_styles(made: Document, xml: str) -> None:
    for style in parse_xml(f"<w:styles {NAMESPACES}>{xml}</w:styles>"):
        made.styles.element.append(style)


def add_lists(made: Document, xml: str) -> None:
    for definition in parse_xml(f"<w:numbering {NAMESPACES}>{xml}</w:numbering>"):
        made.part.numbering_part.element.append(definition)


def add_part(made: Document, name: str, xml: str) -> str:
    """Add a part of the kind that it is named after ("footnotes"), and return the id to refer to it by."""
    blob = re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", xml).encode()
    part = Part(PackURI(f"/word/{name}.xml"), "application/xml", blob, made.part.package)
    return made.part.relate_to(part, f"{_OFFICE}officeDocument/2006/relationships/{name}")


def add_link(made: Document, address: str) -> str:
    """Add an address outside the document, and return the id to refer to it by."""
    return made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def save(made: Document, folder: Path) -> Path:
    path = folder / "document.docx"
    made.save(str(path))
    return path


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Replace each part of a file by what `change(name, content)` makes of it; None removes the part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def pieces(made: Document, folder: Path) -> list[Piece]:
    return list(parse(save(made, folder)))


def texts(made: Document, folder: Path) -> list[str]:
    """What the paragraphs of a document say."""
    return [piece.text for piece in pieces(made, folder) if isinstance(piece, Paragraph)]


def tables(made: Document, folder: Path) -> list[Table]:
    return [piece for piece in pieces(made, folder) if isinstance(piece, Table)]
