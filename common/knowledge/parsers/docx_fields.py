"""The fields of a Word document: links and the controls of forms, whose instruction is not shown."""

import re
from dataclasses import dataclass

from lxml import etree

from common.knowledge.parsers.docx_xml import at, named, number, switch, value

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]+))')
_ENTRY = named("w:listEntry")
_TICKED, _BLANK = "☒", "☐"


@dataclass(slots=True)
class Field:
    """A field that is open. What it shows comes after its instruction, from the place `start` of its line on."""

    start: int
    instruction: str = ""
    is_instruction: bool = True

    @property
    def address(self) -> str:
        """Where it leads to if it is a link, or an empty text."""
        link = _LINK.match(self.instruction)
        return (link[1] or link[2] or "") if link else ""


def form_control(mark: etree._Element) -> str:
    """Return what a check box or a list of a form shows, which its field does not: "☒", or the entry that is chosen."""
    box, entries = at(mark, "w:ffData", "w:checkBox"), at(mark, "w:ffData", "w:ddList")
    if box is not None:
        ticked = switch(box, "w:checked")
        return _TICKED if (switch(box, "w:default") if ticked is None else ticked) else _BLANK
    if entries is not None:
        chosen = number(entries, "w:result")
        place = (number(entries, "w:default") or 0) if chosen is None else chosen
        names = [value(entry) or "" for entry in entries.iterchildren(_ENTRY)]
        return names[place] if 0 <= place < len(names) else ""
    return ""
