"""Long texts: are the passages that answer a question covered by what is found?"""

import json
from pathlib import Path

from benchmarks.retrieval.baseline import Baseline, cuts
from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from benchmarks.retrieval.scoring import Span, is_covered, spans, squashed
from common.services import Services

_AT = (5, 10)
_TARGETS = (0.87, 0.94)
Found = list[tuple[str, Span]]


def measure(services: Services, folder: Path) -> Report:
    """Measure full@k: the share of questions of which every passage is covered by the first k hits together."""
    sources = {path.name: path.read_text() for path in sorted((folder / "text").glob("*.txt"))}
    questions = [json.loads(line) for line in (folder / "text" / "questions.jsonl").open()]
    base = KnowledgeBase(services, "text", watch := Watch())
    ids = base.add({name: text.encode() for name, text in sources.items()})
    placed: dict[str, tuple[str, Span]] = {}
    longest = 0
    for name, document_id in ids.items():
        chunks = base.chunks(document_id)
        longest = max(longest, *(len(chunk.text) for chunk in chunks))
        where = spans(sources[name], [chunk.text for chunk in chunks])
        placed |= {chunk.id: (name, span) for chunk, span in zip(chunks, where, strict=True)}
    naive_texts = [(name, part) for name, text in sources.items() for part in cuts(text) if part.strip()]
    naive_spans = [
        (name, span)
        for name in sources
        for span in spans(sources[name], [part for source, part in naive_texts if source == name])
    ]
    wholes = {name: squashed(text) for name, text in sources.items()}
    ours, naive, misses = [], [], []
    passages_of = [_passages(wholes[one["file"]], one["answers"]) for one in questions]
    found_ours = [[placed[hit.chunk.id] for hit in base.search(one["question"], _AT[-1])] for one in questions]
    baseline = Baseline(services, [part for _, part in naive_texts])
    for one, passages, found in zip(questions, passages_of, found_ours, strict=True):
        ours.append([_is_full(one["file"], passages, found[:k]) for k in _AT])
        best = [naive_spans[place] for place in baseline.top(one["question"], _AT[-1])]
        naive.append([_is_full(one["file"], passages, best[:k]) for k in _AT])
        if not ours[-1][0]:
            later = "found among 10" if ours[-1][1] else "not among 10"
            misses.append(f"{one['file']}: {one['question']} ({len(passages)} passages, {later})")
    lines = [
        Line(f"full@{k}", share([one[at] for one in ours]), share([one[at] for one in naive]), _TARGETS[at])
        for at, k in enumerate(_AT)
    ]
    notes = [
        f"{len(placed)} chunks, the longest of {longest} characters, against {len(naive_texts)} naive ones",
        str(watch),
        f"the baseline: {baseline}",
    ]
    return Report(f"Long texts: {len(sources)} files, {len(questions)} questions", lines, notes, misses)


def _passages(whole: str, answers: list[str]) -> list[Span]:
    parts = [squashed(answer) for answer in answers]
    return [(whole.index(part), whole.index(part) + len(part)) for part in parts]


def _is_full(file: str, passages: list[Span], found: Found) -> bool:
    parts = [span for name, span in found if name == file]
    return all(is_covered(passage, parts) for passage in passages)
