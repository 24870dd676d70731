"""Labels: what a team calls kinds of chats."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_LABELS = 100


class Color(StrEnum):
    """The colours by name; the pages know how each looks in the light and in the dark."""

    GRAY = "gray"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Label:
    id: str
    name: str
    color: Color


def named_alike(labels: Sequence[Label], name: str) -> Label | None:
    """Return the label that has this name, in upper or lower case."""
    return next((label for label in labels if label.name.casefold() == name.casefold()), None)
