"""Word documents (.docx), as their readers see them: changes accepted, nothing hidden or struck out, no comments."""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from lxml import etree

from common.knowledge.parsers.docx_package import Package, Part
from common.knowledge.parsers.docx_reader import Reader, plain_text
from common.knowledge.parsers.docx_xml import at, named, switch
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Unreadable

_SECTION, _HEADER, _FOOTER = map(named, ("w:sectPr", "w:headerReference", "w:footerReference"))


def parse(path: Path) -> Iterator[Piece]:
    """Yield the pieces of a Word document: headers first, the body with its notes and text boxes, footers last.

    Raises:
        Unreadable: it is damaged, no Word document, too large, or there is nothing in it.
    """
    with closing(Package(path)) as package:
        main = package.main()
        body = at(main.root, "w:body")
        if body is None:
            message = "The file isn't a Word document. Upload it under the name that its program gave it."
            raise Unreadable(Problem.WRONG_TYPE, message)
        reader = Reader(main)
        is_empty = True
        for piece in chain(_margin(_HEADER, main, body), reader.blocks(body, main), _margin(_FOOTER, main, body)):
            is_empty = False
            yield piece
        if is_empty and not (reader.pictures or reader.inserted_files or reader.struck):
            raise Unreadable(Problem.EMPTY, "There is nothing in the document. Check that it is the right file.")
        yield ReadingSummary(Kind.DOCX, warnings=tuple(_warnings(reader)))


def _margin(name: str, main: Part, body: etree._Element) -> Iterator[Paragraph]:
    """Yield the headers or footers, each once. Those without a letter are page numbers."""
    reader = Reader(main)
    yielded: set[str] = set()
    for part in _margin_parts(name, main, body):
        for block in reader.blocks(part.root, part):
            text = plain_text(block)
            if text not in yielded and any(map(str.isalpha, text)):
                yielded.add(text)
                yield Paragraph(text)


def _margin_parts(name: str, main: Part, body: etree._Element) -> Iterator[Part]:
    """Yield the parts of the headers or footers that are in use, section by section."""
    settings = main.related_by_kind("settings")
    tells_even = settings is not None and switch(settings.root, "w:evenAndOddHeaders")
    for section in body.iter(_SECTION):
        switched_off = {"first"} if not switch(section, "w:titlePg") else set()
        switched_off |= {"even"} if not tells_even else set()
        for reference in section.iterchildren(name):
            part = main.related(reference.get(named("r:id")))
            if part is not None and reference.get(named("w:type")) not in switched_off:
                yield part


def _warnings(reader: Reader) -> Iterator[str]:
    if reader.struck:
        yield f"struck out and left out: {'1 text' if reader.struck == 1 else f'{reader.struck} texts'}"
    if reader.pictures:
        yield "1 picture was not read." if reader.pictures == 1 else f"{reader.pictures} pictures were not read."
    if reader.inserted_files:
        yield "Parts that were inserted from other files were not read. Copy their text into the document itself."
