"""What a reply rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reply is from. `place` is the page, or the range of cells; `quote` the words that really stand there."""

    chunk_id: str
    document_id: str
    filename: str
    version: int
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a reply rests on: the question that was searched for, whether it was answered, and where from.

    `found` is None when the customer asked nothing that documents could answer.
    """

    question: str
    found: bool | None
    sources: tuple[Source, ...]
