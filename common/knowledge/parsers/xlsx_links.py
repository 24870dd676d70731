"""Where the cells of an .xlsx workbook lead to, and which of them are made a table of by name."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, product
from typing import Any, NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.functions import fromstring

from common.knowledge.parsers.filling import Filling
from common.knowledge.parsers.sheets import Area, Rows

_FUNCTION = "HYPERLINK("
_MOST_LINKED = 1000


class Link(NamedTuple):
    """Where a formula leads to, and the text that it shows."""

    address: str
    shown: str


def put_links(source: Any, links: Any, filling: Filling) -> None:
    """Put the addresses of the sheet's hyperlinks behind the texts of their cells."""
    targets = {relation.Id: relation.Target for relation in _relations(source)}
    for link in links.hyperlink if links else ():
        if address := targets.get(link.id):
            for row, column in islice(_cells(link.ref), _MOST_LINKED):
                filling.link(row, column, f"{address}#{link.location}" if link.location else address)


def table_areas(source: Any) -> Iterator[Area]:
    """Yield the areas that are tables by name: those have colours of their own."""
    for relation in _relations(source):
        if relation.Type.endswith("/table"):
            with suppress(KeyError, ValueError, TypeError):
                yield area_of(CellRange(fromstring(source.parent._archive.read(relation.target)).get("ref")))


def area_of(cells: CellRange) -> Area:
    return Area(cells.min_row, cells.min_col, cells.max_row, cells.max_col)


def linked(formula: str, rows: Rows) -> Link | None:
    """Return where a formula such as =HYPERLINK("https://…"&A2, "More") leads to, None if it is another or unclear."""
    if not formula[1:].lstrip().upper().startswith(_FUNCTION):
        return None
    try:
        _, *within, end = [token for token in Tokenizer(formula).items if token.type != Token.WSPACE]
    except (TokenizerError, IndexError, ValueError):
        return None
    arguments = [""]
    for token in within:
        text = _text(token, rows)
        if token.type == Token.SEP:
            arguments.append("")
        elif text is None:
            return None
        else:
            arguments[-1] += text
    address, *shown = arguments
    return Link(address, shown[0] if shown and shown[0] else address) if end.subtype == Token.CLOSE else None


def _cells(reference: str) -> Iterator[tuple[int, int]]:
    with suppress(ValueError):
        area = area_of(CellRange(reference))
        yield from product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))


def _text(token: Any, rows: Rows) -> str | None:
    """Return what a part of a formula adds to a text, None if that is not known here."""
    if token.type == Token.OP_IN and token.value == "&":
        return ""
    if token.type != Token.OPERAND:
        return None
    if token.subtype == Token.TEXT:
        return str(token.value[1:-1].replace('""', '"'))
    try:
        row, column = coordinate_to_tuple(token.value.replace("$", ""))
    except ValueError:
        return None
    cell = rows.get(row, {}).get(column)
    return cell.text if cell else ""


def _relations(source: Any) -> RelationshipList:
    archive = source.parent._archive
    path = get_rels_path(source._worksheet_path)  # type: ignore[no-untyped-call]
    return get_dependents(archive, path) if path in archive.namelist() else RelationshipList()
