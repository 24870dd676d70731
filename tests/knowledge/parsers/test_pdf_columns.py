"""Tables of a PDF that are not ruled all around, text in columns, and what is struck out or links elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from common.knowledge.parsers.pdf import parse
from common.knowledge.rules.content import Paragraph, Piece, ReadingSummary, Table
from devstack.pdf_files import Sheet, annotation, pdf, rule, text

LEFTS = (72, 220, 320, 400)
HEADER = ("Article", "Colour", "Size", "Price")
ROWS = [
    ("Polo Classic", "blue", "L", "41.50 EUR"),
    ("Polo Classic", "red", "M", "39.90 EUR"),
    ("Oxford Shirt", "white", "XL", "64.20 EUR"),
    ("Linen Tunic", "black", "S", "47.60 EUR"),
]
Read = Callable[..., list[Piece]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def pieces(*sheets: bytes, annotations: Sequence[bytes] = ()) -> list[Piece]:
        path = tmp_path / "document.pdf"
        path.write_bytes(pdf([Sheet(drawn, annotations=annotations) for drawn in sheets]))
        return list(parse(path))

    return pieces


def row(cells: Sequence[str], baseline: float, lefts: Sequence[float] = LEFTS) -> bytes:
    return b"\n".join(text(cell, left, baseline) for cell, left in zip(cells, lefts, strict=True) if cell)


def drawn(
    rows: Sequence[Sequence[str]], *, top: float = 700, step: float = 18, lefts: Sequence[float] = LEFTS
) -> bytes:
    return b"\n".join(row(cells, top - step * number, lefts) for number, cells in enumerate(rows))


def by_column(rows: Sequence[Sequence[str]], *, top: float = 700, step: float = 18) -> bytes:
    return b"\n".join(
        text(cells[column], left, top - step * number)
        for column, left in enumerate(LEFTS[: len(rows[0])])
        for number, cells in enumerate(rows)
        if cells[column]
    )


def rules_across(rows: int, *, top: float = 700, step: float = 18) -> bytes:
    return b"\n".join(rule(70, top + 12 - step * number, 470, top + 12 - step * number) for number in range(rows + 1))


def rules_down(rows: int, *, top: float = 700, step: float = 18) -> bytes:
    return b"\n".join(rule(x, top + 12, x, top + 12 - step * rows) for x in (70, 216, 316, 396, 470))


def tables(pieces: Sequence[Piece]) -> list[Table]:
    return [piece for piece in pieces if isinstance(piece, Table)]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Paragraph)]


def warnings(pieces: Sequence[Piece]) -> tuple[str, ...]:
    assert isinstance(pieces[-1], ReadingSummary)
    return pieces[-1].warnings


WAYS = {
    "no rules": b"",
    "rules across": rules_across(5),
    "rules at head and foot": b"\n".join([rules_across(1), rule(70, 622, 470, 622)]),
    "rules down": rules_down(5),
    "rules down and a frame": b"\n".join([rules_down(5), rules_across(1), rule(70, 622, 470, 622)]),
    "rules all around": b"\n".join([rules_down(5), rules_across(5)]),
}


def upwards(rows: Sequence[Sequence[str]]) -> bytes:
    return b"\n".join(reversed(drawn(rows).split(b"\n")))


@pytest.mark.parametrize("draw", [drawn, by_column])
@pytest.mark.parametrize("ruled", WAYS.values(), ids=WAYS)
def test_a_table_is_read_row_by_row_however_it_is_ruled_and_drawn(
    read: Read, ruled: bytes, draw: Callable[..., bytes]
) -> None:
    (table,) = tables(read(b"\n".join([ruled, draw([HEADER, *ROWS])])))
    assert (table.header, cells(table)) == (HEADER, ROWS)


@pytest.mark.parametrize("way", ["rules down and a frame", "rules all around"])
def test_a_ruled_table_that_is_drawn_upwards_is_read_downwards(read: Read, way: str) -> None:
    (table,) = tables(read(b"\n".join([WAYS[way], upwards([HEADER, *ROWS])])))
    assert (table.header, cells(table)) == (HEADER, ROWS)


@pytest.mark.parametrize("ruled", [b"", rules_across(5), rules_down(5)], ids=["no rules", "across", "down"])
def test_an_empty_cell_moves_no_other(read: Read, ruled: bytes) -> None:
    rows = [ROWS[0], ("Polo Classic", "", "M", "39.90 EUR"), ("Oxford Shirt", "white", "", "64.20 EUR"), ROWS[3]]
    (table,) = tables(read(b"\n".join([ruled, drawn([HEADER, *rows])])))
    assert cells(table) == rows


def test_what_goes_on_in_the_next_line_is_of_the_same_row(read: Read) -> None:
    rows = [HEADER, ROWS[0], ("", "and navy", "", ""), ROWS[1], ROWS[2]]
    (table,) = tables(read(drawn(rows)))
    assert cells(table) == [("Polo Classic", "blue and navy", "L", "41.50 EUR"), ROWS[1], ROWS[2]]


def test_rulings_tell_that_two_lines_are_one_row(read: Read) -> None:
    lines = [row(HEADER, 700), row(("Polo", "blue", "L", "41.50 EUR"), 682), row(("Classic", "", "", ""), 670)]
    lines += [row(cells, 650 - 18 * number) for number, cells in enumerate(ROWS[1:])]
    ruled = [rule(70, y, 470, y) for y in (712, 695, 664, 644, 626, 608)]
    (table,) = tables(read(b"\n".join([*lines, *ruled])))
    assert cells(table) == [("Polo Classic", "blue", "L", "41.50 EUR"), *ROWS[1:]]


def test_a_name_beside_several_prices_is_that_of_each(read: Read) -> None:
    lefts = LEFTS[:3]
    lines = [row(("Treatment", "Time", "Price"), 700, lefts), row(("Massage", "30 min", "R$ 50"), 682, lefts)]
    lines += [row(("", "60 min", "R$ 90"), 668, lefts), row(("", "90 min", "R$ 120"), 654, lefts)]
    ruled = [rule(70, y, 470, y) for y in (712, 695, 648)] + [rule(x, 712, x, 648) for x in (70, 216, 316, 470)]
    (table,) = tables(read(b"\n".join([*lines, *ruled])))
    assert cells(table) == [
        ("Massage", "30 min", "R$ 50"),
        ("Massage", "60 min", "R$ 90"),
        ("Massage", "90 min", "R$ 120"),
    ]


def test_lines_of_a_cell_between_rulings_stay_one_cell(read: Read) -> None:
    lefts, told = LEFTS[:2], [("Delivery", "by courier,"), ("and return", "within 14 days"), ("Payment", "by card")]
    lines = [row(cells, 700 - 14 * number, lefts) for number, cells in enumerate(told)]
    ruled = [rule(70, y, 316, y) for y in (712, 682, 668)] + [rule(x, 712, x, 668) for x in (70, 216, 316)]
    (table,) = tables(read(b"\n".join([*lines, *ruled])))
    assert cells(table) == [("Delivery and return", "by courier, within 14 days"), ("Payment", "by card")]


def test_text_in_columns_that_is_drawn_line_by_line_is_read_column_by_column(read: Read) -> None:
    told = [
        ("Alpha plan includes two", "Beta plan includes eight"),
        ("visits a month and a free", "visits a month and sauna"),
        ("towel. It costs R$ 80.", "access. It costs R$ 140."),
    ]
    lines = b"\n".join(row(cells, 700 - 14 * number, (72, 300)) for number, cells in enumerate(told))
    assert texts(read(lines)) == [" ".join(column) for column in zip(*told, strict=True)]


@pytest.mark.parametrize(
    "lines",
    [
        [("•", "Free delivery from 50 EUR"), ("•", "Gift wrapping"), ("•", "Returns within 14 days")],
        [("1.", "Choose your size"), ("2.", "Pay by card"), ("3.", "Collect at the shop")],
        [("Delivery", "....... 4"), ("Payment", "....... 7"), ("Returns", "....... 9")],
    ],
    ids=["bullets", "numbers", "leaders"],
)
def test_lists_and_tables_of_contents_are_text(read: Read, lines: Sequence[tuple[str, str]]) -> None:
    pieces = read(b"\n".join(row(cells, 700 - 14 * number, (72, 130)) for number, cells in enumerate(lines)))
    assert not tables(pieces)
    assert " ".join(texts(pieces)).split() == " ".join(" ".join(line) for line in lines).split()


def test_the_text_above_and_below_a_table_is_none_of_it(read: Read) -> None:
    above, below = text("Price list of autumn 2026", 72, 722, 16), text("Prices include taxes.", 72, 596)
    pieces = read(b"\n".join([above, drawn([HEADER, *ROWS]), below]))
    assert texts(pieces) == ["Price list of autumn 2026", "Prices include taxes."]
    assert tables(pieces)[0].title == "Price list of autumn 2026"


@pytest.mark.parametrize("ruled", [b"", rules_across(4), b"\n".join([rules_down(4), rules_across(4)])])
def test_a_table_that_goes_on_keeps_its_header(read: Read, ruled: bytes) -> None:
    first, second = ([HEADER, *ROWS[:3]], [ROWS[3], *ROWS[:3]])
    told = tables(read(*(b"\n".join([ruled, drawn(rows)]) for rows in (first, second))))
    assert [table.header for table in told] == [HEADER, HEADER]
    assert cells(told[1]) == second


def test_a_table_of_words_that_goes_on_loses_no_row_to_the_header(read: Read) -> None:
    header, rows = ("Name", "Role", "City", "Room"), [(f"Ann {n}", "Nurse", "Porto", "East") for n in "ABCDEF"]
    told = tables(read(drawn([header, *rows[:3]]), drawn(rows[3:])))
    assert [table.header for table in told] == [header, header]
    assert cells(told[1]) == rows[3:]


def test_another_table_on_the_next_page_keeps_its_own_header(read: Read) -> None:
    other = ("Fabric", "Origin", "Weight", "Cost")
    told = tables(read(drawn([HEADER, *ROWS]), drawn([other, *ROWS])))
    assert [table.header for table in told] == [HEADER, other]


def test_what_is_struck_out_is_left_out_and_said(read: Read) -> None:
    old = rule(71, 704, 132, 704)
    pieces = read(b"\n".join([text("R$ 900,00", 72, 700), text("R$ 700,00 until Sunday", 150, 700), old]))
    assert texts(pieces) == ["R$ 700,00 until Sunday"]
    assert warnings(pieces) == ("struck out and left out: 1 text",)


def test_a_price_struck_out_leaves_its_cell_to_the_new_one(read: Read) -> None:
    rows = [("Peeling", "R$ 900", ""), ("Facial", "R$ 95", "R$ 80"), ("Massage", "R$ 120", "")]
    (table,) = tables(read(b"\n".join([drawn(rows, lefts=(72, 220, 262)), rule(219, 686, 249, 686)])))
    assert cells(table) == [("Peeling", "R$ 900", ""), ("Facial", "", "R$ 80"), ("Massage", "R$ 120", "")]


def test_a_line_that_ends_within_a_word_strikes_nothing_out(read: Read) -> None:
    assert texts(read(b"\n".join([text("Formula 900", 72, 700), rule(71, 704, 90, 704)]))) == ["Formula 900"]


def test_neither_a_band_nor_the_edge_of_an_area_strikes_out(read: Read) -> None:
    band, area = b"q .9 g .9 G 9 w 71 704 m 132 704 l S Q", b"q .9 g 71 684 61 -20 re f Q"
    told = [text("R$ 900,00", 72, 700), text("R$ 950,00", 72, 680)]
    assert texts(read(b"\n".join([band, area, *told]))) == ["R$ 900,00 R$ 950,00"]


def test_the_numerator_of_a_fraction_is_not_struck_out(read: Read) -> None:
    drawn = [text("Rate =", 72, 700), text("900 EUR", 110, 707), rule(108, 704, 155, 704), text("12 months", 110, 694)]
    assert "900 EUR" in " ".join(texts(read(b"\n".join(drawn))))


@pytest.mark.parametrize("height", [698, 712, 690], ids=["underlined", "overlined", "ruled off"])
def test_other_lines_strike_nothing_out(read: Read, height: float) -> None:
    assert texts(read(b"\n".join([text("R$ 900,00", 72, 700), rule(71, height, 132, height)]))) == ["R$ 900,00"]


def test_a_line_across_the_page_strikes_nothing_out(read: Read) -> None:
    assert texts(read(b"\n".join([text("R$ 900,00", 72, 700), rule(20, 704, 560, 704)]))) == ["R$ 900,00"]


def test_what_a_reviewer_struck_out_is_left_out(read: Read) -> None:
    note = annotation(b"StrikeOut", 72, 700, b"/QuadPoints[72 709 130 709 72 697 130 697]")
    pieces = read(b"\n".join([text("R$ 900,00", 72, 700), text("R$ 700,00", 150, 700)]), annotations=[note])
    assert texts(pieces) == ["R$ 700,00"]


def link(address: bytes, left: float = 72, baseline: float = 700) -> bytes:
    return annotation(b"Link", left, baseline, b"/A<</S/URI/URI(%s)>>" % address)


def test_links_keep_their_addresses(read: Read) -> None:
    pieces = read(text("Book here", 72, 700), annotations=[link(b"https://example.com/book")])
    assert texts(pieces) == ["Book here (https://example.com/book)"]


@pytest.mark.parametrize("address", [b"https://example.com", b"file:///C:/prices.xls", b"javascript:x"])
def test_an_address_that_says_nothing_new_is_not_told(read: Read, address: bytes) -> None:
    assert texts(read(text("example.com", 72, 700), annotations=[link(address)])) == ["example.com"]


def test_links_in_a_table_stay_in_their_cells(read: Read) -> None:
    rows = [("Peeling", "Book"), ("Facial", "Book"), ("Massage", "Book")]
    lines = b"\n".join(row(cells, 700 - 18 * number, (72, 220)) for number, cells in enumerate(rows))
    links = [link(b"https://example.com/%d" % number, 220, 700 - 18 * number) for number in range(3)]
    (table,) = tables(read(lines, annotations=links))
    assert cells(table) == [(name, f"Book (https://example.com/{n})") for n, (name, _) in enumerate(rows)]


@pytest.mark.parametrize("price", ["R$ {}", "US$ {}", "{} EUR", "EUR {}", "€ {}", "Rs. {}", "kr {}"])
def test_the_first_prices_name_no_columns(read: Read, price: str) -> None:
    rows = [(name, price.format(number)) for name, number in (("Peeling", 900), ("Facial", 95), ("Massage", 120))]
    (table,) = tables(read(drawn(rows, lefts=LEFTS[:2])))
    assert (table.header, cells(table)) == ((), rows)
