"""The footnotes and endnotes of a Word document, which are stored apart from the text that refers to them."""

from dataclasses import dataclass

from lxml import etree

from common.knowledge.parsers.docx_counts import written
from common.knowledge.parsers.docx_package import Part
from common.knowledge.parsers.docx_xml import named

FOOTNOTE, ENDNOTE = named("w:footnoteReference"), named("w:endnoteReference")
_STORED = {FOOTNOTE: ("footnotes", named("w:footnote")), ENDNOTE: ("endnotes", named("w:endnote"))}
_COUNTED = {FOOTNOTE: "decimal", ENDNOTE: "lowerRoman"}
_ID, _OWN_MARK = named("w:id"), named("w:customMarkFollows")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the mark that refers to it ("[1]", or none if the text has its own), what it says, and where that is."""

    mark: str
    content: etree._Element
    part: Part


class Notes:
    """Counts the notes of a document in the order in which the text refers to them."""

    def __init__(self, main: Part) -> None:
        self._unread: dict[str, dict[str, tuple[etree._Element, Part]]] = {}
        for reference, (kind, name) in _STORED.items():
            part = main.related_by_kind(kind)
            stored = [] if part is None else [(note, part) for note in part.root.iterchildren(name)]
            self._unread[reference] = {note.get(_ID, ""): (note, part) for note, part in stored}
        self._counts = {FOOTNOTE: 0, ENDNOTE: 0}

    def note(self, reference: etree._Element) -> Note | None:
        """Return the note that is referred to; None if there is no such note, or it was returned before."""
        found = self._unread[reference.tag].pop(reference.get(_ID, ""), None)
        if found is None:
            return None
        if reference.get(_OWN_MARK):
            return Note("", *found)
        self._counts[reference.tag] += 1
        return Note(f"[{written(self._counts[reference.tag], _COUNTED[reference.tag])}]", *found)
