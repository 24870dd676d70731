"""The ids of entries in Redis's streams, and from which of them a stream can be resumed."""

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

_WRITTEN = re.compile(r"(\d{1,15})-(\d{1,19})")


@total_ordering
@dataclass(frozen=True, slots=True)
class EntryId:
    """An id: the `milliseconds` since 1970 by Redis's clock, and a number among the entries of the same moment."""

    milliseconds: int
    number: int = 0

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read an id; None if it is none."""
        found = _WRITTEN.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None

    def __lt__(self, other: "EntryId") -> bool:
        return (self.milliseconds, self.number) < (other.milliseconds, other.number)

    def __str__(self) -> str:
        return f"{self.milliseconds}-{self.number}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a workspace's stream.

    `begun` is since when everything was told; None: nothing is known. `first` and `last` are the ids of the entries
    that are kept, None without any, `whole` says that none was cut off before them. They are kept for so many
    `milliseconds` after the last one.
    """

    now: EntryId
    begun: EntryId | None
    first: EntryId | None
    last: EntryId | None
    whole: bool
    milliseconds: int

    @property
    def newest(self) -> EntryId:
        """The id behind which whatever comes next stands."""
        # What comes within the same millisecond must not stand before it.
        return self.last or EntryId(self.now.milliseconds - 1)

    def reaches_back_to(self, since: EntryId) -> bool:
        """Say whether everything that was told after `since` is known."""
        if self.begun is None or since < self.begun or since > max(self.newest, self.now):
            return False
        if self.first is None:
            return since.milliseconds >= self.now.milliseconds - self.milliseconds
        oldest_forgotten = self.first.milliseconds - self.milliseconds
        return since >= self.first or (self.whole and since.milliseconds >= oldest_forgotten)
