"""What the offline model can quote from a text."""

import pytest

from devstack.model.reading import statements


def texts(text: str) -> list[str]:
    return [statement.text for statement in statements(text)]


@pytest.mark.parametrize(
    "table",
    [
        "Dish | Size | Price\nSoup | S | 5.00 €\nStew |  | 9.00 €",
        "| Dish | Size | Price |\n|---|---|---|\n| Soup | S | 5.00 € |\n| Stew | | 9.00 € |",
        "Dish\tSize\tPrice\nSoup\tS\t5.00 €\nStew\t\t9.00 €",
        "Dish | Size | Price\nSoup | S | 5.00 €\n\nDish | Size | Price\nStew |  | 9.00 €",
    ],
)
def test_a_row_has_the_names_of_its_columns(table: str) -> None:
    assert texts(f"{table}\nPrices include tax.") == [
        "Dish: Soup; Size: S; Price: 5.00 €",
        "Dish: Stew; Price: 9.00 €",
        "Prices include tax.",
    ]


def test_an_empty_first_or_last_cell_is_a_cell() -> None:
    assert texts("A | B | C\n| b | c\na | b |\n| b |") == ["B: b; C: c", "A: a; B: b", "B: b"]


def test_times_in_a_first_row_are_a_header_unless_the_rows_below_have_some_too() -> None:
    assert texts("Day | 9:00 | 10:00\nMonday | Yoga | Boxing") == ["Day: Monday; 9:00: Yoga; 10:00: Boxing"]
    assert texts("Monday | 9:00\nSaturday | 10:00") == ["Monday: 9:00", "Saturday: 10:00"]


def test_a_line_with_other_cells_than_the_table_stands_for_itself() -> None:
    assert texts("A | B\na | b\nTotal | x | y") == ["A: a; B: b", "Total: x; y"]
