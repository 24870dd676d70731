"""What is noted on a page of a PDF besides its text and its values: where it links to, and what is struck out."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_rulings import Ruling, Turned

# A page with more is no page that anybody follows the links of.
_MOST_LINKS = 2000
Box = tuple[float, float, float, float]
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Link(NamedTuple):
    """An address, and the box in which a click leads there, in the page's own measure, which grows upwards."""

    address: str
    left: float
    bottom: float
    right: float
    top: float


def links(document: Any, page: Any) -> list[Link]:
    """Return where the page leads to. `document` and `page` are pdfium's handles."""
    return [
        Link(address, *_corners(note))
        for note in islice(notes(page), _MOST_LINKS)
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK
        and (address := _address(document, raw.FPDFAnnot_GetLink(note)))
    ]


def strikes(page: Any, seen: Turned) -> list[Ruling]:
    """Return the lines with which people who reviewed the page have struck text out."""
    found, corners = [], raw.FS_QUADPOINTSF()
    for note in notes(page):
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_STRIKEOUT:
            continue
        for place in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
            raw.FPDFAnnot_GetAttachmentPoints(note, place, corners)
            left, top, right, bottom = _around(seen(corners.x1, corners.y1), seen(corners.x4, corners.y4))
            found.append(Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2))
    return found


def notes(page: Any) -> Iterator[Any]:
    """Yield the annotations of a page that people see, each until the next one."""
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, place)
        try:
            if not raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
                yield note
        finally:
            raw.FPDFPage_CloseAnnot(note)


def box(note: Any, seen: Turned) -> Box:
    """Return the box of an annotation as a person sees it: left, top, right and bottom, which is the larger one."""
    left, bottom, right, top = _corners(note)
    return _around(seen(left, bottom), seen(right, top))


def _corners(note: Any) -> Box:
    corners = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, corners)
    return corners.left, corners.bottom, corners.right, corners.top


def _address(document: Any, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.raw.rstrip(b"\0").decode("utf-8", "ignore")


def _around(corner: tuple[float, float], opposite: tuple[float, float]) -> Box:
    (x0, y0), (x1, y1) = corner, opposite
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
