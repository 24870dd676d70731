"""Gaps: questions that the knowledge base has no answer to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer, counted with all that are alike.

    `wordings` are the newest of its forms. `document_id` is the note that answers it, until it is asked again in vain.
    """

    id: str
    workspace_id: str
    question: str
    wordings: tuple[str, ...]
    count: int
    chat_id: str
    document_id: str | None
    first_at: datetime
    last_at: datetime
