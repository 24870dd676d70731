"""What a reply rests on."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reply is from. `place` is the page, or the range of cells; `quote` the words that really stand there."""

    chunk_id: str
    document_id: str
    filename: str
    version: int
    place: str
    quote: str


class FigureBasis(StrEnum):
    """What bears out a figure: where it stands, or what it follows from."""

    DOCUMENT = "document"
    CONVERSATION = "conversation"
    BUSINESS = "business"
    LEAD = "lead"
    CLOCK = "clock"
    ARITHMETIC = "arithmetic"
    GENERAL_KNOWLEDGE = "general_knowledge"


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number, price, date, time or code that a reply states, and what bears it out; None: nothing does.

    `where` is the row or passage of a document, for people.
    """

    text: str
    basis: FigureBasis | None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a reply rests on: the question that was searched for, whether it was answered, and where from.

    `found` is None when the customer asked nothing that documents could answer. `figures` are those that it states.
    """

    question: str
    found: bool | None
    sources: tuple[Source, ...]
    figures: tuple[StatedFigure, ...] = ()
