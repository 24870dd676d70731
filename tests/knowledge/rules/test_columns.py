"""What the cells of a column stand for: how one is written tells what another means."""

from datetime import datetime
from decimal import Decimal

import pytest

from common.knowledge.rules.columns import Column, ColumnKind, columns_of


def numbers(*cells: str) -> list[str | None]:
    column = Column("Price", cells)
    assert column.kind is ColumnKind.NUMBERS
    return [None if value is None else str(value) for value in column.values]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["R$ 1.299,90", "R$ 99,00", "R$ 1.000"], ["1299.90", "99.00", "1000"]),
        (["1,299.90 €", "99.00 €", "5 €"], ["1299.90", "99.00", "5"]),
        (["1.299", "950", "12.000"], ["1299", "950", "12000"]),
        (["1.299", "0.250", "12.000"], ["1.299", "0.250", "12.000"]),
        (["1.299", "12500"], ["1.299", "12500"]),
        (["1.299", "2.5"], ["1.299", "2.5"]),
        (["1,299", "3,450"], ["1299", "3450"]),
        (["R$ 45.000", "R$ 52.900"], ["45000", "52900"]),
        (["1 299,50", "12", "-5", "(7,5)"], ["1299.50", "12", "-5", "-7.5"]),
        (["1\u00a0299,50", "−3,5"], ["1299.50", "-3.5"]),
        (["1'299.50", "12’000.00"], ["1299.50", "12000.00"]),
        (["1.299.000", "2.500.000", "1.500"], ["1299000", "2500000", "1500"]),
        (["1,29,900", "12,50,000"], ["129900", "1250000"]),
        (["१२०", "५"], ["120", "5"]),
        (["Rs. 500", "Rs. 1,200", "EUR 7"][:2], ["500", "1200"]),
        (["12%", "7 %"], ["12", "7"]),
        (["-R$ 5,00", "R$ 7,00"], ["-5.00", "7.00"]),
        (["0", "", "00"], ["0", None, "0"]),
        (["250 g", "100 g", "30 g", "20 g", "1 kg"], ["250", "100", "30", "20", None]),
        (["5", "6", "7", "8", "on request"], ["5", "6", "7", "8", None]),
    ],
)
def test_numbers(cells: list[str], values: list[str | None]) -> None:
    found = numbers(*cells)
    wanted = [None if value is None else Decimal(value) for value in values]
    assert [None if value is None else Decimal(value) for value in found] == wanted


@pytest.mark.parametrize(
    "cells",
    [
        ["A-100", "B-200"],
        ["12A4", "3"],
        ["10-20", "30-40"],
        ["2 x 5 kg", "3 x 1 kg"],
        ["1.2.3", "1.2.4"],
        ["R$ 5,00", "US$ 7"],
        ["9" * 400, "8" * 400],
        ["", ""],
        ["blue", "7"],
    ],
)
def test_what_is_no_column_of_numbers(cells: list[str]) -> None:
    assert Column("Code", tuple(cells)).kind is ColumnKind.WORDS


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["29/11/2026", "1/12/2026"], datetime(2026, 11, 29)),
        (["11/29/2026 14:30", "1/12/2026"], datetime(2026, 11, 29, 14, 30)),
        (["29.11.2026", "1.12.26"], datetime(2026, 11, 29)),
        (["29 de novembro de 2026"], datetime(2026, 11, 29)),
        (["sexta-feira, 3 de julho de 2026"], datetime(2026, 7, 3)),
        (["Nov 29, 2026"], datetime(2026, 11, 29)),
        (["29th November 2026"], datetime(2026, 11, 29)),
        (["29-Nov-26"], datetime(2026, 11, 29)),
        (["1er août 2026"], datetime(2026, 8, 1)),
        (["2. März 2026"], datetime(2026, 3, 2)),
        (["Sun 29/11/2026"], datetime(2026, 11, 29)),
        (["2026-11-29 09:05"], datetime(2026, 11, 29, 9, 5)),
        (["9:05 PM", "14:30"], datetime(1, 1, 1, 21, 5)),
        (["12:00 AM"], datetime(1, 1, 1)),
    ],
)
def test_dates(cells: list[str], first: datetime) -> None:
    column = Column("Day", tuple(cells))
    assert column.kind is ColumnKind.DATES and column.values[0] == first


@pytest.mark.parametrize("cell", ["31/02/2026", "25:00", "99 Nov 2026", "0000-01-01", "Spring 2026 sale", "1/2"])
def test_what_is_no_date(cell: str) -> None:
    assert Column("Day", (cell,)).kind is ColumnKind.WORDS


def test_other_columns_tell_how_numbers_and_dates_are_written() -> None:
    rows = [("1.299", "03/04/2026", "7,5"), ("2.450", "05/06/2026", "12/25/2026")]
    prices, days, _ = columns_of(("Price", "Day", "Mixed"), rows)
    assert prices.values == [Decimal(1299), Decimal(2450)]
    assert days.values[0] == datetime(2026, 3, 4) and not days.is_ambiguous


@pytest.mark.parametrize(
    ("text", "value"),
    [("100", 100), ("0", 0), ("100.50", "100.5"), ("R$ 1.000,50", "1000.5"), ("1.000,50", "1000.5"), ("-3", -3)],
)
def test_what_is_compared_is_read_as_programs_write_or_as_the_cells_are(text: str, value: int | str) -> None:
    assert Column("Price", ("R$ 1.299,90", "R$ 5,00")).read(text) == Decimal(value)


@pytest.mark.parametrize("text", ["cheap", "", "US$ 3,00", "3 kg"])
def test_what_can_not_be_compared_with_amounts(text: str) -> None:
    assert Column("Price", ("R$ 1.299,90", "R$ 5,00")).read(text) is None
