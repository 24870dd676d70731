"""Lists of orders that a prompt marks by tags: what is never said, when people take over, what is to be found out."""

import html
import re

from devstack.model.matching import best_matches, weighed
from devstack.model.reading import Statement

_ORDERS = re.compile(r"<(never_say|hand_over_rules|open_points)>(.*?)</\1>", re.DOTALL)
_NUMBERED = re.compile(r"^\s*\d+\.\s+(.+)$", re.MULTILINE)
_APPLIES = 0.5


def without_orders(text: str) -> str:
    """The text less such lists, of which nothing is ever quoted."""
    return _ORDERS.sub("", text)


def orders(text: str, tag: str) -> list[str]:
    """The items of the list in this tag."""
    return [
        html.unescape(item)
        for found in _ORDERS.finditer(text)
        if found[1] == tag
        for item in _NUMBERED.findall(found[2])
    ]


def rule_for(rules: list[str], said: str) -> int:
    """The number, from 1, of the rule that speaks most about what was said; 0 when none does."""
    scored = [
        (match.score, number)
        for number, rule in enumerate(rules, 1)
        for match in best_matches(weighed(said, [Statement(rule)]), [Statement(rule)], at_least=_APPLIES)
    ]
    return max(scored, default=(0.0, 0))[1]
