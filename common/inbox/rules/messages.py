"""Messages, and the way of a message that we send."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from common.channels.rules.events import CHANGES, NOTICES, MessageType
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Decision
from common.inbox.rules.details import Details, chosen, in_words, tells
from common.inbox.rules.media import Media, MediaKind, MediaState, file_in_words, kind_of
from common.inbox.rules.sources import Grounding
from common.llm.rules.generation import Generation

_PATIENCE = timedelta(seconds=60)
_LONGEST_QUOTE = 300


class Author(StrEnum):
    """Who wrote it. PHONE is somebody at the business phone itself."""

    CUSTOMER = "customer"
    AI = "ai"
    MEMBER = "member"
    PHONE = "phone"


class Status(StrEnum):
    """How far a message is. RECEIVED is for incoming ones; UNKNOWN may or may not have been sent: people decide.

    CANCELLED was automatic and overtaken before it was sent, or its writer took it back.
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
_NOT_SENT = (*RETRYABLE, Status.CANCELLED)
UNSAID = (Status.FAILED, Status.CANCELLED)


def statuses_before(status: Status) -> tuple[Status, ...]:
    """Return the statuses that a receipt of `status` may follow: never backwards, and no failure after a delivery."""
    return _BEFORE[status]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that another one answers: the id that WhatsApp knows it by, and the beginning of what it said."""

    message_id: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji on a message, `by` the customer (incoming) or by us (outgoing)."""

    by: Direction
    emoji: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """The text that a message had until it was edited."""

    text: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reply of the AI is wrong, says the member `by`: to the `question`, the note `document_id` holds the answer."""

    by: str
    at: datetime
    question: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a chat. `message_ids` are all ids that WhatsApp knows it by, the one in use first.

    An automatic one has its `purpose`, and is the `part` of a reply in several messages, from 1. `pause` is for how
    many seconds to be seen typing before it is sent. What waits is not sent before `send_at`. One that the AI has yet
    to decide on is `to_answer`. What a sync brought in `is_history`. A reply that a member has marked as wrong has
    their `feedback`.
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
    to_answer: bool = False
    decision: Decision | None = None
    generation: Generation | None = None
    grounding: Grounding | None = None
    purpose: Purpose | None = None
    part: int = 1
    pause: float = 0.0
    send_at: datetime | None = None
    request_id: str | None = None
    details: Details = field(default_factory=dict)
    reactions: tuple[Reaction, ...] = ()
    edits: tuple[Edit, ...] = ()
    revoked_at: datetime | None = None
    is_history: bool = False
    feedback: Feedback | None = None

    @property
    def said(self) -> str:
        """What it says, with a file that came along put into words, and before that what it answers."""
        answered = self.quoted.text if self.quoted and self._said_itself else None
        return f"[in reply to: {answered[:_LONGEST_QUOTE]}]\n{self._said_itself}" if answered else self._said_itself

    @property
    def _said_itself(self) -> str:
        file = file_in_words(self.type, self.media) if self.media else ""
        return "\n".join(part for part in (file, in_words(self.type, self.details), self.text) if part)

    @property
    def sayings(self) -> tuple[str, ...]:
        """The texts by which it is found, each by itself."""
        return sayings(self.type, self.text, self.media, self.details)

    @property
    def as_quoted(self) -> Quoted:
        """What a message that answers this one tells of it."""
        return Quoted(self.message_ids[0], self._said_itself[:_LONGEST_QUOTE] or None)

    @property
    def own_words(self) -> str:
        """What its writer said themselves, in writing or aloud: no description of an image, no name of a file."""
        heard = self.media.words if self.media and self.kind is MediaKind.VOICE else None
        return "\n".join(part for part in (heard, chosen(self.details), self.text) if part)

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


class Receipt(NamedTuple):
    """How far the message that WhatsApp knows by this id had come at a moment, and why it failed if it did."""

    message_id: str
    status: Status
    at: datetime
    error: str | None


@dataclass(frozen=True, slots=True)
class OutgoingDraft:
    """A message that we are to send. `message_id` is the WhatsApp id under which it will be known.

    It may answer a message that is `quoted`, and bring along a file: then it is of another `type`. It is sent from
    `send_at` on. A reply of the AI has its `generation`, and its `grounding` where documents were searched.
    """

    text: str
    author: Author
    author_id: str | None
    message_id: str
    request_id: str | None
    quoted: Quoted | None = None
    type: str = "text"
    media: Media | None = None
    purpose: Purpose | None = None
    part: int = 1
    pause: float = 0.0
    send_at: datetime | None = None
    generation: Generation | None = None
    grounding: Grounding | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it was told, after its ids and times were put in order. `from_me` was written on our side.

    `id` is what it will be known by here. The customer is known by `customer_ids` and reached at `address`. A change
    is `about` the message of that WhatsApp id. What `is_replayed` counts as history: nobody waits for its answer.
    """

    id: str
    phone_number: str
    message_id: str
    customer_ids: tuple[str, ...]
    address: str
    from_me: bool
    is_group: bool
    is_history: bool
    type: str
    text: str
    push_name: str | None
    sent_at: datetime
    arrived_at: datetime
    media: Media | None
    quoted: Quoted | None
    details: Details = field(default_factory=dict)
    about: str | None = None
    is_replayed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the customer says something to us by it. A sticker alone does not, and neither does a notice."""
        if self.type in (*NOTICES, *CHANGES):
            return False
        if self.type == MessageType.STICKER:
            return bool(self.text)
        return bool(self.text or self.media or tells(self.type, self.details))


def sayings(message_type: str, text: str, media: Media | None, details: Details) -> tuple[str, ...]:
    """Return the texts by which a message is found: its own, what its file says and is called, what else it tells."""
    of_file = (media.words, media.filename) if media else ()
    return tuple(one for one in (text, *of_file, in_words(message_type, details)) if one)


def being_read_until(messages: Sequence[Message], moment: datetime) -> datetime | None:
    """Return until when to wait, at most, for the files among these messages to be read; None to wait for none.

    Nobody waits for longer than a minute for a file.
    """
    until = max((one.created_at + _PATIENCE for one in messages if one.is_being_read), default=moment)
    return until if until > moment else None


def reason_for_silence(chat: Chat, *, ai_enabled: bool) -> str | None:
    """Say why nothing automatic is to be said in a chat, or None when it may be.

    `ai_enabled` tells whether the AI is on in the workspace.
    """
    if chat.opted_out_at:
        return "The customer opted out of automatic messages."
    if chat.is_taken_over:
        return "People took the chat over."
    return None if ai_enabled else "The AI was switched off in the workspace."


def reason_not_to_send(
    message: Message, chat: Chat, newest_incoming: int, earlier_part: Status | None, *, ai_enabled: bool
) -> str | None:
    """Say why an automatic message that has not been sent yet must not be any more, or None when it may.

    A reply in several parts is interrupted by the customer's newest message, at the position `newest_incoming`, and by
    the `earlier_part` right before this one, where that was not sent. `ai_enabled` tells whether the AI is on in the
    workspace.
    """
    if message.purpose is None or message.status is not Status.QUEUED:
        return None
    silent = None if message.purpose is Purpose.OPT_OUT else reason_for_silence(chat, ai_enabled=ai_enabled)
    if silent:
        return silent
    if message.part > 1 and newest_incoming > message.seq:
        return "The customer wrote again."
    if earlier_part in _NOT_SENT:
        return "The part before it was not sent."
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
