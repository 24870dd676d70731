"""What is named as an old workbook but is a web page or XML is read as the tables that Excel shows."""

from pathlib import Path

import pytest

from common.knowledge.parsers.dressed import parse
from common.knowledge.parsers.reader import DocumentReader
from common.knowledge.rules.content import Kind, Piece, Problem, ReadingSummary, Row, Table, Unreadable

FRAGMENT = "<table border=1><tr><th>SKU</th><th>Price</th></tr>\n<tr><td>H-9</td><td>12,50 €</td></tr></table>"
PAGE = """
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=windows-1252><style>td {}</style></head>
<body><h2>Tarifs d'été</h2><table>
<thead><tr><th rowspan=2>Item<th colspan=2>Price</tr><tr><th>Net<th>Gross</tr></thead>
<tr><td rowspan=2>Caf&eacute;&nbsp;<br>noir<td style='mso-number-format:"0\\.00"'>2.00<td><s>3.00</s> 2.40
<tr><td>4.00<td><a href="https://example.com/large">4.80</a></tr>
<tr style="display:none"><td>cost<td>1<td>1</tr>
</table><table><tr><td colspan=99999999 rowspan=99999999>Other</td></tr></table></body></html>
"""
BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="b"><Font ss:Bold="1"/></Style><Style ss:ID="e"><NumberFormat ss:Format="#,##0.00 &quot;€&quot;"/>
</Style><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style>
<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="Prices"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:StyleID="b" ss:MergeAcross="4"><Data ss:Type="String">Price list</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Item</Data></Cell><Cell><Data ss:Type="String">Price</Data></Cell>
<Cell><Data ss:Type="String">Cost</Data></Cell><Cell><Data ss:Type="String">VAT</Data></Cell>
<Cell><Data ss:Type="String">Since</Data></Cell></Row>
<Row><Cell ss:HRef="https://example.com/lamp"><Data ss:Type="String">Lamp</Data></Cell>
<Cell ss:StyleID="e"><Data ss:Type="Number">1149.5</Data></Cell><Cell><Data ss:Type="Number">71</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.19</Data></Cell>
<Cell ss:StyleID="d"><Data ss:Type="DateTime">2026-03-09T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Oven</Data></Cell><Cell ss:StyleID="s"><Data ss:Type="Number">80</Data></Cell>
<Cell ss:Index="5"><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Costs"><Table><Row><Cell><Data ss:Type="String">secret</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet></Workbook>"""
ARCHIVE = f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_Next"

------=_Next
Content-Type: text/html; charset="us-ascii"

<html><frameset><frame src="sheet001.htm"></frameset></html>
------=_Next
Content-Location: sheet001.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="us-ascii"

{FRAGMENT.replace("=", "=3D").replace("€", "&euro;")}
------=_Next--
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stored"


def read(path: Path, content: bytes) -> tuple[list[Table], tuple[str, ...]]:
    path.write_bytes(content)
    return told(list(parse(path, False)))


def told(found: list[Piece]) -> tuple[list[Table], tuple[str, ...]]:
    summary = found[-1]
    assert isinstance(summary, ReadingSummary) and summary.kind is Kind.XLS
    return [piece for piece in found if isinstance(piece, Table)], summary.warnings


PRICES = Table((Row(("H-9", "12,50 €"), 2),), ("SKU", "Price"), sheet="Sheet1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("around", ["", "\r\n  ", "<html><body>"])
def test_a_table_of_a_page_or_a_part_of_one(path: Path, encoding: str, around: str) -> None:
    assert read(path, (around + FRAGMENT).encode(encoding)) == ([PRICES], ("It is a web page: its tables were read",))


def test_a_web_archive(path: Path) -> None:
    assert read(path, ARCHIVE.encode())[0] == [PRICES]


def test_a_page_as_a_person_sees_it(path: Path) -> None:
    (table, other), warnings = read(path, PAGE.encode("cp1252"))
    assert (table.title, table.header) == ("Tarifs d'été", ("Item", "Price › Net", "Price › Gross"))
    assert [row.cells for row in table.rows] == [
        ("Café noir", "2.00", "2.40"),
        ("Café noir", "4.00", "4.80 (https://example.com/large)"),
    ]
    assert [row.cells[0] for row in other.rows] == ["Other"]
    assert warnings[0] == "struck out and left out: 1 cell of Sheet1"


def test_the_xml_format_of_2003(path: Path) -> None:
    ([table], warnings) = read(path, BOOK.encode())
    assert (table.title, table.header, table.last_column) == ("Price list", ("Item", "Price", "VAT", "Since"), 5)
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Lamp (https://example.com/lamp)", "1,149.50 €", "19.00%", "2026-03-09")),
        (5, ("Oven", "", "", "TRUE")),
    ]
    assert warnings == (
        "1 hidden sheet skipped: Costs",
        "hidden and left out: 1 column of Prices",
        "struck out and left out: 1 cell of Prices",
        "It is in the XML format of Excel 2003",
    )


@pytest.mark.parametrize("content", ["<table></table>", "<html><body><table><tr><td> </table>", BOOK[:200]])
def test_nothing_in_it(path: Path, content: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(path, content.encode())
    assert caught.value.problem in (Problem.EMPTY, Problem.DAMAGED)


def test_they_are_read_by_their_names(path: Path) -> None:
    path.write_text(FRAGMENT, encoding="utf-8")
    reader = DocumentReader(seconds=60, memory_bytes=1 << 30, include_hidden_sheets=False)
    assert told(list(reader.read(path, "export.xls")))[0] == [PRICES]
