"""The layers of a PDF that are off: what they hold is not shown to anybody who opens the document."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

_LONGEST_NAME = 512
_MARKED = "OC"
_OF_GROUPS = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, raw.FPDFFormObj_RemoveObject


class Layers:
    """Takes what a PDF's hidden layers hold off its pages."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remove_hidden(self, page: Any) -> bool:
        """Take what is hidden off a page that nobody has read yet; say whether there was any."""
        return self._remove(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, raw.FPDFPage_RemoveObject)

    def _remove(self, holder: Any, count: Any, get: Any, remove: Any) -> bool:
        things = [get(holder, place) for place in range(count(holder))]
        hides = False
        for thing in things:
            if not self._hidden_by(thing):
                is_group = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM
                hides |= is_group and self._remove(thing, *_OF_GROUPS)
            elif remove(holder, thing):
                raw.FPDFPageObj_Destroy(thing)
                hides = True
        return hides

    def _hidden_by(self, thing: Any) -> bool:
        """Say whether a thing is on a layer that is off; which layers are, is only asked where there are any."""
        return any(layer in self._hidden for layer in _layers(thing))

    @cached_property
    def _hidden(self) -> set[str]:
        """The names of the layers that are off. One that shares its name with one that is on is shown."""
        # pdfium tells of which layer a thing is, not which layers are off; if nobody can tell, all are shown.
        with suppress(Exception), self._path.open("rb") as file:
            return _hidden_layers(file)
        return set()


def _hidden_layers(file: Any) -> set[str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import dict_value, list_value
    from pdfminer.utils import decode_text

    layers = dict_value(PDFDocument(PDFParser(file)).catalog.get("OCProperties"))
    setting = dict_value(layers.get("D"))
    named = {group.objid: decode_text(dict_value(group)["Name"]) for group in list_value(layers.get("OCGs"))}
    on, off = ({group.objid for group in list_value(setting.get(state, []))} for state in ("ON", "OFF"))
    is_off_unless_on = getattr(setting.get("BaseState"), "name", "ON") == "OFF"
    hidden = named.keys() - on if is_off_unless_on else off & named.keys()
    return {named[group] for group in hidden} - {named[group] for group in named.keys() - hidden}


def _layers(thing: Any) -> Iterator[str]:
    """Yield the names of the layers that a thing is marked to be on: they may be within each other."""
    for number in range(raw.FPDFPageObj_CountMarks(thing)):
        mark = raw.FPDFPageObj_GetMark(thing, number)
        if _told(raw.FPDFPageObjMark_GetName, mark) == _MARKED:
            yield _told(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name")


def _told(ask: Callable[..., int], *what: Any) -> str:
    room, length = (ctypes.c_ushort * (_LONGEST_NAME // 2))(), ctypes.c_ulong()
    if not ask(*what, room, _LONGEST_NAME, length) or length.value > _LONGEST_NAME:
        return ""
    return bytes(memoryview(room)[: length.value // 2]).decode("utf-16-le", "ignore").rstrip("\0")
