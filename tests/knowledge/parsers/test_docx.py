"""What is read of a Word document, and what is left out."""

from pathlib import Path

import docx
import pytest

from common.knowledge.rules.content import Kind, Paragraph, ReadingSummary, Row, Table
from tests.builders.docx_files import (
    add_link,
    add_part,
    add_styles,
    append,
    document,
    paragraph,
    pieces,
    run,
    tables,
    texts,
)


def test_headings_have_the_level_that_word_shows_in_its_outline(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Handbook", 0)
    made.add_heading("Rooms", 1)
    made.add_paragraph("All rooms have a view.")
    made.add_heading("Prices", 3)
    assert pieces(made, tmp_path) == [
        Paragraph("Handbook", 1),
        Paragraph("Rooms", 1),
        Paragraph("All rooms have a view."),
        Paragraph("Prices", 3),
        ReadingSummary(Kind.DOCX),
    ]


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="berschrift2"/>', 2),
        ('<w:pStyle w:val="BasedOnIt"/>', 2),
        ('<w:pStyle w:val="BodyAgain"/>', 0),
        ('<w:pStyle w:val="Heading4"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:pStyle w:val="Heading7Missing"/>', 0),
        ('<w:pStyle w:val="InACircle"/>', 0),
    ],
)
def test_a_style_may_be_a_heading_under_any_name(tmp_path: Path, properties: str, level: int) -> None:
    made = document(paragraph("Zimmer", properties))
    add_styles(
        made,
        '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="BasedOnIt"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:styleId="BodyAgain"><w:name w:val="TOC Heading"/><w:basedOn w:val="berschrift2"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:styleId="InACircle"><w:name w:val="Circle"/><w:basedOn w:val="InACircle"/></w:style>',
    )
    assert pieces(made, tmp_path)[0] == Paragraph("Zimmer", level)


def test_a_long_paragraph_is_no_heading(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("word " * 100, 1)
    assert [piece.level for piece in pieces(made, tmp_path) if isinstance(piece, Paragraph)] == [0]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    made = document(
        paragraph(
            f'{run("We open at ")}<w:del w:id="1"><w:r><w:delText>eight</w:delText></w:r></w:del>'
            f'<w:ins w:id="2">{run("nine")}</w:ins>'
        ),
        paragraph(f'<w:moveFrom w:id="3">{run("Moved.")}</w:moveFrom>'),
        f'<w:ins w:id="5">{paragraph("Added.")}</w:ins>',
        paragraph(f'<w:moveTo w:id="4">{run("Moved.")}</w:moveTo>'),
    )
    assert texts(made, tmp_path) == ["We open at nine", "Added.", "Moved."]


def test_comments_and_hidden_text_are_not_read(tmp_path: Path) -> None:
    made = document(
        paragraph(
            run("Price on request")
            + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            + run(" at least 80 000", "<w:vanish/>")
            + run(" secret", '<w:rStyle w:val="Hidden"/>')
            + run(", always.", '<w:rStyle w:val="Hidden"/><w:vanish w:val="0"/>')
        ),
        paragraph("Internal.", '<w:pStyle w:val="HiddenParagraph"/>'),
    )
    add_styles(
        made,
        '<w:style w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="HiddenParagraph"><w:basedOn w:val="Hidden"/></w:style>',
    )
    add_part(
        made, "comments", f'<w:comments><w:comment w:id="0">{paragraph("Go down to 80 000")}</w:comment></w:comments>'
    )
    assert texts(made, tmp_path) == ["Price on request, always."]


def test_what_is_struck_out_is_left_out_and_told(tmp_path: Path) -> None:
    made = document(
        paragraph(run("Massage: ") + run("R$ 120", "<w:strike/>") + run("R$ 99", '<w:strike w:val="0"/>')),
        paragraph(run("Facial: ") + run("R$ 95 ", '<w:rStyle w:val="Old"/>') + run("R$ 80")),
    )
    add_styles(made, '<w:style w:styleId="Old"><w:rPr><w:dstrike/></w:rPr></w:style>')
    *blocks, summary = pieces(made, tmp_path)
    assert blocks == [Paragraph("Massage: R$ 99"), Paragraph("Facial: R$ 80")]
    assert isinstance(summary, ReadingSummary) and summary.warnings == ("struck out and left out: 2 texts",)


def field(instruction: str, shown: str | None, form: str = "") -> str:
    """Return the runs of a field; one that shows nothing has no part for it."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form and f"<w:ffData>{form}</w:ffData>"}</w:fldChar></w:r>'
    result = "" if shown is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(shown)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{result}{end}"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='S'/><w:listEntry w:val='L'/></w:ddList>", "L"),
        ("<w:ddList><w:listEntry w:val='S'/><w:listEntry w:val='L'/></w:ddList>", "S"),
        ("<w:ddList><w:result w:val='7'/><w:listEntry w:val='S'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
def test_the_controls_of_a_form_show_what_is_chosen(tmp_path: Path, form: str, shown: str) -> None:
    made = document(paragraph(run("Take: ") + field(" FORM ", None, form) + run(" yes")))
    assert texts(made, tmp_path) == [f"Take: {shown} yes"]


@pytest.mark.parametrize(
    "instruction", [' HYPERLINK "https://example.com/a" ', " HYPERLINK https://example.com/a \\o x"]
)
def test_a_field_that_is_a_link_names_its_address(tmp_path: Path, instruction: str) -> None:
    made = document(
        paragraph(run("See ") + field(instruction, "our prices") + run(".")),
        paragraph(field(instruction, "https://example.com/a")),
        paragraph(f"<w:fldSimple w:instr='{instruction}'>{run('here')}</w:fldSimple>"),
        paragraph(field(' HYPERLINK \\l "below" ', "below")),
    )
    named = "(https://example.com/a)"
    assert texts(made, tmp_path) == [f"See our prices {named}.", "https://example.com/a", f"here {named}", "below"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}{paragraph('still in it')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox>{box.replace('the', 'an old')}</v:textbox></v:shape></w:pict></w:r>"
    fallback = f"<w:r><mc:AlternateContent><mc:Fallback>{run('No choice')}</mc:Fallback></mc:AlternateContent></w:r>"
    made = document(paragraph(run("Before ") + both + run("after")), paragraph(old), paragraph(fallback))
    assert texts(made, tmp_path) == [
        *("Before after", "In the box", "still in it"),
        *("In an old box", "still in it"),
        "No choice",
    ]


def test_the_characters_that_are_elements_are_read(tmp_path: Path) -> None:
    made = document(
        paragraph(
            "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:softHyphen/>"
            '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FE"/>'
            '<w:sym w:font="Ornaments" w:char="F021"/><w:sym w:font="Arial" w:char="00A9"/><w:sym w:char="?"/></w:r>',
            '<w:tabs><w:tab w:val="left" w:pos="709"/></w:tabs>',
        ),
        paragraph(run("10") + run("3", '<w:vertAlign w:val="superscript"/>') + run(" of H2O")),
        paragraph(
            "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
    )
    assert texts(made, tmp_path) == ["A\tB\ne-mailα☑©", "10³ of H2O", "漢"]


def test_a_field_shows_its_result_and_not_its_instruction(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + run("7") + mark("end")
    outer = mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner + mark("separate") + run("many")
    simple = f'<w:fldSimple w:instr="AUTHOR">{run("Ana")}</w:fldSimple>'
    made = document(paragraph(outer + mark("end") + run(" pages by ") + simple), paragraph(mark("end") + run("end")))
    assert texts(made, tmp_path) == ["many pages by Ana", "end"]


def test_whatever_wraps_text_is_looked_through(tmp_path: Path) -> None:
    made = document(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('A control')}</w:sdtContent></w:sdt>",
        f'<w:customXml w:element="x">{paragraph("Custom")}</w:customXml>',
        paragraph(f'<w:smartTag w:element="city">{run("Lima")}</w:smartTag>'),
    )
    assert texts(made, tmp_path) == ["A control", "Custom", "Lima"]


def test_a_link_names_its_address_where_its_text_does_not(tmp_path: Path) -> None:
    made = document()

    def link(text: str, address: str) -> str:
        return f'<w:hyperlink r:id="{add_link(made, address)}">{run(text)}</w:hyperlink>'

    append(
        made,
        paragraph(link("Book here", "https://example.com/book?a=1")),
        paragraph(link("www.example.com", "http://www.example.com/")),
        paragraph(link("write to us", "mailto:us@example.com")),
        paragraph(link("a file", "file:///C:/prices.xlsx")),
        paragraph(f'<w:hyperlink w:anchor="chapter">{run("above")}</w:hyperlink>'),
    )
    assert texts(made, tmp_path) == [
        "Book here (https://example.com/book?a=1)",
        "www.example.com",
        "write to us (us@example.com)",
        "a file",
        "above",
    ]


def test_notes_follow_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    made = document(
        paragraph(
            run("Breakfast")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(" and dinner")
            + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        ),
        paragraph('<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'),
        paragraph('<w:r><w:footnoteReference w:id="99"/></w:r>' + run("No such note")),
        paragraph('<w:del w:id="1"><w:r><w:footnoteReference w:id="4"/></w:r></w:del>' + run("Deleted note")),
    )
    notes = {-1: "", 1: "From six.", 2: "Until ten.", 3: "* On Sundays.", 4: "Gone."}
    own_mark = "<w:r><w:footnoteRef/></w:r>"
    add_part(
        made,
        "footnotes",
        "<w:footnotes>"
        + "".join(
            f'<w:footnote w:id="{key}">{paragraph(own_mark + run(text))}</w:footnote>' for key, text in notes.items()
        )
        + "</w:footnotes>",
    )
    add_part(made, "endnotes", f'<w:endnotes><w:endnote w:id="1">{paragraph("See above.")}</w:endnote></w:endnotes>')
    assert texts(made, tmp_path) == [
        "Breakfast[1] and dinner[2][i]",
        "[1] Until ten.",
        "[2] From six.",
        "[i] See above.",
        *("*", "* On Sundays."),
        "No such note",
        "Deleted note",
    ]


def test_headers_and_footers_are_read_once(tmp_path: Path) -> None:
    made = document(paragraph("The body"))
    for section in (made.sections[0], made.add_section()):
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Hotel Sol"
        section.footer.is_linked_to_previous = False
        section.footer.paragraphs[0].text = "- 1 -"
        section.footer.add_paragraph("Calle 5, Lima")
    made.sections[0].first_page_header.paragraphs[0].text = "Not in use"
    made.sections[0].even_page_header.paragraphs[0].text = "Not in use either"
    assert texts(made, tmp_path) == ["Hotel Sol", "The body", "Calle 5, Lima"]


def test_the_headers_of_first_and_even_pages_are_read_where_they_are_in_use(tmp_path: Path) -> None:
    made = document(paragraph("The body"))
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Welcome"
    section.even_page_header.paragraphs[0].text = "Hotel Sol"
    assert set(texts(made, tmp_path)) == {"Welcome", "Hotel Sol", "The body"}


def test_the_text_of_diagrams_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    reference = add_part(
        made,
        "diagramData",
        "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>Ask </a:t></a:r><a:r><a:t>first</a:t></a:r></a:p></dgm:t>"
        "</dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:dataModel>",
    )
    append(made, paragraph(f'<w:r><w:drawing><dgm:relIds r:dm="{reference}"/></w:drawing></w:r>'))
    assert texts(made, tmp_path) == ["Ask first"]


def test_a_chart_is_read_as_a_table(tmp_path: Path) -> None:
    def points(name: str, *values: str) -> str:
        found = "".join(f'<c:pt idx="{place}"><c:v>{text}</c:v></c:pt>' for place, text in enumerate(values) if text)
        return f"<c:{name}><c:strCache>{found}</c:strCache></c:{name}>"

    series = [("Lima", "", "5"), ("Cusco", "7", "8")]
    made = docx.Document()
    reference = add_part(
        made,
        "chart",
        "<c:chartSpace><c:chart><c:title><a:p><a:r><a:t>Guests</a:t></a:r></a:p></c:title>"
        + "".join(
            f"<c:ser>{points('tx', city)}{points('cat', '2024', '2025')}{points('val', *values)}</c:ser>"
            for city, *values in series
        )
        + "</c:chart></c:chartSpace>",
    )
    append(made, paragraph(f'<w:r><w:drawing><c:chart r:id="{reference}"/></w:drawing></w:r>'))
    rows = (Row(("2024", "", "7")), Row(("2025", "5", "8")))
    assert tables(made, tmp_path) == [Table(rows, ("", "Lima", "Cusco"), "Guests")]


def test_pictures_and_inserted_files_are_told(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    made = document(
        paragraph(picture), paragraph(picture + "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>")
    )
    assert pieces(made, tmp_path) == [ReadingSummary(Kind.DOCX, warnings=("3 pictures were not read.",))]
    (summary,) = pieces(document('<w:altChunk r:id="rId9"/>', paragraph(picture)), tmp_path)
    assert isinstance(summary, ReadingSummary)
    assert [warning.split(".")[0] for warning in summary.warnings] == [
        "1 picture was not read",
        "Parts that were inserted from other files were not read",
    ]
