"""The outline of a PDF: which titles its author has named, on which page, how deep."""

import re
from collections import defaultdict

import pypdfium2 as pdfium

# The outline and the page differ in spaces, in capitals, and in whether the number of a section is told.
_SAID = re.compile(r"[^\W_]+")

Titles = dict[str, int]


def outline(document: pdfium.PdfDocument) -> dict[int, Titles]:
    """Return the levels of the titles on each page that has any, as `{page: {name of the title: level}}`, from 1."""
    found: dict[int, Titles] = defaultdict(dict)
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        place = target.get_index() if target else None
        name = title_name(bookmark.get_title())
        if place is not None and name:
            found[place + 1].setdefault(name, bookmark.level + 1)
    return found


def title_name(text: str) -> str:
    """Return what is left of a title where the outline and the page may differ."""
    return "".join(_SAID.findall(text)).lstrip("0123456789").casefold()
