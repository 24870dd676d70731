"""Parts of documents where they stand, with the words marked."""

from dataclasses import replace

import pytest

from common.knowledge.chunking.table_slices import Record
from common.knowledge.rules.places import Place
from common.knowledge.rules.previews import is_table, lines_of, shown_table, shown_text
from common.knowledge.rules.retrieval import Chunk

TEXT = Chunk("d.1.1", "w", "d", "d.1", 1, 1, "You can return shoes.\nWithin 30  days.", "rules", Place(), 0, (), ())
HEADER = ("SKU", "Name", "Price")


def part(seq: int, *rows: tuple[str, ...]) -> Chunk:
    """A part of a table that begins in the row after the tenfold of its place."""
    text = "\n".join(" | ".join(cells) for cells in (HEADER, *rows))
    records = tuple(Record(cells, f"A{seq * 10 + n}:C{seq * 10 + n}") for n, cells in enumerate(rows, 1))
    return replace(
        TEXT,
        seq=seq,
        text=text,
        context="prices › Shoes › Sale",
        place=Place(sheet="Shoes"),
        header=HEADER,
        records=records,
    )


RED, BLUE, GREEN = ("1", "Red shoe", "R$ 90"), ("2", "Blue shoe", "R$ 120"), ("3", "Green shoe", "R$ 120")
BEFORE = part(1, *[(f"b{n}", "Boot", "R$ 200") for n in range(9)])
TABLE = part(2, RED, BLUE, GREEN)


def marked(quote: str, place: str = "") -> list[str]:
    table = shown_table(BEFORE, TABLE, None, [quote], place)
    return [row.cells[column] for row in table.rows for column in row.marked]


def test_a_table_is_shown_with_the_rows_around() -> None:
    table = shown_table(BEFORE, TABLE, part(3, RED), [], "")
    assert (table.title, table.sheet, table.header) == ("Sale", "Shoes", HEADER)
    assert [row.cells[0] for row in table.rows] == ["b4", "b5", "b6", "b7", "b8", "1", "2", "3", "1"]
    assert [row.is_within for row in table.rows] == [False] * 5 + [True] * 3 + [False]
    assert table.rows[5].place == "A21:C21" and not any(row.marked for row in table.rows)


def test_rows_of_another_table_are_not_around() -> None:
    others = (replace(BEFORE, context="prices › Boots"), replace(BEFORE, header=("A",)), TEXT)
    assert all(len(shown_table(other, TABLE, other, [], "").rows) == 3 for other in others)


@pytest.mark.parametrize(
    ("quote", "cells"),
    [
        ("Blue shoe", ["Blue shoe"]),
        ("blue  SHOE | r$ 120", ["Blue shoe", "R$ 120"]),
        ("2 | Blue shoe | R$ 120 3 | Green shoe | R$ 120", [*BLUE, *GREEN]),
        ("shoe", ["Red shoe"]),
        ("Boot", ["Boot"]),
        ("nothing of it", []),
        ("  ", []),
    ],
)
def test_the_cells_of_the_quote_are_marked(quote: str, cells: list[str]) -> None:
    assert marked(quote) == cells


def test_of_equal_cells_those_of_the_named_row_are_marked() -> None:
    table = shown_table(None, TABLE, None, ["R$ 120"], "Shoes!A23:C23")
    assert [row.marked for row in table.rows] == [(), (), (2,)]
    assert marked("R$ 90", "A23:C23") == ["R$ 90"]


def test_text_is_shown_between_its_neighbours() -> None:
    before = replace(TEXT, seq=0, text="Long before. " * 60 + "You can")
    after = replace(TEXT, seq=2, text="30 days. Or never.", overlap=len("30 days. "))
    overlapping = replace(TEXT, overlap=len("You can "))
    shown = shown_text(before, overlapping, after, ["within 30 days. OR"])
    assert "".join(stretch.text for stretch in shown if stretch.is_within) == TEXT.text
    assert "".join(stretch.text for stretch in shown if stretch.is_marked) == "Within 30  days. Or"
    assert len(shown[0].text) <= 500 and shown[0].text.endswith("before. ") and not shown[0].is_within


def test_text_alone_and_a_table_beside_it() -> None:
    (only,) = shown_text(None, TEXT, TABLE, [])
    assert (only.text, only.is_within, only.is_marked) == (TEXT.text, True, False)
    assert [stretch.text for stretch in shown_text(None, TEXT, None, ["return SHOES", "("]) if stretch.is_marked] == [
        "return shoes"
    ]


def test_a_part_of_one_long_row_is_text() -> None:
    long = replace(part(2, ("1", "Red", "90")), text="Name: Red and so on")
    assert not is_table(long) and lines_of(long) == ["Name: Red and so on"]
    assert is_table(TABLE) and lines_of(TABLE)[1] == "2 | Blue shoe | R$ 120"
