"""What the looks of a cell tell a person is read: struck out, unseen, leading somewhere.

files/looks.xls was made with xlwt 1.3.0, by this:

    import struct, xlwt
    book = xlwt.Workbook()
    sheet = book.add_sheet("Prices")
    struck, white = xlwt.easyxf("font: struck_out on"), xlwt.easyxf("font: colour white")
    for column, name in enumerate(["Item", "Price", "More"]):
        sheet.write(0, column, name)
    old = xlwt.Font()
    old.struck_out = True
    sheet.write(1, 0, "Kettle"), sheet.write(1, 2, "Manual")
    sheet.write_rich_text(1, 1, [("R$ 333.00", old), (" R$ 222.00", xlwt.Font())])
    sheet.write(2, 0, "Toaster", struck), sheet.write(2, 1, 111, struck)
    sheet.write(3, 0, "Mixer"), sheet.write(3, 1, 77), sheet.write(3, 2, "our cost 31", white)
    sheet.write(4, 0, "Pan"), sheet.write(4, 1, 55), sheet.write(4, 2, 12, xlwt.easyxf(num_format_str=";;;"))
    url = "https://example.com/kettle.pdf\\0".encode("utf-16-le")
    link = struct.pack("<4H", 1, 1, 2, 2) + bytes.fromhex("D0C9EA79F9BACE118C8200AA004BA90B")
    link += struct.pack("<II", 2, 3) + bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
    link += struct.pack("<I", len(url)) + url
    printing = sheet._Worksheet__print_settings_rec
    sheet._Worksheet__print_settings_rec = lambda: printing() + struct.pack("<HH", 0x1B8, len(link)) + link
    book.save("tests/knowledge/parsers/files/looks.xls")
"""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table as NamedTable
from openpyxl.worksheet.worksheet import Worksheet

from common.knowledge.parsers import xls, xlsx
from common.knowledge.rules.content import Piece, ReadingSummary, Table

OLD = Path(__file__).parent / "files" / "looks.xls"
STRUCK = Font(strike=True)
WHITE = Font(color="FFFFFFFF")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stored.xlsx"


@pytest.fixture
def book() -> Workbook:
    return Workbook()


@pytest.fixture
def sheet(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = "Prices"
    for row in (["Item", "Price", "Note"], ["Kettle", 222, "new"], ["Toaster", 111, "old"], ["Mixer", 77, "new"]):
        sheet.append(row)
    return sheet


def read(path: Path, book: Workbook, include_hidden_cells: bool = False) -> tuple[list[Table], list[str]]:
    book.save(path)
    return told(list(xlsx.parse(path, False, include_hidden_cells)))


def told(found: list[Piece]) -> tuple[list[Table], list[str]]:
    summary = found[-1]
    assert isinstance(summary, ReadingSummary)
    return [piece for piece in found if isinstance(piece, Table)], list(summary.warnings)


def cells(table: Table) -> dict[int | None, tuple[str, ...]]:
    return {row.number: row.cells for row in table.rows}


def test_what_is_struck_out_is_left_out_and_told(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for cell in sheet[3]:
        cell.font = STRUCK
    sheet["B4"].font = STRUCK
    ([table], warnings) = read(path, book)
    assert cells(table) == {2: ("Kettle", "222", "new"), 4: ("Mixer", "", "new")}
    assert table.header == ("Item", "Price", "Note")
    assert warnings == ["struck out and left out: 4 cells of Prices"]


def test_a_column_that_is_struck_out(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_col=2, max_col=2):
        row[0].font = STRUCK
    ([table], _) = read(path, book)
    assert (table.header, table.last_column) == (("Item", "Note"), 3)


def test_a_text_that_is_struck_out_in_part(path: Path, book: Workbook, sheet: Worksheet) -> None:
    sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "R$ 333.00"), TextBlock(InlineFont(), " R$ 222.00"))
    sheet["B3"] = CellRichText("R$ 111.00 ", TextBlock(InlineFont(b=True), "now"))
    sheet["B4"] = CellRichText("R$ 88.00", TextBlock(InlineFont(b=True), " R$ 77.00"))
    sheet["B4"].font = STRUCK
    ([table], warnings) = read(path, book)
    assert [row.cells[1] for row in table.rows] == ["R$ 222.00", "R$ 111.00 now", "R$ 77.00"]
    assert warnings == ["struck out and left out: 2 cells of Prices"]


def test_a_formula_that_is_struck_out_does_not_show_itself(path: Path, book: Workbook, sheet: Worksheet) -> None:
    sheet["B2"] = "=1+1"
    sheet["B2"].font = STRUCK
    ([table], _) = read(path, book)
    assert cells(table)[2] == ("Kettle", "", "new")


@pytest.mark.parametrize("fill", [None, PatternFill("solid", "00FFFFFF"), PatternFill("solid", Color(theme=0))])
@pytest.mark.parametrize("font", [WHITE, Font(color=Color(theme=0)), Font(color=Color(indexed=9))])
def test_white_on_white(path: Path, book: Workbook, sheet: Worksheet, font: Font, fill: PatternFill | None) -> None:
    sheet["C3"].font = font
    if fill:
        sheet["C3"].fill = fill
    ([table], warnings) = read(path, book)
    assert cells(table)[3] == ("Toaster", "111", "")
    assert warnings == ["hidden and left out: 1 cell of Prices"]
    ([table], warnings) = read(path, book, include_hidden_cells=True)
    assert cells(table)[3] == ("Toaster", "111", "old") and not warnings


def test_white_on_a_colour_is_seen(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for cell in sheet[1]:
        cell.font, cell.fill = WHITE, PatternFill("solid", "FF1F4E78")
    sheet["C2"].font, sheet["C2"].fill = WHITE, PatternFill("lightGray")
    sheet["C3"].font = Font(color="FFCC0000")
    ([table], warnings) = read(path, book)
    assert table.header == ("Item", "Price", "Note") and cells(table)[2][2] == "new" and not warnings


def test_white_on_a_colour_that_something_else_gives_is_seen(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for place in ("A1", "B1", "C1", "A3"):
        sheet[place].font = WHITE
    sheet.add_table(NamedTable(displayName="Prices", ref="A1:C2"))
    style = DifferentialStyle(fill=PatternFill(bgColor="FF00FF00"))
    rule = Rule("cellIs", operator="equal", formula=['"Toaster"'], dxf=style)
    sheet.conditional_formatting.add("A3:A4", rule)
    ([table], warnings) = read(path, book)
    assert table.header == ("Item", "Price", "Note") and cells(table)[3][0] == "Toaster" and not warnings


def test_a_format_that_shows_nothing(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_col=3, max_col=3):
        row[0].number_format = ";;;"
    ([table], warnings) = read(path, book)
    assert table.header == ("Item", "Price")
    assert warnings == ["hidden and left out: 4 cells of Prices"]
    ([table], _) = read(path, book, include_hidden_cells=True)
    assert cells(table)[3] == ("Toaster", "111", "old")


def test_links_keep_their_addresses(path: Path, book: Workbook, sheet: Worksheet) -> None:
    for place, address in {
        "C2": "https://example.com/kettle.pdf",
        "C3": "mailto:shop@example.com",
        "C4": "C:\\Manuals\\mixer.pdf",
        "A4": "https://example.com/mixer",
    }.items():
        sheet[place].hyperlink = address
    sheet["C3"], sheet["A4"] = "write", "example.com/mixer: https://example.com/mixer"
    ([table], warnings) = read(path, book)
    assert cells(table) == {
        2: ("Kettle", "222", "new (https://example.com/kettle.pdf)"),
        3: ("Toaster", "111", "write (shop@example.com)"),
        4: ("example.com/mixer: https://example.com/mixer", "77", "new"),
    }
    assert not warnings


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('=HYPERLINK("https://example.com/a,b.pdf", "Manual")', "Manual (https://example.com/a,b.pdf)"),
        ('=HYPERLINK("https://example.com/" & $A$2 & ".pdf","See ""A""")', 'See "A" (https://example.com/Kettle.pdf)'),
        ('=HYPERLINK("https://example.com")', "https://example.com"),
        ('=HYPERLINK("#Prices!A1", "Up")', "Up"),
    ],
)
def test_formulas_that_lead_elsewhere(path: Path, book: Workbook, sheet: Worksheet, formula: str, shown: str) -> None:
    sheet["C3"] = formula
    ([table], warnings) = read(path, book)
    assert cells(table)[3][2] == shown and not warnings


@pytest.mark.parametrize("formula", ['=HYPERLINK(VLOOKUP(A2,A1:B4,2),"More")', "=HYPERLINK(", '=HYPERLINK("a"))+1'])
def test_formulas_that_lead_nobody_knows_where(path: Path, book: Workbook, sheet: Worksheet, formula: str) -> None:
    sheet["C3"] = formula
    ([table], [warning]) = read(path, book)
    assert cells(table)[3][2] == formula and warning.startswith("1 formula was never calculated")


def test_an_old_workbook() -> None:
    ([table], warnings) = told(list(xls.parse(OLD, False)))
    assert table.header == ("Item", "Price", "More")
    assert cells(table) == {
        2: ("Kettle", "R$ 222.00", "Manual (https://example.com/kettle.pdf)"),
        4: ("Mixer", "77", ""),
        5: ("Pan", "55", ""),
    }
    assert warnings == ["hidden and left out: 2 cells of Prices", "struck out and left out: 3 cells of Prices"]
    ([table], _) = told(list(xls.parse(OLD, False, True)))
    assert cells(table)[4] == ("Mixer", "77", "our cost 31") and cells(table)[5] == ("Pan", "55", "12")
