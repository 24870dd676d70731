"""Which fact answers a question: the one that shares most of its words, rare ones counting for more."""

import math
import re
from collections.abc import Iterable, Sequence

from devstack.model.facts import Fact
from devstack.model.phrases import is_question
from devstack.model.words import alike, terms, words

_ENOUGH, _ENOUGH_FOR_A_REMARK = 0.5, 0.6
_HEADING_WEIGHT, _TOPIC_WEIGHT = 0.7, 0.5
# An article number means that one thing, whatever else is said of it.
_IDENTIFIES = re.compile(r"\d{3}")
_OF_RULES = frozenset({"customer", "customers", "client", "asks", "wants", "mentions", "cliente"})
_MOST_TERMS = 2
_POINTS_BACK = re.compile(
    r"^(?:and|also|or|but|(?:what|how) about|in|with|without|for|e|ou|mas|em|no|na|com|sem|para|y|pero|en|con|sin)\b"
    r"|\b(?:it|ones?|them|they|those|these|el[ae]s?|isso|ess[ae]s|eso|es[ao]s)\b|\b(?:this|that)$"
    r"|^(?:how much|(?:what (?:is )?)?the price|quanto(?: custa| e| fica)?|(?:qual e )?o preco|cuanto(?: cuesta| es)?)$"
)


def topic_of(before: Sequence[str], question: str) -> str:
    """What the customer spoke of `before`, where the question points back to it; else nothing.

    Questions that point back themselves are followed to the one that stands alone.
    """
    topic: list[str] = []
    spoken = iter([one for one in reversed(before) if terms(one)])
    while _points_back(question) and (question := next(spoken, "")):
        topic.insert(0, question)
    return " ".join(topic)


def best(question: str, topic: str, facts: Sequence[Fact]) -> Fact | None:
    """The fact that answers the question best, as a follow-up to its `topic`; None when none does well enough."""
    own, earlier = _Asked(terms(question), facts), _Asked(terms(topic), facts)
    enough = 1.0 if topic else _ENOUGH if is_question(question) else _ENOUGH_FOR_A_REMARK
    good = [fact for fact in facts if own.terms and own.share(fact) >= enough]
    if not own.terms:
        good = [fact for fact in facts if earlier.share(fact) >= _ENOUGH]
    return max(good, key=lambda fact: own.share(fact) + _TOPIC_WEIGHT * earlier.share(fact), default=None)


def rule_for(said: str, rules: str) -> int:
    """The number of the first of these numbered rules of which at least half is spoken of; 0 for none."""
    spoken = terms(said)
    for number, rule in re.findall(r"^\s*(\d+)\.\s+(.+)$", rules, re.MULTILINE):
        named = terms(rule) - _OF_RULES
        held = {term for term in named if any(alike(term, one) for one in spoken)}
        if held and 2 * len(held) >= len(named) and not any(map(_IDENTIFIES.search, named - held)):
            return int(number)
    return 0


class _Asked:
    """What is asked: its terms, each with its weight and the forms of it among the facts."""

    def __init__(self, asked: frozenset[str], facts: Sequence[Fact]) -> None:
        vocabulary = frozenset[str]().union(*(fact.terms | fact.about for fact in facts))
        self.terms = asked
        self._forms = {term: frozenset(one for one in vocabulary if alike(term, one)) for term in asked}
        self._weights = {term: self._weight(term, facts) for term in asked}

    def share(self, fact: Fact) -> float:
        """The share of what is asked, 0 to 1, that the fact speaks about; none when it is about another article."""
        own = self._held(fact.terms)
        about = self._held(fact.about) - own
        if any(_IDENTIFIES.search(term) for term in self.terms - own):
            return 0.0
        said = self._sum(own) + _HEADING_WEIGHT * self._sum(about)
        return said / self._sum(self.terms) if self.terms else 0.0

    def _held(self, among: frozenset[str]) -> set[str]:
        return {term for term, forms in self._forms.items() if not forms.isdisjoint(among)}

    def _sum(self, some: Iterable[str]) -> float:
        return sum(self._weights[term] for term in some)

    def _weight(self, term: str, facts: Sequence[Fact]) -> float:
        spoken_of = sum(not self._forms[term].isdisjoint(fact.terms) for fact in facts)
        rarity = 1.0 + math.log((len(facts) + 1) / (spoken_of + 1))
        return 2 * rarity if _IDENTIFIES.search(term) else rarity


def _points_back(question: str) -> bool:
    return len(terms(question)) <= _MOST_TERMS and bool(_POINTS_BACK.search(" ".join(words(question))))
