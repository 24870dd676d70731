"""The numbers that Word shows before list items and headings."""

from pathlib import Path

import docx
import pytest

from common.knowledge.rules.content import Paragraph
from tests.builders.docx_files import add_lists, add_styles, document, paragraph, pieces, run, texts


def level(index: int, text: str, style: str = "decimal", more: str = "") -> str:
    look = f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>{look}{more}</w:lvl>'


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, key: int, index: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{key}"/></w:numPr>')


def test_the_lists_of_the_built_in_styles(tmp_path: Path) -> None:
    made = docx.Document()
    for text, style in (
        ("One", "List Number"),
        ("Two", "List Number"),
        ("Dot", "List Bullet"),
        ("Three", "List Number"),
    ):
        made.add_paragraph(text, style=style)
    assert texts(made, tmp_path) == ["1. One", "2. Two", "- Dot", "3. Three"]


def test_levels_count_within_each_other(tmp_path: Path) -> None:
    made = document(
        *(item("a", 90), item("b", 90, 1), item("c", 90, 1), item("d", 90, 2), paragraph("Between")),
        *(item("e", 90, 1), item("f", 90), item("g", 90, 1), item("h", 90, 2)),
    )
    add_lists(
        made,
        definition(90, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")) + instance(90, 90),
    )
    assert texts(made, tmp_path) == [
        *("1. a", "1.1 b", "1.2 c", "(a) d", "Between"),
        *("1.3 e", "2. f", "2.1 g", "(a) h"),
    ]


@pytest.mark.parametrize(
    ("style", "start", "expected"),
    [
        ("upperRoman", 1994, ["MCMXCIV", "MCMXCV"]),
        ("lowerRoman", 4, ["iv", "v"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 53, ["aaa", "bbb"]),
        ("decimalZero", 9, ["09", "10"]),
        ("ordinal", 11, ["11th", "12th"]),
        ("ordinal", 21, ["21st", "22nd"]),
        ("somethingElse", 3, ["3", "4"]),
        ("upperRoman", 400_000_000, ["400000000", "400000001"]),
        ("lowerLetter", 0, ["0", "a"]),
        ("none", 1, ["", ""]),
    ],
)
def test_counts_are_written_as_the_list_has_them(tmp_path: Path, style: str, start: int, expected: list[str]) -> None:
    made = document(item("x", 90), item("x", 90))
    written = level(0, "%1", style).replace('w:start w:val="1"', f'w:start w:val="{start}"')
    add_lists(made, definition(90, written) + instance(90, 90))
    assert texts(made, tmp_path) == [f"{count} x".strip() for count in expected]


def test_lists_of_one_definition_go_on_unless_they_start_anew(tmp_path: Path) -> None:
    made = document(item("a", 90), item("b", 91), item("c", 92), item("d", 92), item("e", 90), item("f", 93))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other_look = f'<w:lvlOverride w:ilvl="0">{level(0, "Step %1:")}</w:lvlOverride>'
    add_lists(
        made,
        definition(90, level(0, "%1)"))
        + instance(90, 90)
        + instance(91, 90)
        + instance(92, 90, anew)
        + instance(93, 90, other_look),
    )
    assert texts(made, tmp_path) == ["1) a", "2) b", "5) c", "6) d", "7) e", "Step 8: f"]


def test_a_level_may_go_on_counting_and_be_written_in_digits(tmp_path: Path) -> None:
    made = document(item("a", 90), item("b", 90, 1), item("c", 90), item("d", 90, 1))
    legal = level(1, "%1-%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>')
    add_lists(made, definition(90, level(0, "%1", "upperRoman"), legal) + instance(90, 90))
    assert texts(made, tmp_path) == ["I a", "1-1 b", "II c", "2-2 d"]


def test_headings_are_numbered_through_their_styles(tmp_path: Path) -> None:
    made = document(
        paragraph("Rooms", '<w:pStyle w:val="Chapter"/>'),
        paragraph("Beds", '<w:pStyle w:val="Section"/>'),
        paragraph("Not counted", '<w:pStyle w:val="Section"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph("Baths", '<w:pStyle w:val="Section"/>'),
    )
    add_styles(
        made,
        '<w:style w:styleId="Chapter"><w:basedOn w:val="Heading1"/>'
        '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Section"><w:basedOn w:val="Heading2"/>'
        '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr></w:style>',
    )
    linked = '<w:pStyle w:val="Section"/>'
    add_lists(made, definition(90, level(0, "%1"), level(1, "%1.%2", more=linked)) + instance(90, 90))
    assert pieces(made, tmp_path)[:-1] == [
        Paragraph("1 Rooms", 1),
        Paragraph("1.1 Beds", 2),
        Paragraph("Not counted", 2),
        Paragraph("1.2 Baths", 2),
    ]


def test_a_list_may_be_defined_by_a_list_style(tmp_path: Path) -> None:
    made = document(item("a", 91), item("b", 91))
    add_styles(made, '<w:style w:styleId="Steps"><w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr></w:style>')
    by_style = '<w:numStyleLink w:val="Steps"/>'
    add_lists(made, definition(90, level(0, "%1.")) + definition(91, by_style) + instance(90, 90) + instance(91, 91))
    assert texts(made, tmp_path) == ["1. a", "2. b"]


def test_an_item_counts_as_long_as_it_is_there(tmp_path: Path) -> None:
    def empty(mark: str) -> str:
        return item("<w:r/>", 90).replace("</w:pPr>", f"<w:rPr>{mark}</w:rPr></w:pPr>")

    made = document(item("a", 90), empty(""), empty('<w:del w:id="1"/>'), empty("<w:vanish/>"), item("b", 90))
    add_lists(made, definition(90, level(0, "%1.")) + instance(90, 90))
    assert texts(made, tmp_path) == ["1. a", "3. b"]


def test_a_list_that_is_not_defined_has_no_numbers(tmp_path: Path) -> None:
    made = document(item("a", 77), item("b", 90, 5), item("c", 91))
    add_lists(made, definition(90, level(0, "%1.")) + instance(90, 90) + instance(91, 55))
    assert texts(made, tmp_path) == ["a", "b", "c"]


def test_a_bullet_before_a_run_of_its_own(tmp_path: Path) -> None:
    made = document(item(run("Half") + run(" board"), 90))
    add_lists(made, definition(90, level(0, "", "bullet")) + instance(90, 90))
    assert texts(made, tmp_path) == ["- Half board"]
