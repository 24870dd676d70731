"""What became of a customer's message, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an incoming message. WAITING: it is answered later, unless people do it first."""

    ANSWERED = "answered"
    DECLINED = "declined"
    FAILED = "failed"
    WAITING = "waiting"


class Reason(StrEnum):
    """Why the AI did not answer a message."""

    AI_OFF_IN_WORKSPACE = "ai_off_in_workspace"
    AI_OFF_IN_CHAT = "ai_off_in_chat"
    MEMBER_HOLDS_CHAT = "member_holds_chat"
    PHONE_HOLDS_CHAT = "phone_holds_chat"
    ANSWERED_BY_PEOPLE = "answered_by_people"
    HANDED_OVER = "handed_over"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"
    OUT_OF_HOURS = "out_of_hours"
    REPLY_NOT_SENT = "reply_not_sent"
    GROUP = "group"
    HISTORY = "history"
    NO_TEXT = "no_text"
    REVOKED = "revoked"
    AI_FAILED = "ai_failed"


@dataclass(frozen=True, slots=True)
class Check:
    """What one check on the way to an answer said. `detail` is for people to read."""

    gate: str
    passed: bool
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an incoming message, and every check that it came to.

    `reply_id` is the message that answers it, `until` the moment for which it waits; `detail` is for people to read.
    """

    outcome: Outcome
    at: datetime
    reason: str | None = None
    detail: str | None = None
    reply_id: str | None = None
    until: datetime | None = None
    checks: tuple[Check, ...] = ()
