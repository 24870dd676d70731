"""The files that are read: manuals and price lists of any length, in every format."""

import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from benchmarks.documents.old_workbooks import old_workbook
from devstack import pdf_files

_HEADER = ("SKU", "Item", "Colour", "Size", "Supplier", "Stock", "Price", "VAT", "Since", "Note")
_CODES = ("General",) * 6 + ('#,##0.00 "€"', "0%", "d mmm yyyy", "General")
_SYLLABLES = ("sal", "ter", "mon", "bri", "co", "da", "mi", "ron", "pe", "lu", "vin", "ka")
_WORDS = ["".join(parts) for length in (1, 2, 3) for parts in product(_SYLLABLES, repeat=length)]
_LINE = 75
_LINES_OF_PAGE = 48
_LINES_OF_PARAGRAPH = 7
_LINES_ABOVE_TABLE, _ROWS_OF_PAGE = 10, 25
_FIRST_DAY = datetime(2020, 1, 1)
_EXCEL_BEGINS = datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and how many pages, paragraphs or rows are in it."""

    path: Path
    count: int
    unit: str


def manual(path: Path, pages: int, *, picture_bytes: int = 0) -> Made:
    """Make a PDF of pages of about 3,000 characters, each with a small grey picture if that takes any bytes."""
    choose = random.Random(1)
    sheets = []
    for number in range(1, pages + 1):
        drawn = pdf_files.lines(["Operating manual", "", *_page(choose), f"Page {number}"])
        sheets.append(pdf_files.Sheet(drawn + (b"\n" + _picture(choose, picture_bytes) if picture_bytes else b"")))
    path.write_bytes(pdf_files.pdf(sheets))
    return Made(path, pages, "pages")


def catalogue(path: Path, pages: int) -> Made:
    """Make a PDF with a text and a table on every page, all cells of it ruled."""
    choose = random.Random(2)
    sheets = []
    for _ in range(pages):
        rows = [[str(cell) for cell in row[:4]] for row in _rows(choose, _ROWS_OF_PAGE)]
        text, table = _lines(choose, _LINES_ABOVE_TABLE), [_HEADER[:4], *rows]
        below = pdf_files.TOP - pdf_files.LEADING * (len(text) + 1)
        sheets.append(pdf_files.Sheet(pdf_files.lines(text) + b"\n" + pdf_files.table(table, top=below)))
    path.write_bytes(pdf_files.pdf(sheets))
    return Made(path, pages, "pages")


def letter(path: Path, paragraphs: int) -> Made:
    """Make a Word document of paragraphs of three runs, every tenth a heading."""
    choose = random.Random(3)
    document = docx.Document()
    for number in range(paragraphs):
        if number % 10 == 0:
            document.add_paragraph(_sentence(choose), style="Heading 1")
        else:
            paragraph = document.add_paragraph()
            for bold in (False, True, False):
                paragraph.add_run(f"{_sentence(choose)} ").bold = bold
    document.save(str(path))
    return Made(path, paragraphs, "paragraphs")


def price_list(path: Path, rows: int) -> Made:
    """Make a workbook of one sheet: a header and rows of ten columns."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Prices")
    sheet.append(_HEADER)
    for row in _rows(random.Random(4), rows):
        cells = [WriteOnlyCell(sheet, value) for value in row]
        for cell, code in zip(cells, _CODES, strict=True):
            cell.number_format = code
        sheet.append(cells)
    workbook.save(path)
    return Made(path, rows, "rows")


def old_price_list(path: Path, rows: int) -> Made:
    """Make the same workbook as Excel 97 did."""
    told = [
        [(value - _EXCEL_BEGINS).days if isinstance(value, datetime) else value for value in row]
        for row in _rows(random.Random(4), rows)
    ]
    path.write_bytes(old_workbook("Prices", [list(_HEADER), *told], _CODES))
    return Made(path, rows, "rows")


def _rows(choose: random.Random, count: int) -> Iterator[tuple[str | float | datetime, ...]]:
    for number in range(count):
        since = _FIRST_DAY + timedelta(choose.randrange(2000))
        item, colour, supplier, note = (" ".join(choose.choices(_WORDS, k=length)) for length in (2, 1, 2, 3))
        size, stock, price, vat = choose.choice("SML"), choose.randrange(500), choose.randrange(50_000) / 100, 0.19
        yield f"A{number:05}", item, colour, size, supplier, stock, price, vat, since, note


def _page(choose: random.Random) -> list[str]:
    lines = _lines(choose, _LINES_OF_PAGE)
    return ["" if number % _LINES_OF_PARAGRAPH == 0 else line for number, line in enumerate(lines, 1)]


def _lines(choose: random.Random, count: int) -> list[str]:
    return textwrap.wrap(" ".join(_sentence(choose) for _ in range(count)), _LINE)[:count]


def _sentence(choose: random.Random) -> str:
    return " ".join(choose.choices(_WORDS, k=12)).capitalize() + "."


def _picture(choose: random.Random, size: int) -> bytes:
    width = 100
    height = size // width
    picture = choose.randbytes(width * height)
    return b"q 20 0 0 20 500 40 cm BI /W %d /H %d /CS /G /BPC 8 ID %s EI Q" % (width, height, picture)
