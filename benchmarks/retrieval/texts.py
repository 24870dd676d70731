"""Long texts: are the passages that answer a question covered by what is found?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.retrieval.baseline import Baseline, cuts
from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from benchmarks.retrieval.scoring import Span, is_covered, spans
from common.wiring import Product

_AT = (5, 10)
_TARGETS = (0.87, 0.94)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file, and where in it that stands."""

    file: str
    text: str
    span: Span


def measure(product: Product, folder: Path) -> Report:
    """Measure full@k: the share of questions of which every passage is covered by the first k hits together."""
    sources = {path.name: path.read_text() for path in sorted((folder / "text").glob("*.txt"))}
    questions = [json.loads(line) for line in (folder / "text" / "questions.jsonl").open()]
    base = KnowledgeBase(product, "text", watch := Watch())
    chunks: dict[str, _Part] = {}
    for name, document_id in base.add({name: text.encode() for name, text in sources.items()}).items():
        held = base.chunks(document_id)
        parts = _parts(name, sources[name], [chunk.text for chunk in held])
        chunks |= {chunk.id: part for chunk, part in zip(held, parts, strict=True)}
    pieces = [part for name, text in sources.items() for part in _parts(name, text, cuts(text))]
    found = [[chunks[hit.chunk.id] for hit in base.search(one["question"], _AT[-1])] for one in questions]
    baseline = Baseline(product, [piece.text for piece in pieces])
    naive_found = [[pieces[place] for place in baseline.top(one["question"], _AT[-1])] for one in questions]
    passages = _passages(sources, questions)
    ours, naive = _full(passages, found), _full(passages, naive_found)
    lines = [
        Line(f"full@{k}", share(ours[k]), share(naive[k]), target) for k, target in zip(_AT, _TARGETS, strict=True)
    ]
    longest = max(len(chunk.text) for chunk in chunks.values())
    notes = [f"{len(chunks)} chunks, the longest of {longest} characters", str(watch), str(baseline)]
    misses = [
        f"{one['file']}: {one['question']} ({len(parts)} passages, {'among' if later else 'not among'} ten)"
        for one, parts, full, later in zip(questions, passages, ours[_AT[0]], ours[_AT[-1]], strict=True)
        if not full
    ]
    return Report(f"Long texts: {len(sources)} files, {len(questions)} questions", lines, notes, misses)


def _parts(name: str, source: str, texts: Sequence[str]) -> list[_Part]:
    told = [text for text in texts if text.strip()]
    return [_Part(name, text, span) for text, span in zip(told, spans(source, told), strict=True)]


def _passages(sources: Mapping[str, str], questions: Sequence[dict[str, Any]]) -> list[list[_Part]]:
    return [
        [_Part(one["file"], answer, spans(sources[one["file"]], [answer])[0]) for answer in one["answers"]]
        for one in questions
    ]


def _full(passages: Sequence[list[_Part]], found: Sequence[list[_Part]]) -> dict[int, list[bool]]:
    """Return for each k, question by question, whether all its passages are covered by the first k parts found."""
    return {
        k: [
            all(is_covered(one.span, [part.span for part in parts[:k] if part.file == one.file]) for one in wanted)
            for wanted, parts in zip(passages, found, strict=True)
        ]
        for k in _AT
    }
