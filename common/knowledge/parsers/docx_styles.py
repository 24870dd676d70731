"""What the styles of a Word document say about its paragraphs and runs."""

import re
from collections.abc import Iterator

from lxml import etree

from common.knowledge.parsers.docx_xml import named, number, switch, value

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_OUTLINE_LEVELS = 9


class Styles:
    """The styles by id. What a style doesn't say itself, the one says that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else list(root.iter(named("w:style")))
        self._by_id = {style.get(named("w:styleId"), ""): style for style in styles}

    def lineage(self, style_id: str | None) -> Iterator[tuple[str, etree._Element | None]]:
        """Yield the style and those it is based on, the nearest first: the id, and the definition if there is one."""
        passed: set[str] = set()
        while style_id and style_id not in passed:
            passed.add(style_id)
            style = self._by_id.get(style_id)
            yield style_id, style
            style_id = value(style, "w:basedOn")

    def heading_level(self, paragraph: etree._Element) -> int:
        """Return which level of heading a paragraph is in Word's outline, 1 the outermost; 0 for no heading.

        The built-in styles keep their English names in Word of any language; their ids are translated.
        """
        outline = number(paragraph, "w:pPr", "w:outlineLvl")
        if outline is not None:
            return _level(outline)
        for style_id, style in self.lineage(value(paragraph, "w:pPr", "w:pStyle")):
            outline = number(style, "w:pPr", "w:outlineLvl")
            if outline is not None:
                return _level(outline)
            name = value(style, "w:name") or style_id
            if heading := _HEADING.fullmatch(name):
                return int(heading[1])
            if name.lower() == "title":
                return 1
        return 0

    def hide(self, run: etree._Element, paragraph_style: str | None) -> bool:
        """Say whether a run is hidden text."""
        return self._applies("w:vanish", run, paragraph_style)

    def strike(self, run: etree._Element, paragraph_style: str | None) -> bool:
        """Say whether a run is struck out, with one line or with two."""
        return any(self._applies(mark, run, paragraph_style) for mark in ("w:strike", "w:dstrike"))

    def _applies(self, mark: str, run: etree._Element, paragraph_style: str | None) -> bool:
        own = switch(run, "w:rPr", mark)
        if own is not None:
            return own
        for applied in (value(run, "w:rPr", "w:rStyle"), paragraph_style):
            for _, style in self.lineage(applied):
                inherited = switch(style, "w:rPr", mark)
                if inherited is not None:
                    return inherited
        return False


def _level(outline: int) -> int:
    return outline + 1 if 0 <= outline < _OUTLINE_LEVELS else 0
