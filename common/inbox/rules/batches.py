"""Which entries of the journal must be taken in one after the other, and which may go side by side."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def by_customer(items: Sequence[tuple[T, Collection[str]]], known: Iterable[Collection[str]]) -> list[list[T]]:
    """Return the items in groups of one customer each, in the order in which they came.

    Each item comes with its ids. Whoever shares one is one group, also through what is `known`: the ids of each chat.
    """
    leads_to: dict[str, str] = {}

    def root(one: str) -> str:
        while (above := leads_to.setdefault(one, one)) != one:
            one = above
        return one

    for ids in (*known, *(ids for _, ids in items)):
        first, *rest = ids
        for other in rest:
            leads_to[root(other)] = root(first)
    groups: dict[str, list[T]] = {}
    for item, ids in items:
        groups.setdefault(root(next(iter(ids))), []).append(item)
    return list(groups.values())
