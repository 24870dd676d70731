"""Messages, and the way of a message that we send."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Decision
from common.inbox.rules.media import TOLD_BY_TYPE, Media, MediaKind, MediaState, in_words, kind_of
from common.inbox.rules.sources import Grounding
from common.llm.rules.generation import Generation

_PATIENCE = timedelta(seconds=60)


class Author(StrEnum):
    """Who wrote it. PHONE is somebody at the business phone itself."""

    CUSTOMER = "customer"
    AI = "ai"
    MEMBER = "member"
    PHONE = "phone"


class Status(StrEnum):
    """How far a message is. RECEIVED is for incoming ones; UNKNOWN may or may not have been sent: people decide.

    CANCELLED was automatic, and overtaken before it was sent.
    """

    RECEIVED = "received"
    QUEUED = "queued"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    PLAYED = "played"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """What an automatic message is for."""

    REPLY = "reply"
    GREETING = "greeting"
    HAND_OVER = "hand_over"
    OUT_OF_HOURS = "out_of_hours"
    OPT_OUT = "opt_out"


_UNSURE = (Status.QUEUED, Status.SENDING, Status.UNCONFIRMED, Status.UNKNOWN, Status.CANCELLED)
_BEFORE: dict[Status, tuple[Status, ...]] = {
    Status.SENT: (*_UNSURE, Status.FAILED),
    Status.DELIVERED: (*_UNSURE, Status.FAILED, Status.SENT),
    Status.READ: (*_UNSURE, Status.FAILED, Status.SENT, Status.DELIVERED),
    Status.PLAYED: (*_UNSURE, Status.FAILED, Status.SENT, Status.DELIVERED, Status.READ),
    Status.FAILED: (*_UNSURE, Status.SENT),
}
RECEIPT_STATUSES = tuple(_BEFORE)
RETRYABLE = (Status.FAILED, Status.UNKNOWN)


def statuses_before(status: Status) -> tuple[Status, ...]:
    """Return the statuses that a receipt of `status` may follow: never backwards, and no failure after a delivery."""
    return _BEFORE[status]


@dataclass(frozen=True, slots=True)
class Quoted:
    message_id: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a chat. `message_ids` are all ids that WhatsApp knows it by, the one in use first.

    An automatic one has its `purpose`, and is the `part` of a reply in several messages, from 1. `pause` is for how
    many seconds to be seen typing before it is sent, `send_at` when that is over.
    """

    id: str
    workspace_id: str
    chat_id: str
    phone_number: str
    seq: int
    direction: Direction
    author: Author
    text: str
    status: Status
    sent_at: datetime
    created_at: datetime
    message_ids: tuple[str, ...] = ()
    author_id: str | None = None
    type: str = "text"
    media: Media | None = None
    quoted: Quoted | None = None
    status_at: dict[str, datetime] = field(default_factory=dict)
    send_attempts: int = 0
    error: str | None = None
    decision: Decision | None = None
    generation: Generation | None = None
    grounding: Grounding | None = None
    purpose: Purpose | None = None
    part: int = 1
    pause: float = 0.0
    send_at: datetime | None = None
    request_id: str | None = None

    @property
    def said(self) -> str:
        """What it says, with a file that came along put into words."""
        if self.media is None:
            return self.text or (f"[{self.type}]" if self.type in TOLD_BY_TYPE else "")
        return f"{in_words(self.type, self.media)}\n{self.text}".strip()

    @property
    def own_words(self) -> str:
        """What its writer said themselves, in writing or aloud: no description of an image, no name of a file."""
        heard = self.media.words if self.media and self.kind is MediaKind.VOICE else None
        return f"{heard or ''}\n{self.text}".strip()

    @property
    def is_being_read(self) -> bool:
        """Whether the file that came along may still be put into words."""
        return self.has_words and self.media is not None and self.media.state is MediaState.WAITING

    @property
    def has_words(self) -> bool:
        """Whether a file came along that says something once it is put into words."""
        return self.kind in (MediaKind.VOICE, MediaKind.IMAGE)

    @property
    def kind(self) -> MediaKind | None:
        """What can be done with the file that came along, if one did."""
        return kind_of(self.type, self.media) if self.media else None


@dataclass(frozen=True, slots=True)
class OutgoingDraft:
    """A text that we are to send. `message_id` is the WhatsApp id under which it will be known.

    A reply of the AI has its `generation`, and its `grounding` where documents were searched.
    """

    text: str
    author: Author
    author_id: str | None
    message_id: str
    request_id: str | None
    purpose: Purpose | None = None
    part: int = 1
    pause: float = 0.0
    generation: Generation | None = None
    grounding: Grounding | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as a webhook tells it, after its ids and times were put in order. `from_me` was written on our side."""

    phone_number: str
    message_id: str
    customer_ids: tuple[str, ...]
    from_me: bool
    is_group: bool
    is_broadcast: bool
    is_history: bool
    type: str
    text: str
    push_name: str | None
    sent_at: datetime
    media: Media | None
    quoted: Quoted | None


def being_read_until(messages: Sequence[Message], moment: datetime) -> datetime | None:
    """Return until when to wait, at most, for the files among these messages to be read; None to wait for none.

    Nobody waits for longer than a minute for a file.
    """
    until = max((one.created_at + _PATIENCE for one in messages if one.is_being_read), default=moment)
    return until if until > moment else None


def reason_not_to_send(message: Message, chat: Chat, newest_incoming: int, *, ai_enabled: bool) -> str | None:
    """Say why an automatic message that has not been sent yet must not be any more, or None when it may.

    `newest_incoming` is the position of the customer's newest message: it interrupts a reply in several parts.
    `ai_enabled` tells whether the AI is on in the workspace.
    """
    if message.purpose is None or message.status is not Status.QUEUED:
        return None
    if chat.opted_out_at and message.purpose is not Purpose.OPT_OUT:
        return "The customer opted out of automatic messages."
    if chat.hold and not chat.hold.is_handed_over and message.purpose is not Purpose.OPT_OUT:
        return "People took the chat over."
    if not ai_enabled and message.purpose is not Purpose.OPT_OUT:
        return "The AI was switched off in the workspace."
    if message.part > 1 and newest_incoming > message.seq:
        return "The customer wrote again."
    return None


def moment_of_sending(timestamp: float, received_at: datetime) -> datetime:
    """Read a provider's time stamp in seconds or milliseconds since 1970 and place it as exactly as it is known.

    Whole seconds are cut off, not rounded: a message stamped 12:00:05 was sent up to 12:00:05.999. The latest of these
    moments is taken, since then a question never seems older than the reply it follows; and never one in the future.
    """
    seconds = timestamp / 1000 if timestamp > 1e11 else timestamp
    whole = seconds == int(seconds)
    moment = datetime.fromtimestamp(seconds, UTC) + timedelta(milliseconds=999 if whole else 0)
    return min(moment, received_at)
