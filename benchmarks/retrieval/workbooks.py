"""Excel: does what is found hold the row that answers a question, under its header?"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.retrieval.baseline import CUT_AFTER, Baseline, cuts
from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from benchmarks.retrieval.scoring import names_all, rows_of
from common.knowledge.rules.retrieval import Hit
from common.wiring import Product

_K = 5
_HEADER_ROW = 3
_TARGET_OF_ALL, _TARGET_WITHIN_ONE = 0.80, 0.95


@dataclass(frozen=True, slots=True)
class _Piece:
    """So many characters of a sheet as CSV, with the numbers of the rows that are whole in it."""

    workbook: str
    sheet: str
    text: str
    rows: frozenset[int]


def measure(product: Product, folder: Path) -> Report:
    """Measure usable@5: the share of questions for which one of five hits holds an answer's row and the header.

    All workbooks are searched together, and then each by itself.
    """
    paths = sorted((folder / "excel").glob("*.xlsx"))
    questions = [json.loads(line) for line in (folder / "excel" / "questions.jsonl").open()]
    headers, pieces = _read(paths)
    together, alone = Watch(), Watch()
    library = KnowledgeBase(product, "excel, all", together)
    library.add({path.name: path.read_bytes() for path in paths})
    own = {path.name: KnowledgeBase(product, path.name, alone) for path in paths}
    for path in paths:
        own[path.name].add({path.name: path.read_bytes()})
    baseline = Baseline(product, [piece.text for piece in pieces])
    ours, naive, misses = defaultdict(list), defaultdict(list), []
    for one in questions:
        header = headers[one["workbook"], one["sheet"]]
        of_book = [place for place, piece in enumerate(pieces) if piece.workbook == one["workbook"]]
        for scope, base, among in (("all", library, None), ("within one", own[one["workbook"]], of_book)):
            hits = base.search(one["question"], _K)
            ours[scope].append(any(_is_usable(hit, one, header) for hit in hits))
            naive[scope].append(
                any(_is_usable_piece(pieces[place], one) for place in baseline.top(one["question"], _K, among))
            )
            if not ours[scope][-1]:
                seen = dict.fromkeys(f"{hit.filename}/{hit.chunk.place}" for hit in hits)
                rows = ", ".join(map(str, one["answer_rows"]))
                wanted = f"{one['workbook']}/{one['sheet']} row {rows}"
                misses.append(f"{scope}: {one['question']} wants {wanted}, found {'; '.join(seen)}")
    lines = [
        Line("usable@5, all", share(ours["all"]), share(naive["all"]), _TARGET_OF_ALL),
        Line("usable@5, within one", share(ours["within one"]), share(naive["within one"]), _TARGET_WITHIN_ONE),
    ]
    notes = [f"all: {together}", f"within one: {alone}", str(baseline)]
    return Report(f"Excel: {len(paths)} workbooks, {len(questions)} questions", lines, notes, misses)


def _is_usable(hit: Hit, question: dict[str, Any], header: Sequence[str]) -> bool:
    place = hit.chunk.place
    if hit.filename != question["workbook"] or place.sheet != question["sheet"] or not place.cells:
        return False
    rows = rows_of(place.cells)
    return any(row in rows for row in question["answer_rows"]) and names_all(hit.chunk.text, header)


def _is_usable_piece(piece: _Piece, question: dict[str, Any]) -> bool:
    right = (piece.workbook, piece.sheet) == (question["workbook"], question["sheet"])
    return right and _HEADER_ROW in piece.rows and not piece.rows.isdisjoint(question["answer_rows"])


def _read(paths: Sequence[Path]) -> tuple[dict[tuple[str, str], list[str]], list[_Piece]]:
    """Return the header of each sheet, by workbook and sheet, and the sheets as CSV, cut up."""
    headers, pieces = {}, []
    for path in paths:
        for sheet in openpyxl.load_workbook(path, data_only=True):
            rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
            headers[path.name, sheet.title] = [cell for cell in rows[_HEADER_ROW - 1] if cell]
            pieces += _pieces(path.name, sheet.title, rows)
    return headers, pieces


def _pieces(workbook: str, sheet: str, rows: Sequence[Sequence[str]]) -> list[_Piece]:
    lines = [_as_csv(row) for row in rows]
    ends = [sum(map(len, lines[: number + 1])) for number in range(len(lines))]
    found = []
    for place, text in enumerate(cuts("".join(lines))):
        first, last = place * CUT_AFTER, place * CUT_AFTER + len(text)
        whole = [
            number
            for number, (line, end) in enumerate(zip(lines, ends, strict=True), 1)
            if first <= end - len(line) and end <= last
        ]
        found.append(_Piece(workbook, sheet, text, frozenset(whole)))
    return found


def _as_csv(row: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(row)
    return line.getvalue()
