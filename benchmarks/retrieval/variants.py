"""A catalogue of variants: is the one row found that a question names, however it is written?"""

import io
import itertools
import random
from collections import defaultdict
from collections.abc import Callable

import openpyxl

from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from common.wiring import Product

_NAMES = ("Aspen", "Birch", "Coral", "Delta", "Fjord", "Glade", "Heath", "Inlet", "Maple", "Ridge", "Shore", "Thorn")
_KINDS = ("Shirt", "Skirt", "Jacket", "Trousers", "Hoodie")
_COLOURS = {"black": "preto", "white": "branco", "green": "verde", "blue": "azul", "red": "vermelho"}
_SIZES = ("S", "M", "L", "XL")
_HEADER = ("Reference", "Article", "Colour", "Size", "Price")
_QUESTIONS = 25
Row = tuple[str, ...]


def _with_a_slip(name: str) -> str:
    return name[0] + name[2] + name[1] + name[3:]


_FORMS: dict[str, tuple[Callable[[Row], str], float, float | None]] = {
    "plain": (lambda row: f"How much is the {row[1]} in {row[2]}, size {row[3]}?", 1.0, 0.92),
    "with a slip": (lambda row: f"How much is the {_with_a_slip(row[1])} in {row[2]}, size {row[3]}?", 0.88, None),
    "in Portuguese": (lambda row: f"Quanto custa {row[1]} {_COLOURS[row[2]]}, tamanho {row[3]}?", 0.88, None),
    "code, no hyphens": (lambda row: f"Price of {row[0].replace('-', '')}?", 0.88, None),
    "number of a code": (lambda row: f"What does {row[0].split('-')[1]} cost?", 0.88, None),
}


def measure(product: Product) -> Report:
    """Measure found@5 and found@1: the share of questions for which one of the hits, or the first, holds the row.

    Shown alone: those for which a model sees this row and no other; follow-up: also where the article was named before.
    """
    lines, misses, watch = [], [], Watch()
    rows = _rows()
    asked = random.Random(11).sample(rows, _QUESTIONS)
    for order, laid_out in (("sorted", rows), ("shuffled", random.Random(3).sample(rows, len(rows)))):
        base = KnowledgeBase(product, f"variants, {order}", watch)
        base.add({"catalogue.xlsx": _workbook(laid_out)})
        for form, (question, at_five, at_one) in _FORMS.items():
            found = defaultdict(list)
            for row in asked:
                hits = base.search(question(row), 5)
                holds = [any(row[0] in record.cells for record in hit.chunk.records) for hit in hits]
                found[5].append(any(holds))
                found[1].append(any(holds[:1]))
                if not found[5][-1]:
                    misses.append(f"{order}: {question(row)} wants {row[0]}")
            lines.append(Line(f"{form}, {order} @5", share(found[5]), target=at_five))
            lines.append(Line(f"{form}, {order} @1", share(found[1]), target=at_one))
        alone = [base.shown_rows(_FORMS["plain"][0](row)) == {row} for row in asked]
        lines.append(Line(f"shown alone, {order}", share(alone), target=1.0))
        followed = [base.shown_rows(f"{row[2]}, size {row[3]}", f"How much is the {row[1]}?") == {row} for row in asked]
        lines.append(Line(f"follow-up, {order}", share(followed), target=1.0))
    return Report(f"Variants: {len(rows)} rows, {_QUESTIONS} questions a line", lines, [str(watch)], misses)


def _rows() -> list[Row]:
    choose = random.Random(7)
    every = itertools.product(_NAMES, _KINDS, _COLOURS, _SIZES)
    return [
        (
            f"{name[:2].upper()}-{10_000 + number * 7}-{colour[0].upper()}",
            f"{name} {kind}",
            colour,
            size,
            f"{choose.uniform(10, 200):.2f}",
        )
        for number, (name, kind, colour, size) in enumerate(every)
    ]


def _workbook(rows: list[Row]) -> bytes:
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    del workbook["Sheet"]
    sheet = workbook.create_sheet("Catalogue")
    for row in (_HEADER, *rows):
        sheet.append(row)
    workbook.save(content)
    return content.getvalue()
