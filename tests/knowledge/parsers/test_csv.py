"""CSV of any dialect becomes rows under their header, numbered as a spreadsheet shows them."""

from pathlib import Path

import pytest

from common.knowledge.parsers.csv_records import records
from common.knowledge.parsers.csv_tables import delimiter_of, parse
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Row, Table, Unreadable


def parsed(tmp_path: Path, text: str) -> list[Piece]:
    path = tmp_path / "stored"
    path.write_text(text, encoding="utf-8", newline="")
    *pieces, summary = parse(path)
    assert summary == ReadingSummary(Kind.CSV)
    return pieces


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = "Name,Price\r\nTea,5\r\nCoffee,7\r\n".replace(",", delimiter)
    assert parsed(tmp_path, text) == [Table((Row(("Tea", "5"), 2), Row(("Coffee", "7"), 3)), ("Name", "Price"))]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Produto;Preço\nChá;5,50\nCafé;7,20", ";"),
        ("1;5,50\n2;7,20", ";"),
        ("1\t5,50\n2\t7,20", "\t"),
        ("Name,Note\nTea,green; hot\nCoffee,black", ","),
        ('Name,Note\n"Tea; green",""\n"Coffee, black","one\ntwo"', ","),
        ("Name;Note;Price\nTea;;\nCoffee;;\nMilk;cold;", ";"),
    ],
)
def test_decimal_commas_and_notes_do_not_confuse(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_prose_is_no_table() -> None:
    assert delimiter_of("We open at nine, except on Sundays, when we rest.\nCome and see us.\nBye, Ana") is None
    assert delimiter_of("We are a small shop in the old town and sell tea from all over the world. Come in!") is None


def test_quotes(tmp_path: Path) -> None:
    text = 'Name, Note\n"Tea, green", "says ""hi"""\n"two\nlines", 5" pipe\n'
    assert parsed(tmp_path, text) == [
        Table((Row(("Tea, green", 'says "hi"'), 2), Row(("two\nlines", '5" pipe'), 3)), ("Name", "Note"))
    ]


@pytest.mark.parametrize("first", ["Tea,5.50", "Tea,R$ 5", "Tea,-5%", "Tea,2024-01-31", "Tea,(5)", "Tea,+55 11 98888"])
def test_figures_are_no_header(tmp_path: Path, first: str) -> None:
    [table] = parsed(tmp_path, f"{first}\nCoffee,7")
    assert isinstance(table, Table)
    assert (table.header, table.rows[0].number) == ((), 1)


@pytest.mark.parametrize("header", ["Product,2023,2024", "Product,Q1,Q2", ",North,South"])
def test_years_quarters_and_a_blank_corner_are(tmp_path: Path, header: str) -> None:
    [table] = parsed(tmp_path, f"{header}\nTea,5,6")
    assert isinstance(table, Table)
    assert table.header == tuple(header.split(","))


def test_a_single_row_is_no_header(tmp_path: Path) -> None:
    assert parsed(tmp_path, "Tea,green") == [Table((Row(("Tea", "green"), 1),))]


def test_what_stands_above_the_table_is_text(tmp_path: Path) -> None:
    text = "Prices of May;;\n;;\nAll in euros;;\nName;Size;Price\nTea;S;5\n\nCoffee;L;7"
    assert parsed(tmp_path, text) == [
        Paragraph("Prices of May"),
        Paragraph("All in euros"),
        Table((Row(("Tea", "S", "5"), 5), Row(("Coffee", "L", "7"), 7)), ("Name", "Size", "Price")),
    ]


def test_rows_have_as_many_cells_as_the_widest(tmp_path: Path) -> None:
    assert parsed(tmp_path, "Name,Price\nTea\nCoffee,7,new,,\n") == [
        Table((Row(("Tea", "", ""), 2), Row(("Coffee", "7", "new"), 3)), ("Name", "Price", ""))
    ]


def test_a_list_is_a_table_of_one_column(tmp_path: Path) -> None:
    assert parsed(tmp_path, "Name\nAna\n\nBob") == [Table((Row(("Ana",), 2), Row(("Bob",), 4)), ("Name",))]


def test_the_line_that_names_the_delimiter_for_excel(tmp_path: Path) -> None:
    assert parsed(tmp_path, "sep=;\nName;Price\nTea;5,50") == [Table((Row(("Tea", "5,50"), 2),), ("Name", "Price"))]


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    long = "word " * 100_000
    [table] = parsed(tmp_path, f"Name,Note\nTea,{long}\n")
    assert isinstance(table, Table) and table.rows[0].cells[1] == long.strip()


def test_many_rows_come_in_parts(tmp_path: Path) -> None:
    tables = parsed(tmp_path, "Name,Price\n" + "Tea,5\n" * 1200)
    assert [(len(table.rows), table.header) for table in tables if isinstance(table, Table)] == [
        (500, ("Name", "Price")),
        (500, ("Name", "Price")),
        (200, ("Name", "Price")),
    ]


@pytest.mark.parametrize("text", ["", ",,\n\n;", " \n"])
def test_nothing_to_read_is_empty(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsed(tmp_path, text.replace(";", ""))
    assert caught.value.problem is Problem.EMPTY


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('1,"5"" pipe, steel",10', [["1", '5" pipe, steel', "10"]]),
        ('1,"5" pipe, steel",10', [["1", '5" pipe, steel', "10"]]),
        ('1,"27\\" screen, black",4\n2,"27\\"",5', [["1", '27" screen, black', "4"], ["2", '27"', "5"]]),
        ('1,"C:\\shop\\",3', [["1", "C:\\shop\\", "3"]]),
        ('1,"Quiet fan,90\n2,Desk,5', [["1", '"Quiet fan', "90"], ["2", "Desk", "5"]]),
        (
            '1,"Quiet fan,90\n2,Desk,5\n3,Fan 20",30',
            [["1", '"Quiet fan', "90"], ["2", "Desk", "5"], ["3", 'Fan 20"', "30"]],
        ),
        ('1,"Main street 1\nBerlin, Germany",90', [["1", "Main street 1\nBerlin, Germany", "90"]]),
        ('="00042",="0,5",2', [["00042", "0,5", "2"]]),
        ('"=""0007""",x,', [["0007", "x", ""]]),
    ],
)
def test_no_quote_costs_a_row_or_shifts_a_cell(text: str, rows: list[list[str]]) -> None:
    found = list(records(f"number,name,price\n{text}\n4,Lamp,7\n", ","))
    assert found == [["number", "name", "price"], *rows, ["4", "Lamp", "7"], []]


def test_quotes_that_are_never_closed_cost_no_row() -> None:
    text = "number,name\n" + '1,"never closed\n' * 2_000
    assert len(list(records(text, ","))) == 2_002
