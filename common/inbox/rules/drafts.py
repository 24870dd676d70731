"""Drafts: what a member has begun to write in a chat."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    chat_id: str
    text: str
    saved_at: datetime
