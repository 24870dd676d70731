"""Chats: one customer on one business number, and who holds the conversation."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from common.channels.rules.parties import one_spelling, parse_party


class Direction(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"


class ChatState(StrEnum):
    """How far the team is with a chat. SNOOZED: it is put off, and opens by itself later."""

    OPEN = "open"
    SNOOZED = "snoozed"
    CLOSED = "closed"


class HoldReason(StrEnum):
    """Why the AI is off in a chat: people took it over, or the AI handed it over to people."""

    SWITCHED_OFF = "switched_off"
    MEMBER_WROTE = "member_wrote"
    PHONE_WROTE = "phone_wrote"

    CUSTOMER_ASKED = "customer_asked"
    HAND_OVER_RULE = "hand_over_rule"
    NO_ANSWER = "no_answer"
    BUDGET_SPENT = "budget_spent"
    REPLY_LIMIT = "reply_limit"
    LOOP = "loop"
    PROMPT_LEAKED = "prompt_leaked"
    UNPROVEN_FIGURES = "unproven_figures"
    MODEL_FAILED = "model_failed"
    SEND_FAILED = "send_failed"


_NEVER = datetime.min.replace(tzinfo=UTC)
TAKEN_OVER = (HoldReason.SWITCHED_OFF, HoldReason.MEMBER_WROTE, HoldReason.PHONE_WROTE)
HANDED_OVER = tuple(reason for reason in HoldReason if reason not in TAKEN_OVER)


@dataclass(frozen=True, slots=True)
class Hold:
    """People hold the chat and the AI yields, `until` a moment or until they give it back (None).

    `by` is the member, None for the phone itself or the AI. `detail` is for people to read.
    """

    reason: HoldReason
    by: str | None
    since: datetime
    until: datetime | None = None
    detail: str | None = None

    @property
    def is_handed_over(self) -> bool:
        """Whether the AI left the chat to people, none of whom has taken it yet."""
        return self.reason in HANDED_OVER


def lasting(present: Hold | None, new: Hold) -> Hold:
    """Return the hold that counts from now on: one that people set is never shortened by one that comes of itself."""
    if present is None or present.is_handed_over or new.reason is HoldReason.SWITCHED_OFF:
        return new
    ends_later = present.until is not None and (new.until is None or new.until > present.until)
    return new if ends_later else present


def stricter(one: Hold | None, other: Hold | None) -> Hold | None:
    """Return the hold of two chats that become one: by people before one by the AI, and the one that lasts longer."""
    holds = [hold for hold in (one, other) if hold]
    return max(
        holds, key=lambda hold: (not hold.is_handed_over, hold.until is None, hold.until or _NEVER), default=None
    )


def after_failed_send(present: Hold | None, why: str | None, moment: datetime) -> Hold:
    """Return the hold of a chat in which a message was surely or perhaps not sent: people see to it, if none do yet."""
    if present and (not present.is_handed_over or present.until is None):
        return present
    return Hold(HoldReason.SEND_FAILED, None, moment, detail=why)


@dataclass(frozen=True, slots=True)
class LastMessage:
    text: str
    direction: Direction
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """What was said in a chat up to the position `up_to_seq`, summed up."""

    text: str
    up_to_seq: int


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation.

    `reached_by` is the address that the customer's newest message came from. `hold` is the one in force: one whose time
    is up is none. `seq` is the position of its newest message, `waiting_since` the moment since when an answer of the
    AI is waited for, `answer_due_at` the moment when it is due. `not_found_in_a_row` counts the replies in a row that
    had no answer. `out_of_hours_at` is when it was last told that nobody is there. `memory` sums up its older messages.
    `tracked_seq` is the position up to which they were read for what they establish. A snoozed one opens
    `snoozed_until` then, or when the customer writes. `labels` are the ids of its labels. It
    is `unanswered` while the newest message that wants an answer has none; in one with `send_failed`, a message was
    surely or perhaps not sent, and nobody has seen to it. `remarks` are for the team alone.
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
    opted_out_at: datetime | None
    not_found_in_a_row: int
    out_of_hours_at: datetime | None
    qualified: bool
    qualified_at: datetime | None
    tracked_seq: int
    memory: Memory | None
    created_at: datetime
    reached_by: str | None = None
    state: ChatState = ChatState.OPEN
    snoozed_until: datetime | None = None
    labels: tuple[str, ...] = ()
    unanswered: bool = False
    send_failed: bool = False
    remarks: str | None = None

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
        """Where to send: to the id that the customer's newest message came from, if it is still theirs."""
        if self.reached_by and parse_party(self.reached_by).id in map(one_spelling, self.customer_ids):
            return self.reached_by
        return self.customer_phone or self.customer_ids[0]

    @property
    def ai_enabled(self) -> bool:
        return self.hold is None

    @property
    def is_taken_over(self) -> bool:
        """Whether people hold the chat."""
        return self.hold is not None and not self.hold.is_handed_over

    @property
    def needs_person(self) -> bool:
        """Whether the AI left the chat to people, and none of them has taken it yet."""
        return self.hold is not None and self.hold.is_handed_over
