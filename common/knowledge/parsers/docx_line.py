"""The text of one paragraph, and what is anchored in it."""

import re
from collections.abc import Callable

from lxml import etree

from common.knowledge.parsers.addresses import address_beside
from common.knowledge.parsers.docx_drawings import DRAWN_TEXT
from common.knowledge.parsers.docx_fields import Field, form_control
from common.knowledge.parsers.docx_math import latex
from common.knowledge.parsers.docx_notes import ENDNOTE, FOOTNOTE, Note, Notes
from common.knowledge.parsers.docx_package import Part
from common.knowledge.parsers.docx_styles import Styles
from common.knowledge.parsers.docx_symbols import symbol
from common.knowledge.parsers.docx_xml import named, shown, value

TEXT_BOX, DIAGRAM, CHART = map(named, ("w:txbxContent", "dgm:relIds", "c:chart"))
PICTURES = frozenset(map(named, ("pic:pic", "v:imagedata")))
_ANCHORED = (TEXT_BOX, DRAWN_TEXT, DIAGRAM, CHART, *PICTURES)
_RUN, _TEXT, _SYMBOL, _LINK = map(named, ("w:r", "w:t", "w:sym", "w:hyperlink"))
_FIELD_MARK, _INSTRUCTION, _WHOLE_FIELD = map(named, ("w:fldChar", "w:instrText", "w:fldSimple"))
_EQUATION, _EQUATION_LINE = map(named, ("m:oMath", "m:oMathPara"))
# "10³" must not become "103".
_SUPERSCRIPT = re.compile(r"[-+]?[0-9]+")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_CHARACTERS = {
    named(name): character
    for name, character in {
        "w:tab": "\t",
        "w:ptab": "\t",
        "w:br": "\n",
        "w:cr": "\n",
        "w:noBreakHyphen": "-",
    }.items()
}


class Line:
    """A paragraph's own text. `anchored` are the elements of text boxes, diagrams and pictures, `notes` its notes.

    `struck` is how many of its runs were left out as they are struck out: what they say holds no longer.
    """

    def __init__(self, paragraph: etree._Element, part: Part, styles: Styles, notes: Notes) -> None:
        self.anchored: list[etree._Element] = []
        self.notes: list[Note] = []
        self._written: list[str] = []
        self._part, self._styles, self._all_notes = part, styles, notes
        self._style = value(paragraph, "w:pPr", "w:pStyle")
        self.struck = 0
        self._fields: list[Field] = []
        self._is_raised = False
        self._read(paragraph)

    @property
    def text(self) -> str:
        """The text without the space around it."""
        return "".join(self._written).strip()

    def _read(self, element: etree._Element) -> None:
        for child in shown(element, *_READERS, *_ANCHORED):
            reader = _READERS.get(child.tag)
            if reader is None:
                self.anchored.append(child)
            else:
                reader(self, child)

    def _write(self, text: str) -> None:
        if not any(field.is_instruction for field in self._fields):
            self._written.append(text)

    def _read_run(self, run: etree._Element) -> None:
        if self._styles.strike(run, self._style):
            self.struck += 1
        elif not self._styles.hide(run, self._style):
            self._is_raised = value(run, "w:rPr", "w:vertAlign") == "superscript"
            self._read(run)

    def _read_text(self, text: etree._Element) -> None:
        written = text.text or ""
        raised = self._is_raised and _SUPERSCRIPT.fullmatch(written)
        self._write(written.translate(_RAISED) if raised else written)

    def _read_link(self, link: etree._Element) -> None:
        """Read a link, and name its address where the text doesn't: "here (https://example.com)"."""
        start = len(self._written)
        self._read(link)
        self._name_address(self._part.link(link.get(named("r:id"))), start)

    def _name_address(self, link: str, start: int) -> None:
        if beside := address_beside("".join(self._written[start:]), link):
            self._write(beside)

    def _read_field_mark(self, mark: etree._Element) -> None:
        kind = mark.get(named("w:fldCharType"))
        if kind == "begin":
            self._write(form_control(mark))
            self._fields.append(Field(len(self._written)))
        elif self._fields and kind == "separate":
            self._fields[-1].is_instruction = False
        elif self._fields:
            field = self._fields.pop()
            if not field.is_instruction:
                self._name_address(field.address, field.start)

    def _read_instruction(self, instruction: etree._Element) -> None:
        if self._fields and self._fields[-1].is_instruction:
            self._fields[-1].instruction += instruction.text or ""

    def _read_whole_field(self, element: etree._Element) -> None:
        field = Field(len(self._written), element.get(named("w:instr"), ""))
        self._read(element)
        self._name_address(field.address, field.start)

    def _read_reference(self, reference: etree._Element) -> None:
        note = self._all_notes.note(reference)
        if note:
            self.notes.append(note)
            self._write(note.mark)

    def _read_symbol(self, element: etree._Element) -> None:
        self._write(symbol(element.get(named("w:font"), ""), element.get(named("w:char"), "")))

    def _read_equation(self, equation: etree._Element) -> None:
        self._write(_between("$", latex(equation)))

    def _read_equation_line(self, line: etree._Element) -> None:
        self._write("\n".join(_between("$$", latex(equation)) for equation in shown(line, _EQUATION)))


def _between(marks: str, text: str) -> str:
    return f"{marks}{text}{marks}" if text else ""


_READERS: dict[str, Callable[[Line, etree._Element], None]] = {
    _RUN: Line._read_run,
    _TEXT: Line._read_text,
    _LINK: Line._read_link,
    _SYMBOL: Line._read_symbol,
    _FIELD_MARK: Line._read_field_mark,
    _INSTRUCTION: Line._read_instruction,
    _WHOLE_FIELD: Line._read_whole_field,
    _EQUATION: Line._read_equation,
    _EQUATION_LINE: Line._read_equation_line,
    FOOTNOTE: Line._read_reference,
    ENDNOTE: Line._read_reference,
    **dict.fromkeys(_CHARACTERS, lambda line, mark: line._write(_CHARACTERS[mark.tag])),
}
