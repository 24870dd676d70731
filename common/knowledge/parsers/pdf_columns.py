"""Columns that no ruling parts: tables told by their gaps, and text in columns that is drawn line by line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from common.knowledge.parsers.pdf_baselines import Column, Placed, is_prose, rows_by_baseline
from common.knowledge.parsers.pdf_blocks import Block, Span, cell
from common.knowledge.parsers.pdf_lines import Line
from common.knowledge.parsers.pdf_pages import Page, title_of
from common.knowledge.parsers.pdf_rulings import Ruling
from common.knowledge.parsers.pdf_side_by_side import side_by_side
from common.knowledge.parsers.pdf_tables import TableRow, is_table, table
from common.knowledge.parsers.pdf_text import BROKEN_WORD
from common.knowledge.rules.content import Table

_FEWEST_LINES = 3
_FEWEST_OF_MANY_COLUMNS = 2
_MANY_COLUMNS = 3
_TOLERANCE = 2.0
# A line that goes on in the row above is nearer to it than the rows are to each other.
_NEAR = 0.8


def in_columns(page: Page) -> Page:
    """Return the page with its lines in columns as tables or, if they run on from line to line, column by column."""
    items: list[Line | Table] = []
    block = Block()
    told = side_by_side(page.items)
    if not any(_is_parted(item) for item in told):
        return page
    for item in told:
        if isinstance(item, Line) and block.takes(item):
            continue
        items += _laid_out(block, page, items)
        block = Block()
        if not (_is_parted(item) and block.takes(item)):
            items.append(item)
    return replace(page, items=[*items, *_laid_out(block, page, items)])


def _is_parted(item: Line | Table) -> TypeGuard[Line]:
    return isinstance(item, Line) and len(item.stretches) > 1


def _laid_out(block: Block, page: Page, before: Sequence[Line | Table]) -> list[Line | Table]:
    lines, below = block.split()
    parted = sum(map(_is_parted, lines))
    if not parted:
        return [*block.lines]
    if is_prose([[cell(line, column) for line in block.lines] for column in block.columns]) and parted > 1:
        return [*_column_by_column(block)]
    fewest = _FEWEST_OF_MANY_COLUMNS if len(block.columns) >= _MANY_COLUMNS else _FEWEST_LINES
    rows = list(_rows(lines, block.columns, page.rules)) if parted >= fewest else []
    if not is_table(rows):
        return [*block.lines]
    return [table(rows, title_of(before, lines[0].down - lines[0].size), page.number), *below]


def _column_by_column(block: Block) -> Iterator[Line]:
    for column in block.columns:
        for line in block.lines:
            if text := cell(line, column):
                is_last = line.text.endswith(BROKEN_WORD) and column == block.columns[-1]
                broken = is_last or (text.endswith("-") and not text.endswith(" -"))
                told = text.removesuffix("-") + BROKEN_WORD if broken else text
                yield line._replace(text=told, left=column.left, stretches=())


def _rows(lines: Sequence[Line], columns: Sequence[Span], rules: Sequence[Ruling]) -> Iterator[TableRow]:
    bands = _bands(lines, columns, rules)
    if len(bands) >= _FEWEST_LINES:
        for band in bands:
            bold = all(line.bold for line in band)
            for row in rows_by_baseline(_columns(band, columns), 2):
                yield TableRow.of(row, bold)
        return
    for told in _by_line(lines, columns):
        yield TableRow.of(_columns(told, columns), told[0].bold)


def _bands(lines: Sequence[Line], columns: Sequence[Span], rules: Sequence[Ruling]) -> list[list[Line]]:
    """Return the lines between each two rulings across the columns, where they rule off more than head and foot."""
    left, right = columns[0].right, columns[-1].left
    across = sorted({rule.y0 for rule in rules if rule.x0 <= left and rule.x1 >= right})
    bands: list[list[Line]] = []
    above: int | None = None
    for line in lines:
        ruled = bisect_right(across, line.down - line.size / 3)
        if ruled != above:
            bands.append([])
        bands[-1].append(line)
        above = ruled
    return bands


def _by_line(lines: Sequence[Line], columns: Sequence[Span]) -> list[list[Line]]:
    """Return each line as a row, with those in one piece that go on in a cell of the row above."""
    steps = sorted(following.down - line.down for line, following in pairwise(lines))
    usual = steps[len(steps) // 2]
    rows: list[list[Line]] = []
    for line in lines:
        near = _NEAR * usual if cell(line, columns[0]) else usual + _TOLERANCE
        if rows and len(line.stretches) == 1 and line.down - rows[-1][-1].down <= near:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _columns(lines: Sequence[Line], columns: Sequence[Span]) -> list[Column]:
    return [[Placed(text, line.down) for line in lines if (text := cell(line, column))] for column in columns]
