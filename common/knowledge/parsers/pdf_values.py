"""What is filled into the form fields of a PDF, and what is noted in free text: pdfium has neither in a page's text."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from common.knowledge.parsers.pdf_notes import box, notes
from common.knowledge.parsers.pdf_rulings import Turned
from common.knowledge.parsers.pdf_text import clean

_SECRET = 1 << 13
_TICKED, _UNTICKED = "☑", "☐"
_OFF = ("", "Off")


class Value(NamedTuple):
    """A value and its box on the page as a person sees it, in points; `bottom` is the larger one."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def values(page: Any, form: Any, seen: Turned) -> list[Value]:
    """Return what is filled in and noted on a page, from top to bottom. `form` is pdfium's, None without one."""
    return sorted(_values(page, form, seen), key=lambda value: (value.top, value.left))


def _values(page: Any, form: Any, seen: Turned) -> Iterator[Value]:
    for note in notes(page):
        if text := clean(_told(note, form)):
            yield Value(text, *box(note, seen))


def _told(note: Any, form: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _entry(note, b"Contents")
    return _filled_in(note, form) if kind == raw.FPDF_ANNOT_WIDGET and form else ""


def _filled_in(field: Any, form: Any) -> str:
    kind = raw.FPDFAnnot_GetFormFieldType(form, field)
    value = _string(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, field, *room))
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return f"{_TICKED} {value}" if raw.FPDFAnnot_IsChecked(form, field) else _ticked_unseen(field)
    if kind in (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return ", ".join(_chosen(field, form)) or value
    is_secret = raw.FPDFAnnot_GetFormFieldFlags(form, field) & _SECRET
    return value if kind == raw.FPDF_FORMFIELD_TEXTFIELD and not is_secret else ""


def _ticked_unseen(field: Any) -> str:
    """Return how a box is ticked by its entries alone: without a picture of its tick, pdfium takes it for empty."""
    state, value = (_entry(field, name) for name in (b"AS", b"V"))
    told = state or value
    return _UNTICKED if told in _OFF else f"{_TICKED} {told}"


def _chosen(field: Any, form: Any) -> Iterator[str]:
    for place in range(raw.FPDFAnnot_GetOptionCount(form, field)):
        if raw.FPDFAnnot_IsOptionSelected(form, field, place):
            yield _string(lambda *room, at=place: raw.FPDFAnnot_GetOptionLabel(form, field, at, *room))


def _entry(note: Any, name: bytes) -> str:
    return _string(lambda *room: raw.FPDFAnnot_GetStringValue(note, name, *room))


def _string(ask: Callable[..., int]) -> str:
    """Return what pdfium writes as UTF-16 with a NUL at its end, once it is told how much room there is."""
    length = ask(None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "ignore").rstrip("\0")
