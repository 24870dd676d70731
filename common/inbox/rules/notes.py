"""Notes: what colleagues tell each other about a chat, and nobody else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What a member wrote for colleagues. `mentions` are the members whom it is for in particular."""

    id: str
    workspace_id: str
    chat_id: str
    author_id: str
    text: str
    mentions: tuple[str, ...]
    created_at: datetime
    edited_at: datetime | None
