"""The vocabulary of Word's XML, and the walk over what a reader of the document sees of it."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/"
_NAMESPACES = {
    "w": _OFFICE + "wordprocessingml/2006/main",
    "m": _OFFICE + "officeDocument/2006/math",
    "r": _OFFICE + "officeDocument/2006/relationships",
    "a": _OFFICE + "drawingml/2006/main",
    "c": _OFFICE + "drawingml/2006/chart",
    "dgm": _OFFICE + "drawingml/2006/diagram",
    "pic": _OFFICE + "drawingml/2006/picture",
    "mc": _OFFICE + "markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
# Word's own numbers are shorter; Python refuses to read absurdly long ones.
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


@cache
def named(name: str) -> str:
    """Return the full name for one with a prefix, such as "w:p"."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_ALTERNATIVES, _CHOICE = named("mc:AlternateContent"), named("mc:Choice")
_UNSEEN = frozenset(map(named, ("w:del", "w:moveFrom", "w:rt", "w:pPr", "w:rPr")))


def shown(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the outermost elements of these full names within an element, in order.

    Whatever wraps them is looked through: content controls, links, tracked insertions. Left out is what a reader
    doesn't see: tracked deletions, the old place of moved text, the second version of a thing for older programs,
    the small print that tells the pronunciation of a word.
    """
    for child in element:
        if child.tag in names:
            yield child
        elif child.tag == _ALTERNATIVES:
            version = next(child.iterchildren(_CHOICE), None)
            yield from shown(child if version is None else version, *names)
        elif child.tag not in _UNSEEN:
            yield from shown(child, *names)


def at(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the element at the end of this path of prefixed names, if it is there."""
    for name in path:
        element = None if element is None else element.find(named(name))
    return element


def value(element: etree._Element | None, *path: str, attribute: str = "w:val") -> str | None:
    """Return an attribute of the element at the end of this path, if both are there."""
    found = at(element, *path)
    return None if found is None else found.get(named(attribute))


def number(element: etree._Element | None, *path: str, attribute: str = "w:val") -> int | None:
    """Return the same as a whole number, if it is one."""
    text = value(element, *path, attribute=attribute) or ""
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def switch(element: etree._Element | None, *path: str) -> bool | None:
    """Return whether the element at the end of this path turns something on or off; None if it isn't there."""
    found = at(element, *path)
    return None if found is None else found.get(named("w:val")) not in ("0", "false", "off")
