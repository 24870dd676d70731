"""What is hidden in a workbook is not read, and said: as a person sees it, under the cells' true addresses."""

import re
from collections.abc import Callable
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from common.knowledge.chunking.table_slices import slices
from common.knowledge.parsers import xls, xlsx
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.content import Piece, Problem, ReadingSummary, Row, Table, Unreadable

HEADER = ("SKU", "Product", "Cost price", "Sale price")
LAMPS = (
    ("A-100", "Aurora", "71", "149"),
    ("A-101", "Boreal", "82", "189"),
    ("A-102", "Zenith", "33", "59"),
    ("A-103", "Cirrus", "44", "99"),
)
OLD = Path(__file__).parent / "files" / "prices.xls"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stored.xlsx"


@pytest.fixture
def sheet() -> Worksheet:
    """Prices from A1 to D5."""
    sheet = Workbook().worksheets[0]
    sheet.title = "Prices"
    sheet.append(HEADER)
    for sku, product, *prices in LAMPS:
        sheet.append([sku, product, *map(int, prices)])
    return sheet


def workbook_of(sheet: Worksheet) -> Workbook:
    assert sheet.parent
    return sheet.parent


def pieces(path: Path, sheet: Worksheet, include_hidden_cells: bool = False) -> list[Piece]:
    workbook_of(sheet).save(path)
    return list(xlsx.parse(path, False, include_hidden_cells))


def read(path: Path, sheet: Worksheet) -> tuple[list[Table], str]:
    """Return the tables, and what is told about hidden cells."""
    return told(pieces(path, sheet))


def told(found: list[Piece]) -> tuple[list[Table], str]:
    summary = found[-1]
    assert isinstance(summary, ReadingSummary)
    return [piece for piece in found if isinstance(piece, Table)], "".join(summary.warnings)


def edited(path: Path, pattern: bytes, replacement: bytes) -> list[Piece]:
    """Read the workbook with a change in the XML of its first sheet."""
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    files[name], count = re.subn(pattern, replacement, files[name])
    assert count
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return list(xlsx.parse(path, False))


SEEN = Table(
    tuple(Row((sku, product, price), 2 + place) for place, (sku, product, _, price) in enumerate(LAMPS) if place != 2),
    ("SKU", "Product", "Sale price"),
    sheet="Prices",
    last_column=4,
)


def by_hand(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = sheet.row_dimensions[4].hidden = True


def in_folded_groups(sheet: Worksheet) -> None:
    sheet.column_dimensions.group("C", "C", hidden=True)
    sheet.row_dimensions.group(4, 4, hidden=True)


def by_a_filter(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:D5"
    sheet.auto_filter.add_filter_column(1, ["Aurora", "Boreal", "Cirrus"])
    by_hand(sheet)


@pytest.mark.parametrize("hide", [by_hand, in_folded_groups, by_a_filter])
def test_what_is_hidden_is_not_read_and_the_table_stays_one(
    path: Path, sheet: Worksheet, hide: Callable[[Worksheet], None]
) -> None:
    hide(sheet)
    assert read(path, sheet) == ([SEEN], "hidden and left out: 1 column and 1 row of Prices")
    (part,) = slices(SEEN, 2000)
    assert (part.cells, [record.place for record in part.records]) == ("A2:D5", ["A2:D2", "A3:D3", "A5:D5"])
    assert "71" not in part.text and "Zenith" not in part.text


def test_hidden_cells_are_read_if_they_are_asked_for(path: Path, sheet: Worksheet) -> None:
    by_hand(sheet)
    tables, warning = told(pieces(path, sheet, include_hidden_cells=True))
    assert [row.cells for row in tables[0].rows] == list(LAMPS)
    assert tables[0].header == HEADER and not warning


def test_other_ways_to_write_it(path: Path, sheet: Worksheet) -> None:
    """Without row numbers, with words for truth values, and all that is right of the table hidden as well."""
    by_hand(sheet)
    workbook_of(sheet).save(path)
    found = edited(path, rb'<row r="\d+"', b"<row")
    assert told(found)[0] == [SEEN]
    found = edited(path, rb'hidden="1"', b'hidden="true"')
    assert told(found)[0] == [SEEN]
    found = edited(path, rb"</cols>", b'<col min="5" max="99999999" width="9" hidden="1"/></cols>')
    assert told(found) == ([SEEN], "hidden and left out: 1 column and 1 row of Prices")


def test_what_has_no_size_is_hidden(path: Path, sheet: Worksheet) -> None:
    by_hand(sheet)
    sheet.row_dimensions[3].height, sheet.row_dimensions[4].height = 20.5, 99
    workbook_of(sheet).save(path)
    edited(path, rb' hidden="1"', b"")
    edited(path, rb'ht="99"', b'ht="0"')
    found = edited(path, rb'width="13"', b'width="0.0"')
    assert told(found) == ([SEEN], "hidden and left out: 1 column and 1 row of Prices")


def test_what_is_empty_is_not_told(path: Path, sheet: Worksheet) -> None:
    sheet.column_dimensions["H"].hidden = sheet.row_dimensions[40].hidden = True
    tables, warning = read(path, sheet)
    assert (len(tables), tables[0].last_column, warning) == (1, None, "")


def test_hidden_lines_at_the_edges(path: Path, sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].hidden = sheet.column_dimensions["D"].hidden = sheet.row_dimensions[5].hidden = True
    ([table], warning) = read(path, sheet)
    assert (table.first_column, table.last_column, table.header) == (2, None, HEADER[1:3])
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert warning == "hidden and left out: 2 columns and 1 row of Prices"


def test_a_hidden_header(path: Path, sheet: Worksheet) -> None:
    sheet.row_dimensions[1].hidden = True
    ([table], _) = read(path, sheet)
    assert not set(HEADER) & {cell for row in table.rows for cell in (*row.cells, *table.header)}


def test_a_merged_area_shows_its_text_where_it_is_not_hidden(path: Path, sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "Lamps of this year"
    sheet.merge_cells("A1:D1")
    sheet["B3"] = "Everywhere"
    sheet.merge_cells("B3:B5")
    sheet.column_dimensions["A"].hidden = sheet.row_dimensions[3].hidden = True
    ([table], warning) = read(path, sheet)
    assert (table.title, table.first_column) == ("Lamps of this year", 2)
    assert [row.cells[0] for row in table.rows] == ["Everywhere", "Everywhere", "Cirrus"]
    assert [row.number for row in table.rows] == [4, 5, 6]
    assert warning == "hidden and left out: 1 column and 1 row of Prices"


def test_a_title_over_an_empty_hidden_column_is_nothing_that_is_left_out(path: Path, sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet.insert_cols(3)
    sheet["A1"] = "Lamps of this year"
    sheet.merge_cells("A1:E1")
    sheet.column_dimensions["C"].hidden = True
    ([table], warning) = read(path, sheet)
    assert (table.title, table.header, table.last_column, warning) == ("Lamps of this year", HEADER, 5, "")


def test_everything_is_hidden(path: Path, sheet: Worksheet) -> None:
    for number in range(1, 6):
        sheet.row_dimensions[number].hidden = True
    with pytest.raises(Unreadable) as caught:
        pieces(path, sheet)
    assert caught.value.problem is Problem.EMPTY
    assert "5 rows of Prices" in str(caught.value)
    open_sheet = workbook_of(sheet).create_sheet("Open")
    open_sheet["A1"] = "Hello"
    assert read(path, sheet) == ([Table((Row(("Hello",), 1),), sheet="Open")], "hidden and left out: 5 rows of Prices")


def test_a_hidden_formula_that_was_never_calculated_is_not_told(path: Path, sheet: Worksheet) -> None:
    sheet["C3"], sheet["A4"] = "=C2*2", "=1+1"
    by_hand(sheet)
    _, warning = read(path, sheet)
    assert "never calculated" not in warning


def test_the_process_that_reads_is_told_of_the_setting(path: Path, sheet: Worksheet) -> None:
    by_hand(sheet)
    workbook_of(sheet).save(path)
    for include in (False, True):
        reader = DocumentReader(
            seconds=60, memory_bytes=1 << 30, include_hidden_sheets=False, include_hidden_cells=include
        )
        tables, _ = told(list(reader.read(path, "lamps.xlsx")))
        assert tables[0].header == (HEADER if include else SEEN.header)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An old workbook whose column C, "Price", and row 4 are hidden, byte by byte."""
    content = OLD.read_bytes()
    sheet = content.index(pack("<HHH", 0x208, 16, 3))
    content = content[: sheet + 16] + bytes([content[sheet + 16] | 0x20]) + content[sheet + 17 :]
    # In the place of how the sheet is printed: what column 2, from 0, is like, and a record that nobody knows.
    printing = content.index(pack("<HH", 0xA1, 34))
    column = pack("<HHHHHHHH", 0x7D, 12, 2, 2, 2920, 15, 1, 0) + pack("<HH", 0x0FFF, 18) + bytes(18)
    stored = tmp_path / "hidden.xls"
    stored.write_bytes(content[:printing] + column + content[printing + len(column) :])
    return stored


def test_an_old_workbook(old: Path) -> None:
    ([table], warning) = told(list(xls.parse(old, False)))
    assert table.header == ("SKU", "Item", "VAT", "Since")
    assert [(row.number, row.cells[:2]) for row in table.rows] == [(3, ("007", "Chair")), (5, ("009", "TRUE"))]
    assert (table.first_column, table.last_column) == (1, 5)
    assert warning.endswith("hidden and left out: 1 column and 1 row of Prices")
    ([everything], _) = told(list(xls.parse(old, False, True)))
    assert [row.number for row in everything.rows] == [3, 4, 5] and "Price" in everything.header
