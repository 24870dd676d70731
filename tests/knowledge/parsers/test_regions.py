"""The tables on a sheet are found as a person sees them."""

import random
from collections.abc import Sequence
from datetime import date

import pytest

from common.knowledge.parsers.looks import Look
from common.knowledge.parsers.regions import tables
from common.knowledge.parsers.sheets import Area, Cell, Holds, Rows, Sheet, cell, fill, in_order
from common.knowledge.rules.content import Problem, Row, Table, Unreadable

Values = Sequence[Sequence[str | int | float | date | None]]


def found(values: Values, merged: Sequence[Area] = (), bold: Sequence[int] = ()) -> list[Table]:
    """Return the tables on a sheet with these rows of values; a row of one None is empty."""
    rows: Rows = {}
    for number, row in enumerate(values, start=1):
        shown = {c: cell(v, Look(emphasised=number in bold)) for c, v in enumerate(row, start=1) if v is not None}
        rows[number] = {column: it for column, it in shown.items() if it}
    fill(rows, merged)
    return list(tables(Sheet("S", in_order(rows))))


def only(values: Values, merged: Sequence[Area] = (), bold: Sequence[int] = ()) -> Table:
    [table] = found(values, merged, bold)
    return table


def numbered(table: Table) -> dict[int | None, tuple[str, ...]]:
    return {row.number: row.cells for row in table.rows}


HEADER: list[str | int | float | date | None] = ["Product", "Size", "Price"]
SOFAS: Values = [["Sofas"], ["Oslo", "2-seater", 499], ["Bergen", "3-seater", 699]]
CHAIRS: Values = [["Armchairs"], ["Oslo", "single", 299]]
BODY: Values = [["A", 1, 2], ["B", 3, 4]]


def test_title_and_header_with_empty_rows_between() -> None:
    table = only([["Prices"], [None], ["Item", "Net", "Gross"], *BODY])
    rows = (Row(("A", "1", "2"), 4), Row(("B", "3", "4"), 5))
    assert table == Table(rows, ("Item", "Net", "Gross"), "Prices", sheet="S")


def test_several_lines_of_title_and_a_table_further_right() -> None:
    table = only([["ACME"], ["Prices"], [None], [None, "Item", "Net"], [None, "A", 1]])
    assert (table.title, table.header, table.first_column) == ("ACME › Prices", ("Item", "Net"), 2)


def test_a_title_merged_over_more_columns_than_the_table_has() -> None:
    table = only([["Prices"], ["Item", "Net", "Gross"], *BODY], [Area(1, 1, 1, 9)])
    assert (table.title, table.header) == ("Prices", ("Item", "Net", "Gross"))


def test_merged_group_headings() -> None:
    values: Values = [["Item", "2023", None, "2024", None], [None, "Q1", "Q2", "Q1", "Q2"], ["A", 1, 2, 3, 4]]
    table = only(values, [Area(1, 1, 2, 1), Area(1, 2, 1, 3), Area(1, 4, 1, 5)])
    assert table.header == ("Item", "2023 › Q1", "2023 › Q2", "2024 › Q1", "2024 › Q2")
    assert numbered(table) == {3: ("A", "1", "2", "3", "4")}


def test_group_headings_that_are_not_merged() -> None:
    table = only([["Item", 2023, None, 2024, None], [None, "Q1", "Q2", "Q1", "Q2"], ["A", 1, 2, 3, 4]])
    assert table.header == ("Item", "2023 › Q1", "2023 › Q2", "2024 › Q1", "2024 › Q2")


def test_a_group_heading_alone_in_its_row_is_no_title() -> None:
    table = only([[None, "2024", None], ["Item", "Net", "Gross"], *BODY], [Area(1, 2, 1, 3)])
    assert (table.title, table.header) == ("", ("Item", "2024 › Net", "2024 › Gross"))


@pytest.mark.parametrize(
    ("first", "header"),
    [
        (["Item", 2019, 2020], ("Item", "2019", "2020")),
        ([None, 2024, 2022], ("", "2024", "2022")),
        (["Item", date(2026, 1, 1), date(2026, 2, 1)], ("Item", "2026-01-01", "2026-02-01")),
        (["C", 5, 7], ()),
    ],
)
def test_a_scale_is_a_header(first: list[str | int | date | None], header: tuple[str, ...]) -> None:
    assert only([first, *BODY]).header == header


def test_a_table_without_a_header() -> None:
    table = only(BODY)
    assert (table.header, list(numbered(table))) == ((), [1, 2])


def test_bold_rows_below_the_header_are_data() -> None:
    table = only([["Item", "Net", "Gross"], ["Total", 4, 6], *BODY], bold=[1, 2])
    assert (table.header, list(numbered(table))) == (("Item", "Net", "Gross"), [2, 3, 4])


def test_a_header_that_only_its_type_sets_off() -> None:
    assert only([["Name"], ["Ann"], ["Bob"]], bold=[1]).header == ("Name",)
    assert only([["Name"], ["Ann"], ["Bob"]]).header == ()


def test_labels_and_values_have_no_header() -> None:
    table = only([["Customer:", "ACME"], ["Date:", date(2026, 3, 9)], ["Total:", 12]])
    assert (table.header, len(table.rows)) == ((), 3)


def test_tables_side_by_side_each_with_its_title() -> None:
    left, right = found([["One", None, None, "Two"], ["a", "b", None, "c", "d"], ["x", 2, None, "y", 4]])
    assert (left.title, left.header, left.first_column) == ("One", ("a", "b"), 1)
    assert (right.title, right.header, right.first_column) == ("Two", ("c", "d"), 4)


def test_one_merged_title_for_tables_side_by_side() -> None:
    values: Values = [["Both"], [None], ["a", "b", None, "c", "d"], ["x", 2, None, "y", 4]]
    assert [table.title for table in found(values, [Area(1, 1, 1, 5)])] == ["Both", "Both"]


def test_tables_below_each_other_and_a_note() -> None:
    first, note, second = found(
        [["One"], ["a", "b"], ["x", 2], [None], ["Net of VAT"], [None], [None], ["Two"], [None], ["c", "d"], ["y", 4]]
    )
    assert (first.title, first.header, numbered(first)) == ("One", ("a", "b"), {3: ("x", "2")})
    assert (note.header, numbered(note)) == ((), {5: ("Net of VAT",)})
    assert (second.title, second.header, numbered(second)) == ("Two", ("c", "d"), {11: ("y", "4")})


def test_rows_after_an_empty_one_go_on_under_the_header() -> None:
    first, rest, total = found([["Item", "Net", "Gross"], *BODY, [None], ["C", 5, 6], [None], ["Total", None, 12]])
    assert first.header == rest.header == total.header == ("Item", "Net", "Gross")
    assert (numbered(rest), numbered(total)) == ({5: ("C", "5", "6")}, {7: ("Total", "", "12")})


def test_a_section_with_a_title_of_its_own_goes_on_under_the_header() -> None:
    _, section = found([["Item", "Net", "Gross"], *BODY, [None], ["Fruit"], ["C", 5, 6]])
    assert (section.title, section.header) == ("Fruit", ("Item", "Net", "Gross"))


def test_a_repeated_header_is_a_header() -> None:
    _, second = found([["Name", "City"], ["Ann", "Oslo"], [None], ["Name", "City"], ["Bob", "Rome"]])
    assert (second.header, numbered(second)) == (("Name", "City"), {5: ("Bob", "Rome")})


def test_merged_cells_are_filled_but_a_heading_over_the_whole_row_is_told_once() -> None:
    values: Values = [["Region", "City", "Sales"], ["North"], ["Oslo", "A", 1], [None, "B", 2], ["Rome", None, 3]]
    table = only(values, [Area(2, 1, 2, 3), Area(3, 1, 4, 1), Area(5, 1, 5, 2)])
    assert numbered(table) == {
        2: ("North", "", ""),
        3: ("North › Oslo", "A", "1"),
        4: ("North › Oslo", "B", "2"),
        5: ("North › Rome", "Rome", "3"),
    }


def test_columns_set_apart_by_empty_ones_are_one_table() -> None:
    table = only([["Item", None, "Q1", None, "Q2"], ["A", None, 1, None, 2], ["B", None, 3, None, 4]])
    assert table.header == ("Item", "", "Q1", "", "Q2")


def test_blank_cells_do_not_take_a_table_apart() -> None:
    table = only([["a", "b", "c", "d"], ["w", 1], ["x", None, None, 5], ["y"], ["z", None, 1]])
    assert numbered(table)[3] == ("x", "", "", "5")
    assert len(table.rows) == 4


def test_captions_below_a_merged_one_count_for_the_title() -> None:
    """A text beside them, under the merged one, must not hide how much they say together."""
    head: Values = [["Quotation 18"], [None], ["Customer: Casa Azul"], ["Contact: Ana", None, "Tel. 223"]]
    below: Values = [["Valid until May"], ["Payment: 30 days"], [None], ["Item", "Net", "Gross"], *BODY]
    tables = found([*head, *below], merged=[Area(3, 1, 3, 3)])
    titles = "Customer: Casa Azul › Contact: Ana › Valid until May › Payment: 30 days"
    assert [(table.title, table.header) for table in tables] == [("", ()), ("", ()), (titles, ("Item", "Net", "Gross"))]
    assert [table.rows[0].cells for table in tables] == [("Quotation 18",), ("Tel. 223",), ("A", "1", "2")]


def test_a_long_text_above_a_table_is_no_title() -> None:
    text, table = found([["word " * 100], ["Item", "Net", "Gross"], *BODY])
    assert (len(text.rows), text.header) == (1, ())
    assert (table.title, table.header) == ("", ("Item", "Net", "Gross"))


def test_cells_that_are_too_far_apart() -> None:
    rows = {place: {place: Cell("x", Holds.NUMBER, False)} for place in range(1, 5001)}
    with pytest.raises(Unreadable) as caught:
        list(tables(Sheet("S", rows)))
    assert caught.value.problem is Problem.TOO_LARGE


@pytest.mark.parametrize("seed", range(300))
def test_nothing_on_a_sheet_is_lost_or_told_twice(seed: int) -> None:
    chance = random.Random(seed)
    density = chance.choice([0.1, 0.3, 0.6, 0.9])
    places = [(row, column) for row in range(1, 13) for column in range(1, 9) if chance.random() < density]
    rows: Rows = {}
    for row, column in places:
        holds = chance.choice([Holds.TEXT, Holds.TEXT, Holds.NUMBER, Holds.DATE])
        rows.setdefault(row, {})[column] = Cell(f"{row}/{column}", holds, chance.random() < 0.2)
    parts = list(tables(Sheet("S", in_order(rows))))
    told = [
        ((row.number, table.first_column + place), text)
        for table in parts
        for row in table.rows
        for place, text in enumerate(row.cells)
        if text
    ]
    for table in parts:
        assert {len(row.cells) for row in table.rows} == {len(table.header or table.rows[0].cells)}
    assert len(dict(told)) == len(told)
    assert all(text.split(" › ")[-1] == f"{row}/{column}" for (row, column), text in told)
    headings = {text for table in parts for name in (table.title, *table.header) for text in name.split(" › ")}
    assert {f"{row}/{column}" for row, column in places} <= headings | {text.split(" › ")[-1] for _, text in told}


@pytest.mark.parametrize("bold", [(), (1,), (1, 2, 5), (2, 5)])
@pytest.mark.parametrize("merged", [(), (Area(2, 1, 2, 3), Area(5, 1, 5, 3))])
def test_categories_are_carried_with_their_rows_and_never_head_others(
    merged: Sequence[Area], bold: Sequence[int]
) -> None:
    table = only([HEADER, *SOFAS, *CHAIRS], merged, bold)
    assert table.header == ("Product", "Size", "Price")
    assert numbered(table) == {
        2: ("Sofas", "", ""),
        3: ("Sofas › Oslo", "2-seater", "499"),
        4: ("Sofas › Bergen", "3-seater", "699"),
        5: ("Armchairs", "", ""),
        6: ("Armchairs › Oslo", "single", "299"),
    }


def test_categories_of_several_levels_and_a_total() -> None:
    values: Values = [HEADER, ["Living room"], *SOFAS, ["Total", None, 1198], ["Prices with VAT"]]
    table = only(values, bold=[1, 2, 3, 6])
    assert [row.cells[0] for row in table.rows][2:] == [
        "Living room › Sofas › Oslo",
        "Living room › Sofas › Bergen",
        "Total",
        "Prices with VAT",
    ]


def test_a_thing_of_which_the_rest_is_unknown_is_no_category() -> None:
    dishes: Values = [["Dish", "Price"], ["Soup", 5], ["Salad"], ["Steak", 20]]
    assert [row.cells[0] for row in only(dishes).rows] == ["Soup", "Salad", "Steak"]
    assert [row.cells[0] for row in only(dishes, bold=[1, 3]).rows] == ["Soup", "Salad", "Salad › Steak"]


def test_units_below_a_header_are_no_category() -> None:
    table = only([["Item", "Price", "Weight"], [None, "EUR", None], *BODY], bold=[1, 2])
    assert (table.header, len(table.rows)) == (("Item", "Price › EUR", "Weight"), 2)


def test_a_header_that_is_written_again_is_left_out() -> None:
    table = only([HEADER, *SOFAS, HEADER, ["Bergen", "single", 349]], bold=[1, 5])
    assert list(numbered(table)) == [2, 3, 4, 6]
