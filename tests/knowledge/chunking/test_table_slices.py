"""How tables are cut: whole rows under the header, each with its exact range."""

import random

from common.knowledge.chunking.table_slices import slices
from common.knowledge.rules.content import Row, Table
from common.knowledge.rules.places import Place, cell_range, column_letters

LONGEST = 1600
HEADER = ("SKU", "Name", "Price")


def rows_of(count: int, first: int = 2, length: int = 20) -> tuple[Row, ...]:
    return tuple(Row((str(number), f"Shirt {'x' * length}", "19.90"), number) for number in range(first, first + count))


def test_a_small_table_is_one_slice() -> None:
    table = Table((Row(("4711", "Shirt", "19.90"), 5), Row(("4712", "Coat", ""), 7)), HEADER, first_column=2)
    (part,) = slices(table, LONGEST)
    assert part.text == "SKU | Name | Price\n4711 | Shirt | 19.90\n4712 | Coat |"
    assert part.cells == "B5:D7"
    assert [(record.cells, record.place) for record in part.records] == [
        (("4711", "Shirt", "19.90"), "B5:D5"),
        (("4712", "Coat", ""), "B7:D7"),
    ]


def test_a_long_table_is_cut_into_slices_about_equally_long() -> None:
    parts = list(slices(Table(rows_of(100), HEADER), LONGEST))
    assert len(parts) > 2
    assert all(part.text.startswith("SKU | Name | Price\n") and len(part.text) <= LONGEST for part in parts)
    assert [record.cells[0] for part in parts for record in part.records] == [str(number) for number in range(2, 102)]
    first = 2
    for part in parts:
        last = first + len(part.records) - 1
        assert part.cells == f"A{first}:C{last}"
        first = last + 1
    lengths = [len(part.text) for part in parts]
    assert max(lengths) - min(lengths) < LONGEST / 3


def test_a_table_without_a_header_or_numbers() -> None:
    (part,) = slices(Table((Row(("a", "b")), Row(("c", "d")))), LONGEST)
    assert (part.text, part.cells) == ("a | b\nc | d", None)
    assert [record.place for record in part.records] == [None, None]


def test_empty_rows_are_left_out() -> None:
    (part,) = slices(Table((Row(("", "")), Row(("a", "b"), 3), Row(("", ""), 4), Row(())), ("x", "y")), LONGEST)
    assert part.text == "x | y\na | b" and part.cells == "A3:B3"
    assert list(slices(Table((Row(("", "")),), HEADER), LONGEST)) == []
    assert list(slices(Table((), HEADER), LONGEST)) == []


def test_ragged_rows_span_the_widest_one() -> None:
    (part,) = slices(Table((Row(("a",), 2), Row(("b", "c", "d"), 3), Row(("", "e"), 4)), ("x", "y")), LONGEST)
    assert part.text == "x | y\na\nb | c | d\n| e"
    assert part.cells == "A2:C4" and part.records[0].place == "A2:C2"


def test_a_header_leaves_room_for_rows() -> None:
    table = Table(rows_of(50), tuple(f"column {'x' * 50} {number}" for number in range(60)))
    parts = list(slices(table, LONGEST))
    assert all(len(part.text) <= LONGEST and part.records for part in parts)
    assert len({part.text.partition("\n")[0] for part in parts}) == 1


def test_a_row_too_long_is_cut_between_its_cells() -> None:
    cells = tuple(f"{number} {'x' * 300}" for number in range(12))
    header = tuple(f"column {number}" for number in range(12))
    table = Table((*rows_of(1), Row(cells, 3), *rows_of(1, first=4)), header)
    before, *parts, after = slices(table, LONGEST)
    assert (before.cells, after.cells) == ("A2:L2", "A4:L4")
    assert {part.cells for part in parts} == {"A3:L3"}
    lines = [line for part in parts for line in part.text.split("\n")]
    assert lines == [f"{name}: {cell}" for name, cell in zip(header, cells, strict=True)]
    assert all(len(part.text) <= LONGEST for part in parts)


def test_a_cell_too_long_is_cut_without_loss() -> None:
    cell = "".join(str(digit % 10) for digit in range(5000))
    parts = list(slices(Table((Row(("4711", cell), 2),), ("SKU", "Text")), LONGEST))
    assert all(0 < len(part.text) <= LONGEST and part.cells == "A2:B2" for part in parts)
    assert "".join(part.text for part in parts).replace("Text: ", "") == f"SKU: 4711{cell}"


def test_each_slice_of_a_long_row_names_its_column_and_has_the_beginning_on_record() -> None:
    cells = ("4711", "x" * 5000, *["more"] * 2000)
    parts = list(slices(Table((Row(cells, 2),), ("SKU", "Text")), LONGEST))
    assert sum(part.text.startswith("Text: x") for part in parts) == 4
    for part in parts:
        (record,) = part.records
        assert record.cells[0] == "4711" and sum(map(len, record.cells)) <= LONGEST
        assert record.place == part.cells == cell_range(1, len(cells), 2, 2)


def test_any_table_is_cut_without_loss() -> None:
    choose = random.Random(23)
    for _ in range(100):
        header = tuple("h" * choose.randint(1, 30) for _ in range(choose.randint(0, 8)))
        rows = tuple(
            Row(tuple(f"r{number}c{column}" * choose.randint(1, 12) for column in range(choose.randint(1, 8))), number)
            for number in range(2, choose.randint(2, 80))
        )
        parts = list(slices(Table(rows, header, first_column=3), LONGEST))
        assert [record.cells for part in parts for record in part.records] == [row.cells for row in rows]
        width = max(len(header), *(len(row.cells) for row in rows), 1) if rows else 1
        for part in parts:
            assert len(part.text) <= LONGEST
            lines = [" | ".join(record.cells) for record in part.records]
            assert part.text.split("\n") == ([" | ".join(header)] if header else []) + lines
            first, last = (int(record.cells[0][1:].partition("c")[0]) for record in (part.records[0], part.records[-1]))
            assert part.cells == cell_range(3, 2 + width, first, last)


def test_ranges_are_written_as_spreadsheets_do() -> None:
    assert [column_letters(column) for column in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
    assert cell_range(1, 1, 4, 4) == "A4" and cell_range(1, 4, 4, 18) == "A4:D18"


def test_places_read_well() -> None:
    assert str(Place(sheet="List", cells="A4:D18")) == "List!A4:D18" and str(Place(cells="A4")) == "A4"
    assert str(Place(pages=(3, 3))) == "page 3" and str(Place(pages=(3, 4))) == "pages 3-4" and str(Place()) == ""
