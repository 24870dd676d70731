"""What changed when a new version replaced an old one: rows, told apart by their first columns, and passages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from common.knowledge.rules.said import Said, SaidTable, folded, row_text

MOST_OF_A_KIND = 200
_LONGEST = 500
# Rows are told apart by as few of their first columns as make nearly all of them different.
_NEARLY_ALL = 0.9
_ALIKE = 0.5


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A row or a passage that was added, removed, or says something else now. `under` is what it stands under."""

    kind: ChangeKind
    is_row: bool
    under: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version to the next: how much of each kind, and the first so many changes of each.

    `replies` is how many replies of the last 30 days stood on what went.
    """

    from_version: int
    to_version: int
    counts: dict[ChangeKind, int]
    entries: tuple[Change, ...]
    replies: int = 0


def changes_between(old: Said, new: Said) -> list[Change]:
    """Return all that changed, rows before passages."""
    return [*_row_changes(old, new), *_passage_changes(old, new)]


def told(changes: Sequence[Change], from_version: int, to_version: int, replies: int) -> Changes:
    """Return the changes as they are kept: counted, and a bounded part of them in words."""
    counts = Counter(change.kind for change in changes)
    kept: Counter[ChangeKind] = Counter()
    entries = []
    for change in changes:
        kept[change.kind] += 1
        if kept[change.kind] <= MOST_OF_A_KIND:
            before, after = (text and text[:_LONGEST] for text in (change.before, change.after))
            entries.append(Change(change.kind, change.is_row, change.under[:_LONGEST], before, after))
    return Changes(from_version, to_version, {kind: counts[kind] for kind in ChangeKind}, tuple(entries), replies)


def standing_on_what_went(
    changes: Sequence[Change], old: Said, new: Said, replies: Iterable[Sequence[tuple[str, str]]]
) -> int:
    """Return how many replies stand on what is not there as it was; each has the places and quotes of its sources.

    A row counts as gone when any of its cells has changed, a quote without a row of its own when nobody says it now.
    """
    rows = {change.before for change in changes if change.is_row}
    said_now = [row_text(cells) for table in new.tables.values() for cells in table.rows]
    now = folded(" ".join([*said_now, *new.paragraphs]))

    def went(place: str, quote: str) -> bool:
        row = old.by_place.get(place)
        return folded(quote) not in now if row is None else row in rows

    return sum(any(went(place, quote) for place, quote in sources) for sources in replies)


def _row_changes(old: Said, new: Said) -> Iterator[Change]:
    for under, before, after in _tables(old, new):
        columns = _telling_columns(before, after)
        rows: tuple[dict[tuple[str, ...], list[str]], ...] = (defaultdict(list), defaultdict(list))
        for table, found in zip((before, after), rows, strict=True):
            for cells in table.rows:
                found[tuple(folded(cell) for cell in cells[:columns])].append(row_text(cells))
        for key in dict.fromkeys([*rows[0], *rows[1]]):
            yield from _paired(_without(rows[0].get(key, []), rows[1].get(key, [])), under)


def _tables(old: Said, new: Said) -> Iterator[tuple[str, SaidTable, SaidTable]]:
    """Yield the tables that are the same: by what they stand under, or else by their header."""
    renamed = {path: table for path, table in old.tables.items() if path not in new.tables}
    for path, table in new.tables.items():
        before = old.tables.get(path)
        if before is None:
            same = (other for other, known in renamed.items() if known.header and known.header == table.header)
            predecessor = next(same, None)
            before = SaidTable(table.header) if predecessor is None else renamed.pop(predecessor)
        yield path, before, table
    for path, table in renamed.items():
        yield path, table, SaidTable(table.header)


def _telling_columns(before: SaidTable, after: SaidTable) -> int:
    width = max((len(cells) for table in (before, after) for cells in table.rows), default=0)
    for columns in range(1, width):
        if all(
            len({cells[:columns] for cells in table.rows}) >= _NEARLY_ALL * len(table.rows) for table in (before, after)
        ):
            return columns
    return width


def _without(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield what of two lists is not in both of them, side by side."""
    removed, added = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return zip_longest(removed.elements(), added.elements())


def _paired(pairs: Iterable[tuple[str | None, str | None]], under: str) -> Iterator[Change]:
    for before, after in pairs:
        yield Change(_kind(before, after), True, under, before, after)


def _passage_changes(old: Said, new: Said) -> Iterator[Change]:
    known, told_now = ({folded(text) for text in said.paragraphs} for said in (old, new))
    removed = [text for text in old.paragraphs if folded(text) not in told_now]
    added = [text for text in new.paragraphs if folded(text) not in known]
    successors = _successors(removed[:MOST_OF_A_KIND], added[:MOST_OF_A_KIND])
    for before in removed:
        after = successors.get(before)
        under = old.paragraphs[before] if after is None else new.paragraphs[after]
        yield Change(_kind(before, after), False, under, before, after)
    taken = set(successors.values())
    for text in added:
        if text not in taken:
            yield Change(ChangeKind.ADDED, False, new.paragraphs[text], None, text)


def _successors(removed: Sequence[str], added: Sequence[str]) -> dict[str, str]:
    """Return for passages that are gone those that say nearly the same, each once."""
    words = {text: set(folded(text).split()) for text in added}
    found: dict[str, str] = {}
    for text in removed:
        mine = set(folded(text).split())
        alike = {other: len(mine & theirs) / len(mine | theirs) for other, theirs in words.items()}
        best = max(alike, key=lambda other: alike[other], default=None)
        if best is not None and alike[best] >= _ALIKE:
            found[text] = best
            del words[best]
    return found


def _kind(before: str | None, after: str | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED
