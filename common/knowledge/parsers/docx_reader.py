"""Reading the blocks of a Word document: paragraphs and tables, and what is anchored in them."""

from collections.abc import Iterator

from lxml import etree

from common.knowledge.parsers.docx_drawings import DRAWN_TEXT, read_chart, read_drawn_text
from common.knowledge.parsers.docx_line import CHART, DIAGRAM, PICTURES, TEXT_BOX, Line
from common.knowledge.parsers.docx_notes import Note, Notes
from common.knowledge.parsers.docx_numbering import Numbering
from common.knowledge.parsers.docx_package import Part
from common.knowledge.parsers.docx_styles import Styles
from common.knowledge.parsers.docx_tables import cells_of, read_table, rows_of
from common.knowledge.parsers.docx_xml import at, named, shown
from common.knowledge.rules.content import Paragraph, Table

Block = Paragraph | Table
_PARAGRAPH, _TABLE, _INSERTED_FILE = map(named, ("w:p", "w:tbl", "w:altChunk"))
_LONGEST_HEADING = 300


class Reader:
    """Reads a document in its order, as its numbers and notes are counted. Counts what it can't read as well."""

    def __init__(self, main: Part) -> None:
        def root_of(kind: str) -> etree._Element | None:
            part = main.related_by_kind(kind)
            return None if part is None else part.root

        self.pictures = 0
        self.inserted_files = 0
        self.struck = 0
        self._styles = Styles(root_of("styles"))
        self._numbering = Numbering(root_of("numbering"), self._styles)
        self._notes = Notes(main)

    def blocks(self, container: etree._Element, part: Part) -> Iterator[Block]:
        """Yield what stands in an element of this part. Text boxes and notes follow the paragraph they belong to."""
        for block in shown(container, _PARAGRAPH, _TABLE, _INSERTED_FILE):
            if block.tag == _PARAGRAPH:
                yield from self._paragraph(block, part)
            elif block.tag == _TABLE:
                yield from self._table(block, part)
            else:
                self.inserted_files += 1

    def _paragraph(self, paragraph: etree._Element, part: Part) -> Iterator[Block]:
        line = Line(paragraph, part, self._styles, self._notes)
        text = line.text
        self.struck += line.struck
        if text or not _is_gone(paragraph):
            label = self._numbering.label(paragraph)
            if text:
                level = self._styles.heading_level(paragraph) if len(text) <= _LONGEST_HEADING else 0
                yield Paragraph(f"{label} {text}".lstrip(), level)
        for element in line.anchored:
            yield from self._anchored(element, part)
        for note in line.notes:
            yield from self._note(note)

    def _anchored(self, element: etree._Element, part: Part) -> Iterator[Block]:
        if element.tag == TEXT_BOX:
            yield from self.blocks(element, part)
        elif element.tag in PICTURES:
            self.pictures += 1
        elif element.tag == DRAWN_TEXT:
            yield from read_drawn_text(element)
        elif element.tag == DIAGRAM:
            diagram = part.related(element.get(named("r:dm")))
            yield from () if diagram is None else read_drawn_text(diagram.root)
        elif element.tag == CHART:
            chart = part.related(element.get(named("r:id")))
            yield from () if chart is None else read_chart(chart.root)

    def _note(self, note: Note) -> Iterator[Block]:
        mark = note.mark
        for block in self.blocks(note.content, note.part):
            if mark and isinstance(block, Paragraph):
                block, mark = Paragraph(f"{mark} {block.text}"), ""
            yield block

    def _table(self, table: etree._Element, part: Part) -> Iterator[Block]:
        rows = rows_of(table)
        cells = [cells_of(row) for row in rows]
        if all(len(row) < 2 for row in cells):
            # A table of one column only frames what stands in it.
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell, part)
            return
        read = read_table(rows, lambda cell: "\n".join(map(plain_text, self.blocks(cell, part))))
        if read is not None:
            yield read


def _is_gone(paragraph: etree._Element) -> bool:
    """Say whether the end of a paragraph is deleted, moved away or hidden: without a text it isn't counted then."""
    marks = at(paragraph, "w:pPr", "w:rPr")
    return any(at(marks, mark) is not None for mark in ("w:del", "w:moveFrom", "w:vanish"))


def plain_text(block: Block) -> str:
    """Return a block as mere text, a table row by row."""
    if isinstance(block, Paragraph):
        return block.text
    lines = (block.header, *(row.cells for row in block.rows))
    return "\n".join([block.title] * bool(block.title) + [" | ".join(line) for line in lines if line])
