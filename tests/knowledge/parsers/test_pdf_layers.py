"""Layers of a PDF that are off: nobody who opens it sees what they hold."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from common.knowledge.parsers.pdf import parse
from common.knowledge.rules.content import Paragraph, ReadingSummary
from devstack.pdf_files import Sheet, pdf, text

WARNING = "1 of 1 pages have layers that are off: they were not read (page 1)."


def on_layer(number: int, drawn: bytes) -> bytes:
    return b"/OC /L%d BDC\n%s\nEMC" % (number, drawn)


def read(
    folder: Path, layers: Sequence[tuple[str, bool]], *, include_hidden: bool = False
) -> tuple[str, tuple[str, ...]]:
    path = folder / "document.pdf"
    drawn = [text("Peeling R$ 900", 72, 700), on_layer(0, text("Cost R$ 310", 72, 680))]
    path.write_bytes(pdf([Sheet(b"\n".join([*drawn, on_layer(1, text("per session", 72, 660))]))], layers=layers))
    *pieces, summary = parse(path, include_hidden)
    assert isinstance(summary, ReadingSummary)
    return " ".join(piece.text for piece in pieces if isinstance(piece, Paragraph)), summary.warnings


def test_what_they_hold_is_not_read_and_this_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, [("Costs", False), ("Units", True)]) == ("Peeling R$ 900 per session", (WARNING,))


@pytest.mark.parametrize("layers", [[("Costs", True), ("Units", True)], [("Layer", False), ("Layer", True)]])
def test_layers_that_are_on_are_read(tmp_path: Path, layers: Sequence[tuple[str, bool]]) -> None:
    assert read(tmp_path, layers) == ("Peeling R$ 900 Cost R$ 310 per session", ())


def test_they_are_read_where_the_installation_wants_it(tmp_path: Path) -> None:
    layers = [("Costs", False), ("Units", True)]
    assert read(tmp_path, layers, include_hidden=True) == ("Peeling R$ 900 Cost R$ 310 per session", ())


def test_layers_within_each_other_and_in_groups_are_hidden_too(tmp_path: Path) -> None:
    within = on_layer(0, on_layer(1, text("Cost R$ 310", 72, 680)))
    group = on_layer(0, text("Margin 40 %", 72, 640))
    path = tmp_path / "document.pdf"
    drawn = b"\n".join([text("Peeling R$ 900", 72, 700), within, b"/X1 Do"])
    path.write_bytes(pdf([Sheet(drawn)], layers=[("Costs", False), ("Units", False)], form=group))
    *pieces, summary = parse(path)
    assert [piece.text for piece in pieces if isinstance(piece, Paragraph)] == ["Peeling R$ 900"]
    assert isinstance(summary, ReadingSummary) and summary.warnings == (WARNING,)
