"""What a measurement tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A share from 0 to 1: the product's, the naive way's, and the one to reach."""

    name: str
    ours: float
    naive: float | None = None
    target: float | None = None

    def __str__(self) -> str:
        shares = ("-" if share is None else f"{share:.3f}" for share in (self.ours, self.naive, self.target))
        missed = "  below the target" if self.target is not None and self.ours < self.target else ""
        return f"  {self.name:30}" + "".join(f"{share:>9}" for share in shares) + missed


@dataclass(frozen=True, slots=True)
class Report:
    """Shares, notes on how they came about, and every question that was not answered."""

    title: str
    lines: Sequence[Line]
    notes: Sequence[str]
    misses: Sequence[str] = field(default=())

    def __str__(self) -> str:
        head = f"{self.title}\n  {'':30}{'ours':>9}{'naive':>9}{'target':>9}"
        return "\n".join([head, *map(str, self.lines), *(f"  {note}" for note in self.notes)])


def share(found: Sequence[bool]) -> float:
    """Return the share of what was found."""
    return sum(found) / len(found)
