"""Replays: what customers have really written, answered again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from common.llm.rules.generation import Generation


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
