"""The tables of Word documents: merged cells, headers, tables that only frame text."""

from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table as WordTable

from common.knowledge.rules.content import Paragraph, Row, Table
from tests.builders.docx_files import document, paragraph, pieces, run, tables


def table(made: Document, *rows: tuple[str, ...]) -> WordTable:
    added: WordTable = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(added.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return added


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def rows(*texts: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(map(Row, texts))


def test_the_first_row_is_the_header_if_it_looks_like_one(tmp_path: Path) -> None:
    made = docx.Document()
    table(made, ("Room", "Price"), ("Single", "80"))
    table(made, ("", "2024", "2025"), ("Guests", "310", "355"))
    table(made, ("Room", "80"), ("Suite", "120"))
    table(made, ("Name:", "Ana"), ("Town:", "Lima"))
    table(made, ("Only", "one row"))
    assert [(found.header, found.rows) for found in tables(made, tmp_path)] == [
        (("Room", "Price"), rows(("Single", "80"))),
        (("", "2024", "2025"), rows(("Guests", "310", "355"))),
        ((), rows(("Room", "80"), ("Suite", "120"))),
        ((), rows(("Name:", "Ana"), ("Town:", "Lima"))),
        ((), rows(("Only", "one row"))),
    ]


def test_a_cell_merged_downwards_stands_in_every_row(tmp_path: Path) -> None:
    made = docx.Document()
    added = table(made, ("Floor", "Room"), ("First", "101"), ("", "102"), ("Second", "201"))
    added.cell(1, 0).merge(added.cell(2, 0))
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("First", "101"), ("First", "102"), ("Second", "201"))


def test_a_cell_merged_sideways_stands_in_its_first_column(tmp_path: Path) -> None:
    made = docx.Document()
    added = table(made, ("Room", "Low", "High"), ("Suite", "closed", ""), ("Single", "60", "80"))
    added.cell(1, 1).merge(added.cell(1, 2))
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("Suite", "closed", ""), ("Single", "60", "80"))


def test_a_cell_merged_both_ways(tmp_path: Path) -> None:
    made = docx.Document()
    added = table(made, ("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))
    added.cell(0, 1).merge(added.cell(1, 2)).text = "all"
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("1", "all", ""), ("4", "all", ""), ("7", "8", "9"))


def test_a_header_of_several_rows_has_one_name_per_column(tmp_path: Path) -> None:
    marked = "<w:tblHeader/>"
    made = document(
        "<w:tbl>",
        row(cell("Room", '<w:vMerge w:val="restart"/>'), cell("Price", '<w:gridSpan w:val="2"/>'), properties=marked),
        row(cell("", "<w:vMerge/>"), cell("Low"), cell("High"), properties=marked),
        row(cell("Suite"), cell("90"), cell("120")),
        "</w:tbl>",
    )
    (found,) = tables(made, tmp_path)
    assert found == Table(rows(("Suite", "90", "120")), ("Room", "Price Low", "Price High"))


def test_a_row_that_is_one_cell_above_all_others_is_the_title(tmp_path: Path) -> None:
    made = document(
        "<w:tbl>",
        row(cell("Prices 2025", '<w:gridSpan w:val="2"/>')),
        row(cell("Room"), cell("Price")),
        row(cell("Single"), cell("80")),
        "</w:tbl>",
    )
    assert tables(made, tmp_path) == [Table(rows(("Single", "80")), ("Room", "Price"), "Prices 2025")]


def test_rows_may_begin_late_and_end_early(tmp_path: Path) -> None:
    made = document(
        "<w:tbl>",
        row(cell("1"), cell("2"), cell("3")),
        row(cell("4"), properties='<w:gridBefore w:val="1"/>'),
        row(cell("5"), cell("6", '<w:hMerge w:val="restart"/>'), cell("7", "<w:hMerge/>")),
        "</w:tbl>",
    )
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("1", "2", "3"), ("", "4", ""), ("5", "6", ""))


def test_rows_and_cells_that_are_deleted_or_wrapped(tmp_path: Path) -> None:
    made = document(
        "<w:tbl>",
        row(cell("1"), f"<w:sdt><w:sdtContent>{cell('2')}</w:sdtContent></w:sdt>"),
        row(cell("gone"), cell("gone"), properties='<w:del w:id="1"/>'),
        "<w:sdt><w:sdtContent>" + row(cell("3"), cell("4"), properties='<w:ins w:id="2"/>') + "</w:sdtContent></w:sdt>",
        row(cell("5"), cell("gone", '<w:cellDel w:id="3"/>'), cell("6")),
        row(cell(""), cell(" ")),
        "</w:tbl>",
    )
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("1", "2"), ("3", "4"), ("5", "6"))


def test_a_forged_width_takes_no_more_than_a_table_can_have(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="999999999"/>'
    (found,) = tables(document("<w:tbl>", row(cell("1", wide), cell("2")), "</w:tbl>"), tmp_path)
    assert [text for text in found.rows[0].cells if text] == ["1", "2"]
    assert len(found.rows[0].cells) == 64


def test_a_table_of_one_column_only_frames_its_text(tmp_path: Path) -> None:
    made = docx.Document()
    frame = made.add_table(1, 1).cell(0, 0)
    frame.paragraphs[0].text = "Framed"
    frame.add_paragraph("Rooms", style="Heading 2")
    inner = frame.add_table(2, 2)
    for place, text in enumerate(("Room", "Price", "Single", "80")):
        inner.cell(place // 2, place % 2).text = text
    assert pieces(made, tmp_path)[:-1] == [
        Paragraph("Framed"),
        Paragraph("Rooms", 2),
        Table(rows(("Single", "80")), ("Room", "Price")),
    ]


def test_a_cell_holds_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    made = docx.Document()
    outer = table(made, ("Room", "What is in it"), ("Single", "A bed"))
    rich = outer.cell(1, 1)
    rich.add_paragraph("A chair", style="List Bullet")
    inner = rich.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Lamps", "2"
    (found,) = tables(made, tmp_path)
    assert found.rows == rows(("Single", "A bed\n- A chair\nLamps | 2"))


def test_a_table_without_text_is_left_out(tmp_path: Path) -> None:
    made = document("<w:tbl>", row(cell(""), cell("")), "</w:tbl>", "<w:tbl/>", paragraph(run("After")))
    assert pieces(made, tmp_path)[:-1] == [Paragraph("After")]
