"""A figure: a number, price, percentage, date, time or code that a text states."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NUMBER = "number"
    PRICE = "price"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text, from `start` to `end`.

    `says` is all that it may stand for, in one spelling; `bears` what it proves where it stands in a fact, if that is
    something else. A figure is borne out by a fact's if one of what it says is among what that one bears.
    """

    text: str
    start: int
    end: int
    kind: Kind
    says: frozenset[str]
    bears: frozenset[str] = frozenset()

    @property
    def proves(self) -> frozenset[str]:
        return self.bears or self.says

    def is_borne_out_by(self, fact: "Figure") -> bool:
        """Say whether a fact's figure is the same one, formats aside."""
        return not self.says.isdisjoint(fact.proves)
