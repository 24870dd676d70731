"""What a PDF says, and what is wrong with those that can't be read."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from common.knowledge.parsers.pdf import parse
from common.knowledge.rules.content import (
    Kind,
    LeftOut,
    Paragraph,
    Piece,
    Problem,
    ReadingProgress,
    ReadingSummary,
    Row,
    Table,
    Unreadable,
)
from devstack.pdf_files import Sheet, lines, page_between, pdf, picture, rule, ruled_table_pdf, table, text, text_pdf

BODY = (
    "The warranty covers every part of the machine for two years from the day of",
    "delivery, provided that it was set up by a person who is trained to do so and",
    "that it was looked after as the handbook says.",
)
PRICES = (("Item", "Price"), ("Hammer", "12.50"), ("Long nails", "3.20"))
PRICE_TABLE = Table((Row(("Hammer", "12.50")), Row(("Long nails", "3.20"))), ("Item", "Price"), page=1)


Read = Callable[[bytes], list[Piece]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def pieces(content: bytes) -> list[Piece]:
        path = tmp_path / "document.pdf"
        path.write_bytes(content)
        return list(parse(path))

    return pieces


def paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    return [piece for piece in pieces if isinstance(piece, Paragraph)]


def tables(pieces: Sequence[Piece]) -> list[Table]:
    return [piece for piece in pieces if isinstance(piece, Table)]


def summary(pieces: Sequence[Piece]) -> ReadingSummary:
    assert isinstance(pieces[-1], ReadingSummary)
    return pieces[-1]


def texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in paragraphs(pieces)]


def told_of(topic: str) -> list[str]:
    """Lines of which none is said of another topic."""
    return [f"The {part} of {topic} is told of in this line, which is as long as the others." for part in "uvwxyz"]


def pages_between(header: str, footer: str, count: int) -> bytes:
    """A PDF whose pages each say something of their own between a header and a footer, which may tell the {page}."""
    numbers = range(1, count + 1)
    return pdf([page_between(header.format(page=n), told_of(f"part{n:b}"), footer.format(page=n)) for n in numbers])


def test_lines_become_paragraphs_with_their_page(read: Read) -> None:
    pieces = read(text_pdf([BODY, ["Second page."]]))
    assert pieces[:2] == [Paragraph(" ".join(BODY), page=1), Paragraph("Second page.", page=2)]
    assert pieces[-2:] == [ReadingProgress(2, 2), ReadingSummary(Kind.PDF, pages=2)]


def test_a_paragraph_ends_at_a_gap_a_short_line_an_indent_and_an_item(read: Read) -> None:
    indented = [text("And this one is set in a little to the right, as books have it since long ago.", 90, 500)]
    page = lines(
        [
            *BODY,
            *BODY,
            "",
            *BODY[:2],
            "1. the first thing is put down here in so many words that it is full",
            "2. second",
        ]
    )
    full = lines(
        [BODY[0], "and this line, as long as a line can be on such a page, ends right there. Yes."], top=514 + 14
    )
    pieces = read(pdf([Sheet(page), Sheet(b"\n".join([full, *indented]))]))
    whole = " ".join(BODY)
    assert texts(pieces) == [
        whole,
        whole,
        " ".join(BODY[:2]),
        "1. the first thing is put down here in so many words that it is full",
        "2. second",
        f"{BODY[0]} and this line, as long as a line can be on such a page, ends right there. Yes.",
        "And this one is set in a little to the right, as books have it since long ago.",
    ]


def test_words_broken_at_the_end_of_a_line_are_mended(read: Read) -> None:
    page = ["Such are the regu-", "lations of Coca-", "Cola as from now"]
    assert texts(read(text_pdf([page]))) == ["Such are the regulations of Coca-Cola as from now"]


def test_ligatures_are_written_out_and_fractions_stay_what_they_are(read: Read) -> None:
    # The font calls its character 1 "fi" by the ligature's own code point.
    content = pdf([Sheet(b"BT /F2 11 Tf 72 700 Td (\x01nd of\x01ce) Tj ET"), Sheet(lines(["1½ m² for 5 €, Acme™"]))])
    assert texts(read(content)) == ["find office", "1½ m² for 5 €, Acme™"]


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    left, right = ["Left one begins", "and ends here."], ["Right one begins", "and ends there."]
    pieces = read(pdf([Sheet(lines(left) + b"\n" + lines(right, left=320))]))
    assert " ".join(texts(pieces)) == "Left one begins and ends here. Right one begins and ends there."


def test_larger_type_makes_a_heading(read: Read) -> None:
    title, chapter = text("Handbook", 72, 770, 24), text("Safety first", 72, 720, 16)
    body = lines([*BODY, *BODY], top=690)
    found = paragraphs(read(pdf([Sheet(b"\n".join([title, chapter, body]))])))
    assert [(piece.text, piece.level) for piece in found[:2]] == [("Handbook", 1), ("Safety first", 2)]
    assert {piece.level for piece in found[2:]} == {0}


def test_the_size_of_type_is_the_one_seen_not_the_one_named(read: Read) -> None:
    scaled = b"BT /F1 1 Tf 20 0 0 20 72 770 Tm (Handbook) Tj ET"
    found = paragraphs(read(pdf([Sheet(scaled + lines([*BODY, *BODY], top=740))])))
    assert found[0] == Paragraph("Handbook", 1, 1)


def test_a_bold_line_of_its_own_is_a_heading(read: Read) -> None:
    bold = b"BT /F3 11 Tf 72 770 Td (Terms of delivery) Tj ET"
    found = paragraphs(read(pdf([Sheet(bold + lines(BODY, top=756))])))
    assert [(piece.text, piece.level > 0) for piece in found] == [("Terms of delivery", True), (" ".join(BODY), False)]


def test_the_outline_tells_the_headings(read: Read) -> None:
    page = ["Delivery terms", *BODY, "2.1 Returns", *BODY]
    found = paragraphs(read(pdf([Sheet(lines(page))], outline=[("Delivery  Terms", 1), ("Returns", 1)])))
    assert [(piece.text, piece.level) for piece in found] == [
        ("Delivery terms", 1),
        (" ".join(BODY), 0),
        ("2.1 Returns", 1),
        (" ".join(BODY), 0),
    ]


def test_repeated_headers_are_said_once_and_page_numbers_never(read: Read) -> None:
    said = texts(read(pages_between("Acme handbook", "Page {page} of 30", 30)))
    assert said == ["Acme handbook", *(" ".join(told_of(f"part{n:b}")) for n in range(1, 31))]


def test_what_is_left_out_is_told_as_it_stood_first(read: Read) -> None:
    summary = read(pages_between("Acme handbook", "Page {page} of 30", 30))[-1]
    assert isinstance(summary, ReadingSummary)
    assert summary.left_out == (LeftOut("Page 1 of 30", 30), LeftOut("Acme handbook", 29))
    varied = [page_between(f"Chapter {n // 8:b} " * 30, told_of(f"part{n:b}"), "") for n in range(480)]
    many = read(pdf(varied))[-1]
    assert isinstance(many, ReadingSummary) and len(many.left_out) == 50
    assert max(len(line.text) for line in many.left_out) == 200


def test_headers_that_change_from_chapter_to_chapter_and_from_left_to_right_are_furniture(read: Read) -> None:
    chapters = ["Hammers"] * 20 + ["Nails"] * 20
    headers = [f"{chapter} {n}" if n % 2 else f"{n} Acme" for n, chapter in enumerate(chapters, 1)]
    said = texts(read(pdf([page_between(header, told_of(f"part{n:b}"), "") for n, header in enumerate(headers)])))
    assert said == [" ".join(told_of(f"part{n:b}")) for n in range(40)]


def test_numbers_that_do_not_grow_with_the_pages_are_kept(read: Read) -> None:
    invoices = [["Acme", "", f"Invoice {7 * page % 40}", *BODY] for page in range(1, 21)]
    said = " ".join(texts(read(text_pdf(invoices))))
    assert all(f"Invoice {7 * page % 40}" in said for page in range(1, 21))


def test_lines_repeated_within_the_pages_are_kept(read: Read) -> None:
    pages = [["", f"Recipe {name}", "for four", "in one pot", "Ingredients", *BODY, "a", "b", "c"] for name in "ABCDEF"]
    assert " ".join(texts(read(text_pdf(pages)))).count("Ingredients") == 6


@pytest.mark.parametrize("heading", ["Day {}", "Room 10{}", "{}. Terms"])
@pytest.mark.parametrize("size", [11, 16])
def test_headings_that_count_with_the_pages_are_no_page_numbers(read: Read, heading: str, size: int) -> None:
    pages = [text(heading.format(n), 72, 770, size) + lines(told_of(f"part{n:b}"), top=740) for n in range(1, 6)]
    said = " ".join(texts(read(pdf([Sheet(page) for page in pages]))))
    assert all(heading.format(n) in said for n in range(1, 6))


@pytest.mark.parametrize("line", ["Price: 49.00 EUR", "€ 30", "R$ 900", "from 12/03/2026", "12 de março de 2026"])
def test_prices_and_dates_that_pages_have_in_common_are_kept_even_in_the_margins(read: Read, line: str) -> None:
    assert " ".join(texts(read(pages_between("Acme", line, 8)))).count(line) == 8


def test_lines_that_pages_have_in_common_within_the_text_are_kept(read: Read) -> None:
    pages = [[f"Chair {name}", *BODY, "Delivered in 5 days"] for name in "ABCDEF"]
    assert " ".join(texts(read(text_pdf(pages)))).count("Delivered in 5 days") == 6


def test_two_pages_keep_their_lines(read: Read) -> None:
    assert " ".join(texts(read(pages_between("Acme handbook", "Page {page}", 2)))).count("Acme handbook") == 2


def test_a_ruled_table_is_read_as_one_and_its_text_not_told_twice(read: Read) -> None:
    pieces = read(ruled_table_pdf(PRICES, above=[*BODY, "", "Price list"], below=["Prices without tax."]))
    expected = Table(PRICE_TABLE.rows, PRICE_TABLE.header, "Price list", 1)
    assert pieces[:-2] == [
        Paragraph(" ".join(BODY), page=1),
        Paragraph("Price list", page=1),
        expected,
        Paragraph("Prices without tax.", page=1),
    ]


def test_cells_keep_their_lines_together_and_may_be_empty(read: Read) -> None:
    rows = [("Tool", "What for", "Price"), ("Pliers", "to hold and to\nbend things", "9.00"), ("Saw", "", "15.00")]
    (found,) = tables(read(ruled_table_pdf(rows)))
    assert found.header == rows[0]
    assert found.rows == (Row(("Pliers", "to hold and to bend things", "9.00")), Row(("Saw", "", "15.00")))


def test_a_cell_over_two_columns_stands_in_the_first(read: Read) -> None:
    ruled = [rule(72, y, 272, y) for y in (700, 680, 660)]
    ruled += [rule(x, 660, x, 700) for x in (72, 272)] + [rule(172, 660, 172, 680)]
    told = [text("Opening hours", 75, 685), text("Monday", 75, 665), text("9 to 5", 175, 665)]
    (found,) = tables(read(pdf([Sheet(b"\n".join(ruled + told))])))
    assert (found.header, found.rows) == ((), (Row(("Opening hours", "")), Row(("Monday", "9 to 5"))))


def test_names_and_values_have_no_header(read: Read) -> None:
    rows = (("Name", "Acme"), ("Town", "Zwolle"), ("Founded by", "J. Smith"))
    (found,) = tables(read(ruled_table_pdf(rows)))
    assert (found.header, found.rows) == ((), tuple(Row(row) for row in rows))


@pytest.mark.parametrize(
    ("rotation", "matrix"),
    [(90, b"0 1 -1 0 595 0"), (180, b"-1 0 0 -1 595 842"), (270, b"0 -1 1 0 0 842")],
)
def test_tables_on_turned_pages_are_read_as_they_are_seen(read: Read, rotation: int, matrix: bytes) -> None:
    drawn = b"q %s cm %s Q" % (matrix, table(PRICES, top=500))
    assert tables(read(pdf([Sheet(drawn, rotation)]))) == [PRICE_TABLE]


def test_tables_ruled_by_boxes_within_a_form_are_found(read: Read) -> None:
    boxes = [b"%d %d 100 20 re S" % (x, y) for x in (72, 172) for y in (660, 680)]
    told = [text("Screw", 75, 685), text("1.00", 175, 685), text("Bolt", 75, 665), text("2.00", 175, 665)]
    (found,) = tables(read(pdf([Sheet(b"/X1 Do")], form=b"\n".join(boxes + told))))
    assert found.rows == (Row(("Screw", "1.00")), Row(("Bolt", "2.00")))


def test_a_frame_around_text_is_no_table(read: Read) -> None:
    frame = b"60 60 480 740 re S 60 700 m 540 700 l S"
    pieces = read(pdf([Sheet(frame + b"\n" + lines(BODY))]))
    assert (tables(pieces), texts(pieces)) == ([], [" ".join(BODY)])


def test_a_chart_is_no_table(read: Read) -> None:
    grid = [rule(100, y, 500, y) for y in range(300, 601, 20)] + [rule(x, 300, x, 600) for x in range(100, 501, 20)]
    pieces = read(pdf([Sheet(b"\n".join([*grid, text("Sales by month", 200, 270)]))]))
    assert (tables(pieces), texts(pieces)) == ([], ["Sales by month"])


def test_a_page_with_more_lines_than_any_table_is_read_as_text(read: Read) -> None:
    hatching = b"\n".join(
        rule(60 + n % 90 * 5, 60, 60 + n % 90 * 5, 800) + rule(60, n / 9, 500, n / 9) for n in range(5000)
    )
    pieces = read(pdf([Sheet(hatching + b"\n" + lines(BODY))]))
    assert (tables(pieces), texts(pieces)) == ([], [" ".join(BODY)])


def test_scanned_pages_are_counted(read: Read) -> None:
    pieces = read(pdf([Sheet(lines(BODY)), Sheet(picture()), Sheet(picture()), Sheet(b"")]))
    assert texts(pieces) == [" ".join(BODY)]
    warning = "2 of 4 pages have no text (scanned pictures?): they were not read."
    assert pieces[-1] == ReadingSummary(Kind.PDF, pages=4, warnings=(warning,))


def test_a_scan_is_a_summary_without_text(read: Read) -> None:
    pieces = read(pdf([Sheet(picture())] * 3))
    assert [type(piece) for piece in pieces] == [ReadingProgress, ReadingSummary]
    assert summary(pieces).warnings == ("3 of 3 pages have no text (scanned pictures?): they were not read.",)


def test_a_damaged_page_does_not_cost_the_others(read: Read) -> None:
    pieces = read(pdf([Sheet(lines(["One."])), Sheet(lines(["Two."])), Sheet(lines(["Three."]))], damaged=[2]))
    assert paragraphs(pieces) == [Paragraph("One.", page=1), Paragraph("Three.", page=3)]
    assert summary(pieces).warnings == ("1 of 3 pages are damaged: they were not read (page 2).",)


def test_progress_is_told_while_reading(read: Read) -> None:
    pieces = read(text_pdf([[f"Only page {page}."] for page in "abcdefghij" * 5]))
    assert [piece for piece in pieces if isinstance(piece, ReadingProgress)] == [
        ReadingProgress(20, 50),
        ReadingProgress(40, 50),
        ReadingProgress(50, 50),
    ]


def test_a_document_that_anybody_may_open_is_read_though_it_is_encrypted(read: Read) -> None:
    assert texts(read(pdf([Sheet(lines(["Open to all."]))], user_password=""))) == ["Open to all."]


@pytest.mark.parametrize(
    ("content", "problem", "advice"),
    [
        (pdf([Sheet(lines(["Secret."]))], user_password="sesame"), Problem.ENCRYPTED, "save a copy without it"),
        (b"%PDF-1.4\nnothing that makes sense", Problem.DAMAGED, "save it as a PDF again"),
        (b"", Problem.DAMAGED, "save it as a PDF again"),
        (pdf([Sheet(b"")] * 2, damaged=[1, 2]), Problem.DAMAGED, "save it as a PDF again"),
        (pdf([]), Problem.EMPTY, "check that it is the right file"),
        (pdf([Sheet(b""), Sheet(b"")]), Problem.EMPTY, "check that it is the right file"),
    ],
)
def test_what_can_not_be_read_says_why_and_what_to_do(
    read: Read, content: bytes, problem: Problem, advice: str
) -> None:
    with pytest.raises(Unreadable, match=advice) as caught:
        read(content)
    assert caught.value.problem == problem
