"""Chats: one customer on one business number, and who holds the conversation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class HoldReason(StrEnum):
    """Why the AI is off in a chat."""

    SWITCHED_OFF = "switched_off"
    MEMBER_WROTE = "member_wrote"
    PHONE_WROTE = "phone_wrote"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Hold:
    """People hold the chat and the AI yields. `by` is the member, None for the phone itself or the AI."""

    reason: HoldReason
    by: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class LastMessage:
    text: str
    direction: Direction
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation.

    `seq` is the place of its newest message, `waiting_since` the moment since when an answer of the AI
    is waited for, `answer_due_at` the moment when it is due.
    """

    id: str
    workspace_id: str
    phone_number: str
    customer_ids: tuple[str, ...]
    push_name: str | None
    name: str | None
    assigned_to: str | None
    hold: Hold | None
    unread: int
    last_message: LastMessage | None
    last_activity_at: datetime
    seq: int
    waiting_since: datetime | None
    answer_due_at: datetime | None
    created_at: datetime

    @property
    def customer_phone(self) -> str | None:
        """The customer's number, if WhatsApp has ever told it."""
        return next((known for known in self.customer_ids if known.startswith("+")), None)

    @property
    def customer_name(self) -> str | None:
        """What to call the customer: the team's name for them, or else the one they gave themselves."""
        return self.name or self.push_name

    @property
    def address(self) -> str:
        """Where to send: the number when it is known, the LID otherwise."""
        return self.customer_phone or self.customer_ids[0]

    @property
    def ai_enabled(self) -> bool:
        return self.hold is None
