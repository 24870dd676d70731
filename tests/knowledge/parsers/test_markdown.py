"""Markdown keeps its structure, and everything else as it is written."""

from pathlib import Path

import pytest

from common.knowledge.parsers.markdown import parse
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Row, Table, Unreadable


def parsed(tmp_path: Path, text: str) -> list[Piece]:
    path = tmp_path / "stored"
    path.write_text(text, encoding="utf-8", newline="")
    *pieces, summary = parse(path)
    assert summary == ReadingSummary(Kind.MARKDOWN)
    return pieces


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Hours", Paragraph("Hours", 1)),
        ("   ###### Hours ##", Paragraph("Hours", 6)),
        ("## C#", Paragraph("C#", 2)),
        ("##\tHours #1 #", Paragraph("Hours #1", 2)),
        ("Hours\n=====", Paragraph("Hours", 1)),
        (" Hours\n---  ", Paragraph("Hours", 2)),
        ("#Hours", Paragraph("#Hours")),
        ("####### Hours", Paragraph("####### Hours")),
    ],
)
def test_headings(tmp_path: Path, text: str, heading: Paragraph) -> None:
    assert parsed(tmp_path, text) == [heading]


def test_a_heading_needs_no_blank_lines(tmp_path: Path) -> None:
    assert parsed(tmp_path, "One\ntwo\n# Hours\nthree\r\n\r\nfour") == [
        Paragraph("One\ntwo"),
        Paragraph("Hours", 1),
        Paragraph("three"),
        Paragraph("four"),
    ]


def test_a_rule_is_no_heading(tmp_path: Path) -> None:
    assert parsed(tmp_path, "one\n\n---\n***\n_ _ _\ntwo\nthree\n---\n- item\n---\n#\n") == [
        Paragraph("one"),
        Paragraph("two\nthree"),
        Paragraph("- item"),
    ]


def test_a_table(tmp_path: Path) -> None:
    text = "Prices\n| Size | Price | \n|:--|--:|\n| S \\| M | [5](x) |\n| L |\n|XL|9|note|\nAfter"
    assert parsed(tmp_path, text) == [
        Paragraph("Prices"),
        Table(
            (Row(("S | M", "[5](x)", "")), Row(("L", "", "")), Row(("XL", "9", "note"))),
            header=("Size", "Price", ""),
        ),
        Paragraph("After"),
    ]


def test_a_table_without_borders(tmp_path: Path) -> None:
    assert parsed(tmp_path, "Size | Price\n--- | ---\nS | 5\n\nA | b\nc | d") == [
        Table((Row(("S", "5")),), header=("Size", "Price")),
        Paragraph("A | b\nc | d"),
    ]


def test_lists_and_quotes_stay_as_they_are_written(tmp_path: Path) -> None:
    text = "We offer:\n- **tea**\n  1. green\n- [coffee](https://example.com)\n\n> We open\n> at nine."
    assert parsed(tmp_path, text) == [
        Paragraph("We offer:\n- **tea**\n  1. green\n- [coffee](https://example.com)"),
        Paragraph("> We open\n> at nine."),
    ]


@pytest.mark.parametrize("marks", ["```", "~~~~"])
def test_code_stays_whole(tmp_path: Path, marks: str) -> None:
    code = f"{marks}python\n# no heading\n\n  a | b\n--- | ---\n<!-- shown -->\n{marks[:-1]}\n{marks}"
    assert parsed(tmp_path, f"See:\n{code}\nDone") == [Paragraph("See:"), Paragraph(code), Paragraph("Done")]


def test_code_within_a_line_opens_no_block(tmp_path: Path) -> None:
    assert parsed(tmp_path, "```x``` is code\n# Hours")[1] == Paragraph("Hours", 1)


def test_what_a_page_would_not_show_is_left_out(tmp_path: Path) -> None:
    text = "---\ntitle: Hours\ntags: [a]\n---\n# Hours\n<!-- our margin\nis 40 % --> We open.\n<!-- note -->\n"
    assert parsed(tmp_path, text) == [Paragraph("Hours", 1), Paragraph("We open.")]


def test_a_rule_on_top_begins_no_front_matter(tmp_path: Path) -> None:
    assert parsed(tmp_path, "---\n\nWe open at nine.\n\n---\n\nBye") == [
        Paragraph("We open at nine."),
        Paragraph("Bye"),
    ]


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "<!-- nothing -->", "#\n\n---\n"])
def test_nothing_to_read_is_empty(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsed(tmp_path, text)
    assert caught.value.problem is Problem.EMPTY


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["#" + " " * 200_000 + "x", "|" + "-" * 200_000 + "x", "a|b\n" + "-|" * 100_000, "- " * 100_000, "<!--" * 50_000],
)
def test_odd_lines_keep_nobody_waiting(tmp_path: Path, text: str) -> None:
    assert parsed(tmp_path, f"Hours\n\n{text}\n# End")[0] == Paragraph("Hours")
