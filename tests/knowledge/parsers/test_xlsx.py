"""An .xlsx workbook reads as a person sees it in Excel, or says why it can't be read."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from common.knowledge.parsers.xlsx import parse
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingProgress, ReadingSummary, Row, Table, Unreadable

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stored"


@pytest.fixture
def book() -> Workbook:
    return Workbook()


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = "Prices"
    return sheet


def pieces(path: Path, book: Workbook, include_hidden: bool = False) -> list[Piece]:
    book.save(path)
    return list(parse(path, include_hidden))


def repack(path: Path, rename: Callable[[str], str], change: Callable[[str, bytes], bytes]) -> None:
    """Rename and change the files inside the workbook, each given its name, or name and content."""
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(rename(name), change(name, content))


def edit(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    repack(path, lambda name: name, change)


def edit_sheet(path: Path, pattern: bytes, replacement: bytes) -> None:
    edit(path, lambda name, content: re.sub(pattern, replacement, content) if name == SHEET else content)


def problem(path: Path) -> tuple[Problem, str]:
    with pytest.raises(Unreadable) as caught:
        list(parse(path, False))
    return caught.value.problem, str(caught.value)


def test_a_sheet_as_a_person_sees_it(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    sheet.append(["Price list"])
    sheet.append([])
    sheet.append(["SKU", "Price", "VAT", "Since", "In stock", "Note"])
    sheet.append(["007", 1234.5, 0.19, datetime(2026, 3, 9), True, " two\xa0\nlines_x000D_ "])
    sheet.append(["008", 80, None, datetime(2026, 3, 9), False, "#N/A"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("C4:C5")
    for place, code in {"B4": '#,##0.00 "€"', "B5": "$#,##0", "C4": "0%", "D4": "d mmm yyyy", "D5": "mm-dd-yy"}.items():
        sheet[place].number_format = code
    assert pieces(path, book) == [
        Table(
            (
                Row(("007", "1,234.50 €", "19%", "9 Mar 2026", "TRUE", "two lines"), 4),
                Row(("008", "$80", "19%", "2026-03-09", "FALSE", "#N/A"), 5),
            ),
            ("SKU", "Price", "VAT", "Since", "In stock", "Note"),
            "Price list",
            sheet="Prices",
        ),
        ReadingProgress(1, 1),
        ReadingSummary(Kind.XLSX, sheets=1),
    ]


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [(27, 46085, "2026-03-04"), (58, 46085.5, "2026-03-04"), (33, 0.75, "18:00:00"), (55, 46085, "2026-03-04")],
)
def test_built_in_dates_of_east_asia(path: Path, book: Workbook, number: int, value: float, text: str) -> None:
    sheet = first_sheet(book)
    sheet.append([value])
    sheet["A1"].number_format = "0.000"
    book.save(path)
    edit(path, lambda name, content: re.sub(rb'numFmtId="16[4-9]"(?! formatCode)', b'numFmtId="%d"' % number, content))
    [table, *_] = parse(path, False)
    assert table == Table((Row((text,), 1),), sheet="Prices")


def test_hidden_sheets_are_read_if_they_are_asked_for(path: Path, book: Workbook) -> None:
    first_sheet(book)["A1"] = "open"
    for name, state in {"Costs": "hidden", "Margins": "veryHidden"}.items():
        hidden = book.create_sheet(name)
        hidden["A1"], hidden.sheet_state = "secret", state
    _, progress, summary = pieces(path, book)
    assert progress == ReadingProgress(1, 1)
    assert summary == ReadingSummary(Kind.XLSX, sheets=1, warnings=("2 hidden sheets skipped: Costs, Margins",))
    everything = list(parse(path, True))
    assert everything[-2:] == [ReadingProgress(3, 3), ReadingSummary(Kind.XLSX, sheets=3)]
    assert [piece.sheet for piece in everything if isinstance(piece, Table)] == ["Prices", "Costs", "Margins"]


def test_formulas_that_were_never_calculated_show_themselves(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    for row in (
        ["A", "B", "Product"],
        [1, 2, "=A2*B2"],
        [3, 4, "=A3*B3"],
        [5, 6, '=IF(A4>1,"","x")'],
        [7, 8, "=1/0"],
        [9, 0, "=B6"],
    ):
        sheet.append(row)
    sheet["C6"].number_format = "0;-0;;@"
    book.save(path)
    edit_sheet(path, rb'<c r="C2"><f>(.*?)</f><v ?(/>|></v>)', rb'<c r="C2"><f>\1</f><v>2</v>')
    edit_sheet(path, rb'<c r="C4"><f>(.*?)</f><v ?(/>|></v>)', rb'<c r="C4" t="str"><f>\1</f><v></v>')
    edit_sheet(path, rb'<c r="C5"><f>(.*?)</f><v ?(/>|></v>)', rb'<c r="C5" t="e"><f>\1</f><v>#DIV/0!</v>')
    edit_sheet(path, rb'(<c r="C6"[^>]*>)<f>(.*?)</f><v ?(/>|></v>)', rb"\1<f>\2</f><v>0</v>")
    table, _, summary = parse(path, False)
    assert isinstance(table, Table) and isinstance(summary, ReadingSummary)
    assert [row.cells[2] for row in table.rows] == ["2", "=A3*B3", "", "#DIV/0!", ""]
    [warning] = summary.warnings
    assert warning.startswith("1 formula was never calculated and shows itself, in Prices!C3:")


def test_formulas_without_values_are_counted_over_all_sheets(path: Path, book: Workbook) -> None:
    first_sheet(book)["B2"] = "=1+1"
    book.create_sheet("More")["C3"] = "=2+2"
    *_, summary = pieces(path, book)
    assert isinstance(summary, ReadingSummary)
    [warning] = summary.warnings
    assert warning.startswith("2 formulas were never calculated and show themselves, the first in Prices!B2:")


def test_a_shared_formula_shows_itself_where_it_stands(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    for row in (["A", "B"], [1, "=A2*2"], [2, "=A3*2"]):
        sheet.append(row)
    book.save(path)
    edit_sheet(path, rb"<f>A2\*2</f><v ?(/>|></v>)", rb'<f t="shared" ref="B2:B3" si="0">A2*2</f>')
    edit_sheet(path, rb"<f>A3\*2</f><v ?(/>|></v>)", rb'<f t="shared" si="0"/>')
    table, *_ = parse(path, False)
    assert isinstance(table, Table)
    assert [row.cells[1] for row in table.rows] == ["=A2*2", "=A3*2"]


def test_what_a_sheet_says_of_its_size_does_not_matter(path: Path, book: Workbook) -> None:
    first_sheet(book)["B2"] = "only"
    book.save(path)
    edit_sheet(path, rb"<dimension[^>]*>", rb'<dimension ref="A1:XFD1048576"/>')
    edit_sheet(path, rb"</sheetData>", rb'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    table, *_ = parse(path, False)
    assert table == Table((Row(("only",), 2),), sheet="Prices", first_column=2)


def test_a_title_merged_over_all_columns_that_there_are(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    for row in (["Title"], ["Item", "Price"], ["A", 1]):
        sheet.append(row)
    book.save(path)
    edit_sheet(path, rb"</sheetData>", rb'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1"/></mergeCells>')
    table, *_ = parse(path, False)
    assert table == Table((Row(("A", "1"), 3),), ("Item", "Price"), "Title", sheet="Prices")


def test_chart_sheets_are_left_out(path: Path, book: Workbook) -> None:
    first_sheet(book)["A1"] = "text"
    book.create_chartsheet("Chart")
    assert pieces(path, book)[-1] == ReadingSummary(Kind.XLSX, sheets=1)


def test_the_strict_variant_of_the_format(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    sheet["A1"] = datetime(2026, 3, 9)
    sheet["A1"].number_format = "d.m.yyyy"
    book.save(path)
    usual = rb"http://schemas\.openxmlformats\.org/(officeDocument|spreadsheetml|drawingml)/2006/"
    edit(path, lambda name, content: re.sub(usual, rb"http://purl.oclc.org/ooxml/\1/", content))
    table, *_ = parse(path, False)
    assert table == Table((Row(("9.3.2026",), 1),), sheet="Prices")


@pytest.mark.parametrize(
    ("part", "odd"),
    [
        (rb"<fonts.*</fonts>", rb'<fonts><font/><font><b val="1"/><color rgb="#112233"/></font></fonts>'),
        (rb"<fonts.*</fonts>", rb'<fonts><font/><font><b/><family val="34"/></font></fonts>'),
        (rb"<fills.*</fills>", rb"<fills><fill/><fill><patternFill/></fill></fills>"),
        (rb"<fills.*</fills>", rb'<fills><fill><patternFill patternType="odd"/></fill></fills>'),
        (rb"<borders.*</borders>", rb'<borders><border><left style="odd"/></border></borders>'),
        (
            rb"<fills.*</fills>",
            rb'<fills><fill><patternFill patternType="solid"><fgColor rgb="red"/></patternFill></fill></fills>',
        ),
        (rb"<sz val=[^/]*/>", rb'<sz val="eleven"/>'),
        (rb"</cellStyles>", rb'</cellStyles><dxfs><dxf><font><color rgb="#1"/></font></dxf></dxfs>'),
        (rb'(<cellStyle) name="Normal"', rb"\1"),
    ],
)
def test_decoration_never_costs_the_workbook(path: Path, book: Workbook, part: bytes, odd: bytes) -> None:
    sheet = first_sheet(book)
    sheet.append(["Product", "Price"])
    sheet.append(["Lamp", 149.5])
    sheet["A1"].font = Font(bold=True)
    sheet["B2"].number_format = '"R$" #,##0.00'
    book.save(path)
    edit(path, lambda name, content: re.sub(part, odd, content, count=1) if name == "xl/styles.xml" else content)
    [table, *_] = parse(path, False)
    assert table == Table((Row(("Lamp", "R$ 149.50"), 2),), ("Product", "Price"), sheet="Prices")


@pytest.mark.parametrize(
    "odd",
    [
        lambda name: name.replace("sharedStrings", "SharedStrings"),
        lambda name: name.upper(),
        lambda name: name.replace("/", "\\"),
        lambda name: f"/{name}",
    ],
)
def test_odd_names_of_parts(path: Path, book: Workbook, odd: Callable[[str], str]) -> None:
    first_sheet(book).append(["Lamp", 2])
    book.save(path)
    repack(path, odd, lambda _, content: content)
    [table, *_] = parse(path, False)
    assert table == Table((Row(("Lamp", "2"), 1),), sheet="Prices")


def test_parts_in_another_folder(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    sheet.append([0.5])
    sheet["A1"].number_format = "0%"
    book.save(path)

    def moved(name: str, content: bytes) -> bytes:
        names_parts = name.endswith((".rels", "Types].xml"))
        return re.sub(rb'(=")(/?)xl/', rb"\1\2book/", content) if names_parts else content

    repack(path, lambda name: re.sub("^xl/", "book/", name), moved)
    [table, *_] = parse(path, False)
    assert table == Table((Row(("50%",), 1),), sheet="Prices")


def test_nothing_on_any_sheet(path: Path, book: Workbook) -> None:
    first_sheet(book)["A1"] = " "
    book.save(path)
    assert problem(path)[0] is Problem.EMPTY


def test_nothing_but_on_hidden_sheets(path: Path, book: Workbook) -> None:
    first_sheet(book)
    hidden = book.create_sheet("Costs")
    hidden["A1"], hidden.sheet_state = "secret", "hidden"
    book.save(path)
    kind, message = problem(path)
    assert kind is Problem.EMPTY
    assert "Costs" in message


def test_a_file_that_unpacks_to_too_much(path: Path, book: Workbook) -> None:
    book.save(path)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive, archive.open("xl/big.bin", "w", force_zip64=True) as big:
        for _ in range(51):
            big.write(bytes(10_000_000))
    assert problem(path)[0] is Problem.TOO_LARGE


def test_a_password(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    assert problem(path)[0] is Problem.ENCRYPTED


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb"(?s)<sheetData>.*", rb"<sheetData>"),
        (rb"<v>1</v>", rb"<v>one</v>"),
        (rb'r="A1"', rb'r="?"'),
        (rb"(?s)<sheetData>.*?</sheetData>", rb'<!DOCTYPE a [<!ENTITY b "c">]><sheetData/>'),
    ],
)
def test_a_broken_sheet(path: Path, book: Workbook, pattern: bytes, replacement: bytes) -> None:
    first_sheet(book)["A1"] = 1
    book.save(path)
    edit_sheet(path, pattern, replacement)
    assert problem(path)[0] is Problem.DAMAGED


def test_a_sheet_that_only_the_second_reader_understands(path: Path, book: Workbook) -> None:
    sheet = first_sheet(book)
    for row in (["Item", "Price"], ["Lamp", 149.5], ["Oven", 80]):
        sheet.append(row)
    book.create_sheet("Whole")["A1"] = "fine"
    book.save(path)
    edit_sheet(path, rb"</sheetData>", rb'</sheetData><hyperlinks><hyperlink ref="A1" odd="1"/></hyperlinks>')
    table, _, whole, _, summary = parse(path, False)
    assert table == Table((Row(("Lamp", "149.5"), 2), Row(("Oven", "80"), 3)), ("Item", "Price"), sheet="Prices")
    assert whole == Table((Row(("fine",), 1),), sheet="Whole") and isinstance(summary, ReadingSummary)
    [warning] = summary.warnings
    assert warning.startswith("damaged in part, and read without formats:") and warning.endswith(": Prices")


def test_a_workbook_that_only_the_second_reader_understands(path: Path, book: Workbook) -> None:
    first_sheet(book)["B2"] = "Lamp"
    book.save(path)
    edit(path, lambda name, content: b"<odd/>" if name == "docProps/core.xml" else content)
    table, *_ = parse(path, False)
    assert table == Table((Row(("Lamp",), 2),), sheet="Prices", first_column=2)


def test_a_workbook_that_no_reader_understands(path: Path, book: Workbook) -> None:
    first_sheet(book)["B2"] = "Lamp"
    book.save(path)
    edit(path, lambda name, content: b"<odd/>" if name == "docProps/core.xml" else content)
    edit_sheet(path, rb"</sheetData>", b"</sheet")
    assert problem(path)[0] is Problem.DAMAGED


def test_a_header_that_is_too_long_is_none(path: Path, book: Workbook) -> None:
    for row in (["x" * 20_000, "y" * 20_000], ["a", 1], ["b", 2]):
        first_sheet(book).append(row)
    table, *_ = pieces(path, book)
    assert isinstance(table, Table) and not table.header and len(table.rows) == 3


def test_more_text_than_people_write(path: Path, book: Workbook) -> None:
    for _ in range(600):
        first_sheet(book).append(["x" * 30_000] * 3)
    book.save(path)
    kind, message = problem(path)
    assert kind is Problem.TOO_LARGE and "50 million characters" in message


def test_merged_areas_that_are_too_large(path: Path, book: Workbook) -> None:
    first_sheet(book)["A1"] = "x"
    book.save(path)
    edit_sheet(
        path,
        rb"</sheetData>",
        rb'<row r="999999"><c r="CV999999"><v>1</v></c></row></sheetData>'
        + rb'<mergeCells count="1"><mergeCell ref="A1:CV999998"/></mergeCells>',
    )
    assert problem(path)[0] is Problem.TOO_LARGE


def test_half_a_file_and_none_at_all(path: Path, book: Workbook) -> None:
    book.save(path)
    path.write_bytes(path.read_bytes()[:2000])
    assert problem(path)[0] is Problem.DAMAGED
    path.write_bytes(b"")
    assert problem(path)[0] is Problem.DAMAGED


def test_another_archive(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear reader")
    assert problem(path)[0] is Problem.DAMAGED
