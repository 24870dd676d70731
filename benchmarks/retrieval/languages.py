"""Languages: is the paragraph found that answers a question, also when it is written in another language?"""

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval.baseline import Baseline
from benchmarks.retrieval.knowledge_base import KnowledgeBase, Watch
from benchmarks.retrieval.report import Line, Report, share
from common.wiring import Product

_K = 5
# The language of the questions, that of the paragraphs, and the share to reach.
_PAIRS = (("en", "en", 0.99), ("es", "en", 0.975), ("hi", "en", 0.95), ("hi", "hi", 0.985))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    name: str
    text: str
    questions: tuple[str, ...]


def measure(product: Product, folder: Path) -> Report:
    """Measure recall@5: the share of questions whose paragraph, a document of its own, is among five hits."""
    paragraphs = {language: _paragraphs(folder, language) for language in ("en", "es", "hi")}
    bases, baselines, notes = {}, {}, []
    watches: dict[str, Watch] = {}
    for language in dict.fromkeys(pair[1] for pair in _PAIRS):
        bases[language] = KnowledgeBase(product, language, watches.setdefault(language, Watch()))
        bases[language].add({one.name: one.text.encode() for one in paragraphs[language]})
        baselines[language] = Baseline(product, [one.text for one in paragraphs[language]])
    lines, misses = [], []
    for asked, written, target in _PAIRS:
        ours, naive = [], []
        for place, one in enumerate(paragraphs[asked]):
            wanted = paragraphs[written][place].name
            for question in one.questions:
                hits = [hit.filename for hit in bases[written].search(question, _K)]
                ours.append(wanted in hits)
                naive.append(place in baselines[written].top(question, _K))
                if not ours[-1]:
                    misses.append(f"{asked} to {written}: {question} wants {wanted}, found {'; '.join(hits)}")
        lines.append(Line(f"recall@5, {asked} to {written}", share(ours), share(naive), target))
    for language, watch in watches.items():
        notes += [f"{language}: {watch}", f"{language}: {baselines[language]}"]
    title = f"Languages: {len(paragraphs['en'])} paragraphs, {sum(len(one.questions) for one in paragraphs['en'])}"
    return Report(f"{title} questions", lines, notes, misses)


def _paragraphs(folder: Path, language: str) -> list[_Paragraph]:
    articles = json.loads((folder / "languages" / f"{language}.json").read_text())
    return [
        _Paragraph(f"{article['title']} {number}.txt", paragraph["context"], tuple(paragraph["questions"]))
        for article in articles
        for number, paragraph in enumerate(article["paragraphs"], 1)
    ]
