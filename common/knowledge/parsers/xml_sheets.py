"""The sheets of a workbook in the XML format of Excel 2003 (SpreadsheetML)."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from common.knowledge.parsers.filling import Filling
from common.knowledge.parsers.looks import BLACK, WHITE, Look, look
from common.knowledge.parsers.number_formats import Value
from common.knowledge.parsers.sheets import Area, Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_NAMED_CODES = {
    "General Number": "General",
    "General Date": "m/d/yyyy",
    "Short Date": "m/d/yyyy",
    "Medium Date": "d-mmm-yy",
    "Long Date": "m/d/yyyy",
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
    "Currency": "$#,##0.00",
    "Euro Currency": "[$€-2] #,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def xml_sheets(workbook: Any) -> Iterator[tuple[Sheet, bool]]:
    """Yield each sheet, with whether it is hidden."""
    looks = {style.get(_SS + "ID"): _look(style) for style in workbook.iter(_SS + "Style")}
    for place, sheet in enumerate(workbook.iter(_SS + "Worksheet"), start=1):
        visible = next(sheet.iter(_VISIBLE), None)
        yield _sheet(sheet, sheet.get(_SS + "Name") or f"Sheet{place}", looks), visible is not None


def _sheet(sheet: Any, name: str, looks: dict[str, Look]) -> Sheet:
    filling, merged = Filling(), list[Area]()
    hidden_rows, hidden_columns = list[int](), list[int]()
    number = column = 0
    for line in sheet.iterfind(f"{_SS}Table/{_SS}Column"):
        column = _number(line, "Index", _MOST_COLUMNS) or column + 1
        last = min(column + _number(line, "Span", _MOST_COLUMNS), _MOST_COLUMNS)
        hidden_columns += range(column, last + 1) if _is_hidden(line) else ()
        column = last
    for line in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        number = _number(line, "Index", _MOST_ROWS) or number + 1
        last = min(number + _number(line, "Span", _MOST_ROWS), _MOST_ROWS)
        hidden_rows += range(number, last + 1) if _is_hidden(line) else ()
        _put_cells(line, number, filling, merged, looks)
        number = last
    return filling.sheet(name, merged=merged, hidden_rows=hidden_rows, hidden_columns=hidden_columns)


def _put_cells(line: Any, number: int, filling: Filling, merged: list[Area], looks: dict[str, Look]) -> None:
    column = 0
    for cell in line.iterfind(_SS + "Cell"):
        column = _number(cell, "Index", _MOST_COLUMNS) or column + 1
        across, down = _number(cell, "MergeAcross", _MOST_COLUMNS), _number(cell, "MergeDown", _MOST_ROWS)
        data = cell.find(_SS + "Data")
        if data is not None:
            filling.put(number, column, _value(data), looks.get(cell.get(_SS + "StyleID"), Look()))
            filling.link(number, column, cell.get(_SS + "HRef") or "")
        if across or down:
            merged.append(Area(number, column, number + down, column + across))
        column += across


def _value(data: Any) -> Value:
    text = "".join(data.itertext())
    with suppress(ValueError):
        match data.get(_SS + "Type"):
            case "Number":
                return float(text) if any(sign in text for sign in ".eE") else int(text)
            case "DateTime":
                return datetime.fromisoformat(text)
            case "Boolean":
                return text.strip() == "1"
    return text


def _look(style: Any) -> Look:
    font, ground = style.find(_SS + "Font"), style.find(_SS + "Interior")
    code = style.find(_SS + "NumberFormat")
    told = code.get(_SS + "Format") or "General" if code is not None else "General"
    is_coloured = ground is not None and ground.get(_SS + "Pattern") not in (None, "None")
    return look(
        _NAMED_CODES.get(told, told),
        emphasised=_is_on(font, "Bold") or is_coloured,
        is_struck=_is_on(font, "StrikeThrough"),
        ink=_colour(font, BLACK),
        ground=_colour(ground, None) if is_coloured else WHITE,
    )


def _is_on(element: Any, name: str) -> bool:
    return element is not None and element.get(_SS + name) == "1"


def _is_hidden(line: Any) -> bool:
    sizes = {line.get(_SS + "Width"), line.get(_SS + "Height")} - {None}
    return _is_on(line, "Hidden") or "0" in sizes


def _colour(element: Any, unknown: str | None) -> str | None:
    told = element.get(_SS + "Color") if element is not None else None
    return told.lstrip("#").upper() if told else unknown


def _number(element: Any, name: str, most: int) -> int:
    """Return a count or a place that an attribute tells, 0 if it tells none."""
    told = element.get(_SS + name) or ""
    return min(int(told), most) if told.isdecimal() and len(told) < 9 else 0
