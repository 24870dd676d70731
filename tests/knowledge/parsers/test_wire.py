"""Pieces come out of the wire as they went in: only small, and clean."""

import pytest

from common.knowledge.parsers.wire import LONGEST_LINE, decode, encode, encode_failure
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


def sent(piece: Piece) -> list[Piece]:
    lines = list(encode(piece))
    assert all(len(line) < LONGEST_LINE and line.index(b"\n") == len(line) - 1 for line in lines)
    return [decode(line) for line in lines]


@pytest.mark.parametrize(
    "piece",
    [
        Paragraph("Preços:\n你好 🎉 \\u0000", level=2, page=7),
        Paragraph(""),
        Table((Row(("a", ""), 3), Row(("b\nc", "d"))), ("x", "y"), "Prices", 4, "Sheet 1", 2),
        Table(()),
        ReadingProgress(3, 9),
        ReadingSummary(Kind.XLSX, sheets=3, warnings=("One.", "Two.")),
        ReadingSummary(Kind.PDF, pages=12, left_out=(LeftOut("Page 1", 12),)),
    ],
)
def test_every_piece_comes_out_as_it_went_in(piece: Piece) -> None:
    assert sent(piece) == [piece]


def test_a_refusal_comes_out_as_one() -> None:
    with pytest.raises(Unreadable, match="Remove the password") as caught:
        decode(encode_failure(Unreadable(Problem.ENCRYPTED, "Remove the password.")))
    assert caught.value.problem is Problem.ENCRYPTED


def test_what_can_not_be_stored_is_cleaned_everywhere() -> None:
    dirty, clean = "a\0b \ud83d c \ud83d\ude00", "ab \ufffd c 😀"
    assert sent(Paragraph(dirty)) == [Paragraph(clean)]
    assert sent(Table((Row((dirty,)),), (dirty,), title=dirty, sheet=dirty)) == [
        Table((Row((clean,)),), (clean,), title=clean, sheet=clean)
    ]
    assert sent(ReadingSummary(Kind.TXT, warnings=(dirty,), left_out=(LeftOut(dirty, 1),))) == [
        ReadingSummary(Kind.TXT, warnings=(clean,), left_out=(LeftOut(clean, 1),))
    ]


def test_a_long_paragraph_is_cut_between_words() -> None:
    words = [f"word{number}" for number in range(100_000)]
    parts = sent(Paragraph(" ".join(words), page=2))
    assert len(parts) > 1
    assert all(isinstance(part, Paragraph) and part.page == 2 for part in parts)
    assert " ".join(part.text for part in parts if isinstance(part, Paragraph)).split(" ") == words


def test_a_text_without_spaces_is_cut_and_loses_nothing() -> None:
    text = "字" * 250_001
    assert "".join(part.text for part in sent(Paragraph(text)) if isinstance(part, Paragraph)) == text


def test_a_table_is_cut_by_rows_and_by_size() -> None:
    long = Table(tuple(Row((str(number),), number) for number in range(1, 1202)), ("n",), sheet="S", first_column=3)
    parts = sent(long)
    assert [len(part.rows) for part in parts if isinstance(part, Table)] == [500, 500, 201]
    assert {(part.header, part.sheet, part.first_column) for part in parts if isinstance(part, Table)} == {
        (("n",), "S", 3)
    }
    wide = Table(tuple(Row(("x" * 30_000,)) for _ in range(10)))
    assert [len(part.rows) for part in sent(wide) if isinstance(part, Table)] == [3, 3, 3, 1]
