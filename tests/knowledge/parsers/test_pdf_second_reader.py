"""Pages of a PDF that rely on fonts that are not in the file."""

from pathlib import Path

from common.knowledge.parsers.pdf import parse
from common.knowledge.rules.content import Paragraph, ReadingSummary
from devstack.pdf_files import Sheet, pdf, text

PRICES = "青い九百円"
WARNING = (
    "1 of 2 pages rely on fonts that are not in the file: their text was read by a second reader, without tables"
    " (page 1)."
)


def japanese(line: str, left: float, baseline: float) -> bytes:
    jis = bytes(byte & 0x7F for byte in line.encode("euc_jp"))
    return b"BT /F4 11 Tf %g %g Td <%s> Tj ET" % (left, baseline, jis.hex().encode())


def test_they_are_read_by_a_second_reader_and_this_is_told(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    told = b"\n".join([text("Prices", 72, 720), japanese(PRICES, 72, 700)])
    path.write_bytes(pdf([Sheet(told), Sheet(text("Delivery within a week.", 72, 700))]))
    *pieces, summary = parse(path)
    texts = [piece.text for piece in pieces if isinstance(piece, Paragraph)]
    assert " ".join(texts).split() == ["Prices", PRICES, "Delivery", "within", "a", "week."]
    assert isinstance(summary, ReadingSummary)
    assert summary.warnings == (WARNING,)
