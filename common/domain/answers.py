"""Whether, when and from what the AI answers a chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from common.domain.chats import Chat, HoldReason
from common.domain.workspaces import AiSettings


class Outcome(StrEnum):
    ANSWERED = "answered"
    DECLINED = "declined"
    FAILED = "failed"


class Reason(StrEnum):
    """Why the AI did not answer a message."""

    AI_OFF_IN_WORKSPACE = "ai_off_in_workspace"
    AI_OFF_IN_CHAT = "ai_off_in_chat"
    MEMBER_HOLDS_CHAT = "member_holds_chat"
    PHONE_HOLDS_CHAT = "phone_holds_chat"
    HANDED_OVER = "handed_over"
    GROUP = "group"
    HISTORY = "history"
    NO_TEXT = "no_text"
    AI_FAILED = "ai_failed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an incoming message. `reply_id` is the message that answers it; `detail` is for people to read."""

    outcome: Outcome
    at: datetime
    reason: str | None = None
    detail: str | None = None
    reply_id: str | None = None


_HELD = {
    HoldReason.SWITCHED_OFF: Reason.AI_OFF_IN_CHAT,
    HoldReason.MEMBER_WROTE: Reason.MEMBER_HOLDS_CHAT,
    HoldReason.PHONE_WROTE: Reason.PHONE_HOLDS_CHAT,
    HoldReason.NO_ANSWER: Reason.HANDED_OVER,
}


def reason_not_to_answer(chat: Chat, settings: AiSettings) -> Reason | None:
    """Say why the AI must not answer in this chat now, or None when it may."""
    if not settings.enabled:
        return Reason.AI_OFF_IN_WORKSPACE
    if chat.hold is not None:
        return _HELD[chat.hold.reason]
    return None


def answer_due(now: datetime, first_waiting_at: datetime, settings: AiSettings) -> datetime:
    """Return when to answer a burst: a while after its newest message (`now`), but not too long after its first."""
    return max(
        now,
        min(
            now + timedelta(seconds=settings.debounce_seconds),
            first_waiting_at + timedelta(seconds=settings.debounce_max_seconds),
        ),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation as a model sees it: `role` is user (the customer) or assistant (our side)."""

    role: str
    text: str


def within_budget(turns: Sequence[Turn], budget: int, count_tokens: Callable[[str], int]) -> list[Turn]:
    """Return the newest turns that together stay within `budget` tokens."""
    kept: list[Turn] = []
    for turn in reversed(turns):
        budget -= count_tokens(turn.text)
        if budget < 0:
            break
        kept.append(turn)
    return kept[::-1]
