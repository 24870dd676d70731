"""Rehearsals: conversations that were never held, and turns that are answered again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Author, Message, Status
from common.llm.rules.generation import Generation
from common.llm.rules.turns import Turn

REHEARSED = "rehearsed"


def imagined(turns: Sequence[Turn], workspace_id: str, moment: datetime) -> list[Message]:
    """Return the turns as the messages of a chat that does not exist."""
    return [_message(place, turn, workspace_id, moment) for place, turn in enumerate(turns, 1)]


def _message(place: int, turn: Turn, workspace_id: str, moment: datetime) -> Message:
    incoming = turn.role == "user"
    return Message(
        id=f"{REHEARSED}{place}",
        workspace_id=workspace_id,
        chat_id=REHEARSED,
        phone_number="",
        seq=place,
        direction=Direction.INCOMING if incoming else Direction.OUTGOING,
        author=Author.CUSTOMER if incoming else Author.AI,
        text=turn.text,
        status=Status.RECEIVED if incoming else Status.SENT,
        sent_at=moment,
        created_at=moment,
    )


class ReplayState(StrEnum):
    """How far a replay is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReplayedTurn:
    """What a customer wrote, what was sent for it, and what a draft of the prompt makes of it, or why nothing."""

    chat_id: str
    question: tuple[str, ...]
    sent: str
    replayed: str | None = None
    hand_over: str | None = None
    quotes: tuple[str, ...] = ()
    generation: Generation | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """The newest turns of a workspace's customers, answered again. `bursts` are their messages, turn by turn."""

    id: str
    workspace_id: str
    state: ReplayState
    overrides: dict[str, object]
    bursts: tuple[tuple[str, ...], ...]
    turns: tuple[ReplayedTurn, ...]
    error: str | None
    created_at: datetime
