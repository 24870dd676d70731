"""Messages, as they are on record."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from common.inbox.rules.chats import Direction
from common.inbox.rules.decisions import Decision
from common.inbox.rules.details import Details, chosen, in_words
from common.inbox.rules.media import Media, MediaKind, MediaState, file_in_words, kind_of
from common.inbox.rules.sources import Grounding
from common.inbox.rules.statuses import Status
from common.llm.rules.generation import Generation

_PATIENCE = timedelta(seconds=60)
_LONGEST_QUOTE = 300


class Author(StrEnum):
    """Who wrote it. PHONE is somebody at the business phone itself."""

    CUSTOMER = "customer"
    AI = "ai"
    MEMBER = "member"
    PHONE = "phone"


class Purpose(StrEnum):
    """What an automatic message is for."""

    REPLY = "reply"
    GREETING = "greeting"
    HAND_OVER = "hand_over"
    OUT_OF_HOURS = "out_of_hours"
    OPT_OUT = "opt_out"


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
