"""Our own small set: what a clinic's shop tells its customers, with questions in three languages."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2

from benchmarks.retrieval.baseline import Baseline, cuts
from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from benchmarks.retrieval.scoring import names_all
from common.wiring import Product
from devstack.pdf_files import text_pdf

_FOLDER = Path(__file__).parent.parent / "knowledge"
_AT = (1, 5)


def measure(product: Product) -> Report:
    """Measure hit@k: the share of questions for which one of k hits is of the right file and says the answer."""
    files, texts = _files()
    questions = json.loads((_FOLDER / "questions.json").read_text())
    base = KnowledgeBase(product, "own", watch := Watch())
    base.add(files)
    pieces = [(name, part) for name, text in texts.items() for part in cuts(text) if part.strip()]
    baseline = Baseline(product, [part for _, part in pieces])
    ours, naive, misses = [], [], []
    for one in questions:
        hits = [(hit.filename, hit.chunk.text) for hit in base.search(one["question"], _AT[-1])]
        best = [pieces[place] for place in baseline.top(one["question"], _AT[-1])]
        ours.append([any(_answers(one, *hit) for hit in hits[:k]) for k in _AT])
        naive.append([any(_answers(one, *piece) for piece in best[:k]) for k in _AT])
        if not ours[-1][0]:
            later = "among" if ours[-1][1] else "not among"
            misses.append(f"{one['question']} wants {one['file']}, {later} five, first {hits[0][0]}")
    lines = [
        Line(f"hit@{k}", share([one[at] for one in ours]), share([one[at] for one in naive]))
        for at, k in enumerate(_AT)
    ]
    title = f"Our own: {len(files)} files, {len(questions)} questions"
    return Report(title, lines, [str(watch), str(baseline)], misses)


def _answers(question: dict[str, Any], name: str, text: str) -> bool:
    """Say whether a text out of the file of this name holds the phrase, or in one line the cells, that answer it."""
    if name != question["file"]:
        return False
    if "row" in question:
        return any(names_all(line, question["row"]) for line in text.splitlines())
    return names_all(text, [question["phrase"]])


def _files() -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files by their names, and as the plain texts that the baseline cuts.

    The treatments become a workbook and the warranty a PDF, as they would come from a team.
    """
    texts = {path.name: path.read_text() for path in sorted(_FOLDER.iterdir()) if path.name != "questions.json"}
    treatments, warranty = texts.pop("treatments.csv"), texts.pop("warranty.txt")
    files = {name: text.encode() for name, text in texts.items()}
    files["treatments.xlsx"] = _workbook(treatments)
    files["warranty.pdf"] = text_pdf([page.splitlines() for page in warranty.split("\f")])
    return files, {**texts, "treatments.xlsx": treatments, "warranty.pdf": _bare_text(files["warranty.pdf"])}


def _workbook(table: str) -> bytes:
    """Return a workbook of one sheet: a title, an empty row, and the table with prices as currency."""
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    del workbook["Sheet"]
    sheet = workbook.create_sheet("Tratamientos")
    sheet.append(["Lista de precios 2026"])
    sheet.append([])
    for row in csv.reader(io.StringIO(table)):
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    for cell in sheet["D"][3:]:
        cell.number_format = '"$"#,##0.00'
    workbook.save(content)
    return content.getvalue()


def _bare_text(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
