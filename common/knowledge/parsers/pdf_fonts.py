"""Text of a PDF whose font is not in it: pdfium leaves it out where it has none to stand for that."""

import ctypes
from typing import Any

import pypdfium2.raw as raw

_SUSPICIOUS = 0.1
_MOST_OBJECTS = 50_000
_FOR_ALL = b"Chrome S"


def has_text_without_font(page: Any) -> bool:
    """Say whether a tenth of a page's texts are without shape, and without a font: blanks are, or what pdfium skips."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    texts = shapeless = 0
    for place in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
            texts += 1
            raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
            if left.value == right.value:
                shapeless += _has_none(raw.FPDFTextObj_GetFont(thing))
    return shapeless > _SUSPICIOUS * texts


def _has_none(font: Any) -> bool:
    """Say whether a font is not in the file and none that resembles it in pdfium, but for the one for all letters."""
    return not raw.FPDFFont_GetIsEmbedded(font) and _family(font).startswith(_FOR_ALL)


def _family(font: Any) -> bytes:
    name = ctypes.create_string_buffer(raw.FPDFFont_GetFamilyName(font, None, 0))
    raw.FPDFFont_GetFamilyName(font, name, len(name))
    return name.value
