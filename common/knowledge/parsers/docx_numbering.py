"""The numbers of list items and headings, which Word doesn't store but counts anew each time it shows a document."""

import re
from dataclasses import dataclass

from lxml import etree

from common.knowledge.parsers.docx_counts import written
from common.knowledge.parsers.docx_styles import Styles
from common.knowledge.parsers.docx_xml import at, named, number, switch, value

_BULLET = "-"
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _List:
    """A list (w:num): whose counts it goes on, how its levels look, and where it has them begin anew."""

    counted_as: str
    levels: dict[int, etree._Element]
    restarts: dict[int, int]

    def start(self, level: int) -> int:
        """The number of the first item of a level."""
        start = number(self.levels.get(level), "w:start")
        return self.restarts.get(level, 1 if start is None else start)


class Numbering:
    """Counts the numbered paragraphs of a document. Each is to be asked for once, in the document's order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions = _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._instances = _by_id(root, "w:num", "w:numId")
        self._lists = {list_id: self._list(instance) for list_id, instance in self._instances.items()}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element) -> str:
        """Count a paragraph, and return its number as Word shows it: "1.", "a)", "2.3", "-" for a bullet, or ""."""
        list_id, level = self._place(paragraph)
        items = self._lists.get(list_id)
        if items is None or level not in items.levels:
            return ""
        counts = self._count(list_id, items, level)
        if value(items.levels[level], "w:numFmt") == "bullet":
            return _BULLET
        in_digits = switch(items.levels[level], "w:isLgl")

        def count(placeholder: re.Match[str]) -> str:
            named_level = int(placeholder[1]) - 1
            style = "decimal" if in_digits else value(items.levels.get(named_level), "w:numFmt")
            return written(counts.get(named_level, items.start(named_level)), style)

        return _PLACEHOLDER.sub(count, value(items.levels[level], "w:lvlText") or "").strip()

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list of a paragraph and the level in it, by its own properties or those of its style."""
        lineage = list(self._styles.lineage(value(paragraph, "w:pPr", "w:pStyle")))
        level = None
        for source in (paragraph, *(style for _, style in lineage)):
            properties = at(source, "w:pPr", "w:numPr")
            level = number(properties, "w:ilvl") if level is None else level
            list_id = value(properties, "w:numId")
            if list_id is not None:
                return list_id, self._level_of_style(list_id, lineage) if level is None else level
        return "", 0

    def _level_of_style(self, list_id: str, lineage: list[tuple[str, etree._Element | None]]) -> int:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        by_style = {value(definition, "w:pStyle"): level for level, definition in levels.items()}
        return next((by_style[style_id] for style_id, _ in lineage if style_id in by_style), 0)

    def _list(self, instance: etree._Element) -> _List:
        counted_as = value(instance, "w:abstractNumId") or ""
        definition = self._definitions.get(counted_as)
        style = next((style for _, style in self._styles.lineage(value(definition, "w:numStyleLink"))), None)
        linked = self._instances.get(value(style, "w:pPr", "w:numPr", "w:numId") or "")
        counted_as = value(linked, "w:abstractNumId") or counted_as
        levels, restarts = _levels(self._definitions.get(counted_as)), {}
        for override in instance.iterchildren(named("w:lvlOverride")):
            levels |= _levels(override)
            start = number(override, "w:startOverride")
            if start is not None:
                restarts[number(override, attribute="w:ilvl") or 0] = start
        return _List(counted_as, levels, restarts)

    def _count(self, list_id: str, items: _List, level: int) -> dict[int, int]:
        """Count an item, and return the counts of all levels. Lists of one definition go on counting each other's."""
        counts = self._counts.setdefault(items.counted_as, {})
        begins = level in items.restarts and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        counts[level] = items.start(level) if begins or level not in counts else counts[level] + 1
        for deeper in [other for other in counts if other > level]:
            restarts_below = number(items.levels.get(deeper), "w:lvlRestart")
            if level < (deeper if restarts_below is None else restarts_below):
                del counts[deeper]
        return counts


def _by_id(root: etree._Element | None, name: str, attribute: str) -> dict[str, etree._Element]:
    found = [] if root is None else root.iterchildren(named(name))
    return {element.get(named(attribute), ""): element for element in found}


def _levels(definition: etree._Element | None) -> dict[int, etree._Element]:
    found = [] if definition is None else definition.iterchildren(named("w:lvl"))
    return {number(level, attribute="w:ilvl") or 0: level for level in found}
