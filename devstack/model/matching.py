"""Which statement answers a question: overlap of their words, where rare words count for more."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from devstack.model.reading import Statement
from devstack.model.words import statement_terms, terms

_HEADING_WEIGHT = 0.7
_NEARLY_AS_GOOD = 0.9
# Among hundreds of statements, a word that none of them uses would otherwise outweigh all that they do say.
_RAREST = 4.0
# An article number or an order number means that one thing, whatever else is asked about it.
_IDENTIFIES = re.compile(r"\d{3}")
_IDENTIFYING_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Match:
    """A statement and the share of the question, 0 to 1, that it speaks about."""

    statement: Statement
    score: float


def weighed(question: str, among: Sequence[Statement], topic: str = "") -> dict[str, float]:
    """What a question asks about and how much each word of it tells, being rare `among` all that could answer.

    The `topic` that a follow-up refers back to counts for half.
    """
    asked = dict.fromkeys(terms(topic), 0.5) | dict.fromkeys(terms(question), 1.0)
    said = [statement_terms(statement.text) for statement in among]
    return {term: weight * _rarity(term, said) for term, weight in asked.items()}


def best_matches(
    weights: Mapping[str, float], candidates: Sequence[Statement], *, at_least: float, most: int = 2
) -> list[Match]:
    """The candidates that answer best, in the order of their text; none when none reaches `at_least`."""
    whole = sum(weights.values())
    if not whole or not candidates:
        return []
    scores = [_spoken_of(weights, candidate) / whole for candidate in candidates]
    best = max(scores)
    if best < at_least:
        return []
    # Of equals the shorter says it more plainly; the order of the text is kept so that the answer reads well.
    ranked = sorted(range(len(candidates)), key=lambda index: (-scores[index], len(candidates[index].text)))
    good = [index for index in ranked if scores[index] >= best * _NEARLY_AS_GOOD]
    # Passages that adjoin repeat each other.
    first_of: dict[str, int] = {}
    for index in good:
        first_of.setdefault(candidates[index].text, index)
    chosen = list(first_of.values())[:most]
    return [Match(candidates[index], scores[index]) for index in sorted(chosen)]


def _spoken_of(weights: Mapping[str, float], candidate: Statement) -> float:
    said, above = statement_terms(candidate.text), terms(candidate.heading)
    return sum(
        weight if term in said else weight * _HEADING_WEIGHT
        for term, weight in weights.items()
        if term in said or term in above
    )


def _rarity(term: str, texts: Sequence[frozenset[str]]) -> float:
    rarity = 1.0 + math.log((len(texts) + 1) / (sum(term in text for text in texts) + 1))
    return min(rarity, _RAREST) * (_IDENTIFYING_WEIGHT if _IDENTIFIES.search(term) else 1.0)
