"""A workbook of Excel 97 to 2003 reads as a person sees it, or says why it can't be read.

files/prices.xls was made with xlwt 1.3.0, by this:

    import datetime, xlwt
    book = xlwt.Workbook()
    prices = book.add_sheet("Prices")
    bold = xlwt.easyxf("font: bold on")
    prices.write_merge(0, 0, 0, 4, "Price list 2026", bold)
    for column, name in enumerate(["SKU", "Item", "Price", "VAT", "Since"]):
        prices.write(1, column, name, bold)
    euro, percent = xlwt.easyxf(num_format_str='#,##0.00 "€"'), xlwt.easyxf(num_format_str="0%")
    day, local = xlwt.easyxf(num_format_str="d mmm yyyy"), xlwt.easyxf(num_format_str="M/D/YY")
    prices.write(2, 0, "007"), prices.write(2, 1, "Chair"), prices.write(2, 2, 1234.5, euro)
    prices.write(2, 3, 0.19, percent), prices.write(2, 4, datetime.date(2026, 3, 9), day)
    prices.write(3, 0, "008"), prices.write(3, 1, "Table"), prices.write(3, 2, 80, euro)
    prices.write_merge(3, 4, 3, 3, 0.07, percent), prices.write(3, 4, datetime.date(2026, 3, 9), local)
    prices.write(4, 0, "009"), prices.write(4, 1, True)
    prices.row(4).set_cell_error(2, "#DIV/0!")
    prices.write(4, 4, 1.25, xlwt.easyxf(num_format_str="[h]:mm"))
    costs = book.add_sheet("Costs")
    costs.write(0, 0, "Secret")
    costs.visibility = 1
    book.save("tests/knowledge/parsers/files/prices.xls")
"""

from pathlib import Path

import pytest

from common.knowledge.parsers.xls import parse
from common.knowledge.rules.content import Kind, Problem, ReadingProgress, ReadingSummary, Row, Table, Unreadable

WORKBOOK = Path(__file__).parent / "files" / "prices.xls"
PRICES = Table(
    (
        Row(("007", "Chair", "1,234.50 €", "19%", "9 Mar 2026"), 3),
        Row(("008", "Table", "80.00 €", "7%", "2026-03-09"), 4),
        Row(("009", "TRUE", "#DIV/0!", "7%", "30:00"), 5),
    ),
    ("SKU", "Item", "Price", "VAT", "Since"),
    "Price list 2026",
    sheet="Prices",
)


def problem(path: Path) -> Problem:
    with pytest.raises(Unreadable) as caught:
        list(parse(path, False))
    return caught.value.problem


def test_a_sheet_as_a_person_sees_it(capfd: pytest.CaptureFixture[str]) -> None:
    warnings = ("1 hidden sheet skipped: Costs",)
    assert list(parse(WORKBOOK, False)) == [
        PRICES,
        ReadingProgress(1, 1),
        ReadingSummary(Kind.XLS, sheets=1, warnings=warnings),
    ]
    assert capfd.readouterr().out == ""


def test_hidden_sheets_are_read_if_they_are_asked_for() -> None:
    assert list(parse(WORKBOOK, True)) == [
        PRICES,
        ReadingProgress(1, 2),
        Table((Row(("Secret",), 1),), sheet="Costs"),
        ReadingProgress(2, 2),
        ReadingSummary(Kind.XLS, sheets=2),
    ]


def test_a_password(tmp_path: Path) -> None:
    # The record that announces the encryption takes the place of one that announces nothing.
    locked = tmp_path / "stored"
    locked.write_bytes(WORKBOOK.read_bytes().replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1))
    assert problem(locked) is Problem.ENCRYPTED


@pytest.mark.parametrize("length", [0, 8, 600, 2048, 4096])
def test_half_a_file(tmp_path: Path, length: int) -> None:
    broken = tmp_path / "stored"
    broken.write_bytes(WORKBOOK.read_bytes()[:length])
    assert problem(broken) is Problem.DAMAGED


def test_something_else(tmp_path: Path) -> None:
    page = tmp_path / "stored"
    page.write_text("<html><table><tr><td>1</td></tr></table></html>")
    assert problem(page) is Problem.DAMAGED
