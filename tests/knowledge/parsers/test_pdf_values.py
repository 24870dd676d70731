"""What is filled into a PDF's form and noted on its pages, and pages whose fonts don't tell what they say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from common.knowledge.parsers.pdf import parse
from common.knowledge.rules.content import Paragraph, Problem, ReadingSummary, Table, Unreadable
from devstack.pdf_files import Sheet, annotation, field, lines, pdf, table, text

Read = Callable[[bytes], list[str]]
HIDDEN = b"/F 2"
ILLEGIBLE = b"BT /F2 11 Tf 72 700 Td <020304050203040503020504> Tj ET"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def told(content: bytes) -> list[str]:
        path = tmp_path / "form.pdf"
        path.write_bytes(content)
        said: list[str] = []
        for piece in parse(path):
            if isinstance(piece, Paragraph):
                said.append(piece.text)
            elif isinstance(piece, Table):
                said += [" | ".join(row.cells) for row in piece.rows]
            elif isinstance(piece, ReadingSummary):
                said += piece.warnings
        return said

    return told


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        (field(b"Tx", b"(R$ 417,00)", 200, 700), "Answer: R$ 417,00"),
        (field(b"Tx", b"(First line\\rsecond line)", 200, 700), "Answer: First line second line"),
        (field(b"Tx", b"<FEFF30B030EB30FC30D7>", 200, 700), "Answer: グループ"),
        (field(b"Tx", b"()", 200, 700), "Answer:"),
        (field(b"Tx", b"(sesame)", 200, 700, b"/Ff 8192"), "Answer:"),
        (field(b"Tx", b"(unseen)", 200, 700, HIDDEN), "Answer:"),
        (field(b"Btn", b"/Yes", 200, 700), "Answer: ☑ Yes"),
        (field(b"Btn", b"/Off", 200, 700), "Answer: ☐"),
        (field(b"Btn", b"/Off", 200, 700, b"/AS/Off"), "Answer: ☐"),
        (field(b"Btn", b"/Home", 200, 700, b"/AS/Home/AP<</N<</Home 8 0 R/Off 8 0 R>>>>"), "Answer: ☑ Home"),
        (field(b"Btn", b"/Off", 200, 700, b"/AS/Off/AP<</N<</Home 8 0 R/Off 8 0 R>>>>"), "Answer: ☐"),
        (field(b"Ch", b"(Thursday)", 200, 700, b"/Ff 131072/Opt[(Monday)(Thursday)]"), "Answer: Thursday"),
        (field(b"Ch", b"(4)", 200, 700, b"/Ff 131072/Opt[[(1)(Monday)][(4)(Thursday)]]"), "Answer: Thursday"),
        (field(b"Ch", b"[(Mon)(Thu)]", 200, 700, b"/Ff 2097152/Opt[(Mon)(Tue)(Thu)]"), "Answer: Mon, Thu"),
        (annotation(b"FreeText", 200, 700, b"/Contents(by hand)"), "Answer: by hand"),
        (annotation(b"Text", 200, 700, b"/Contents(a comment)"), "Answer:"),
    ],
)
def test_a_value_stands_beside_its_label(read: Read, entered: bytes, told: str) -> None:
    assert read(pdf([Sheet(text("Answer:", 72, 700), annotations=[entered])])) == [told]


def test_two_values_of_a_line_stand_each_beside_its_own_label(read: Read) -> None:
    drawn = text("Name:", 72, 700) + b" " + text("Phone:", 300, 700)
    entered = field(b"Tx", b"(0151 234)", 350, 700), field(b"Tx", b"(Ana)", 120, 700)
    assert read(pdf([Sheet(drawn, annotations=entered)])) == ["Name: Ana Phone: 0151 234"]


def test_a_tick_stands_before_the_label_at_its_right(read: Read) -> None:
    tick = field(b"Btn", b"/On", 72, 700)
    assert read(pdf([Sheet(text("Home visit", 170, 700), annotations=[tick])])) == ["☑ On Home visit"]


def test_a_value_alone_in_its_line_comes_where_it_stands(read: Read) -> None:
    drawn = lines(["Allergies:", "", "", "Signed in Lisbon."])
    entered = field(b"Tx", b"(Peanuts and dust)", 72, 770 - 22)
    assert read(pdf([Sheet(drawn, annotations=[entered])])) == ["Allergies:", "Peanuts and dust", "Signed in Lisbon."]


def test_a_form_of_values_alone_is_no_blank_page(read: Read) -> None:
    assert read(pdf([Sheet(b"", annotations=[field(b"Tx", b"(All there is)", 72, 700)])])) == ["All there is"]


def test_values_in_a_table_stay_in_their_rows(read: Read) -> None:
    drawn = table([["Plan", "Price"], ["Gold:", "EUR"], ["Silver:", "EUR"]])
    entered = field(b"Tx", b"(95)", 210, 770 - 2 * 14 + 4), field(b"Tx", b"(65)", 210, 770 - 3 * 14 + 4)
    assert read(pdf([Sheet(drawn, annotations=entered)]))[-2:] == ["Gold: | EUR 95", "Silver: | EUR 65"]


def test_a_page_that_is_turned_has_its_values_beside_their_labels(read: Read) -> None:
    sheet = Sheet(text("Upright:", 72, 700), 180, [field(b"Tx", b"(yes)", 200, 700)])
    assert "yes" in read(pdf([sheet]))[0]


def test_text_that_its_fonts_do_not_tell_is_the_reason_why_nothing_is_read(read: Read) -> None:
    with pytest.raises(Unreadable, match="can't be read from its fonts") as caught:
        read(pdf([Sheet(ILLEGIBLE)]))
    assert caught.value.problem == Problem.EMPTY


def test_pages_that_their_fonts_do_not_tell_are_named(read: Read) -> None:
    told = "1 of 3 pages have text that can't be read from its fonts, it was left out or is garbled (page 2)."
    sheets = [Sheet(lines(["One."])), Sheet(ILLEGIBLE), Sheet(lines(["Three."]))]
    assert read(pdf(sheets)) == ["One.", "Three.", told]


def test_a_page_that_is_partly_illegible_is_read_with_a_warning(read: Read) -> None:
    told = read(pdf([Sheet(ILLEGIBLE + b" " + lines(["The part of the page that is legible."]))]))
    assert "The part of the page that is legible." in told[0]
    assert told[-1].startswith("1 of 1 pages have text that can't be read")
