"""What the inbox publishes, each inside the transaction in which it happens. Who is above it subscribes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from common.accounts.rules.workspaces import Workspace
from common.inbox.rules.chats import Chat
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.messages import Message
from common.mongo.database import ClientSession, Document, merged


@dataclass(frozen=True, slots=True)
class Arrival:
    """A customer's message comes on record.

    An `answerable` one waits for an answer; its burst is complete `settled_at`. `ai_enabled`
    tells whether the AI is on in the workspace.
    """

    workspace: Workspace
    chat: Chat
    incoming: Incoming
    answerable: bool
    ai_enabled: bool
    arrived_at: datetime
    settled_at: datetime
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Joining:
    """The chat `gone_id` becomes part of the chat `kept_id`: they are one customer's."""

    workspace_id: str
    kept_id: str
    gone_id: str


@dataclass(frozen=True, slots=True)
class Due:
    """Work on the chat, of the named kind, that is due `at` a moment or now: its workers are to be notified."""

    kind: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a subscriber changes: fields of its own of the chat, as an update of MongoDB, and what is due by it."""

    update: Document = field(default_factory=dict)
    due: tuple[Due, ...] = ()


class Subscriber:
    """Hears of events, each within its transaction: to write to collections of its own, and to give back a change."""

    def arrived(self, arrival: Arrival) -> Change:
        return Change()

    def file_read(self, message: Message, session: ClientSession) -> Change:
        """The file that came with a message is read, in words or not."""
        return Change()

    def joined(self, joining: Joining, session: ClientSession) -> Change:
        return Change()

    def corrected(self, message: Message, session: ClientSession) -> Change:
        """Its writer edits a message or revokes it; it is told as it was before."""
        return Change()

    def hold_changed(self, chat_id: str, session: ClientSession) -> Change:
        """People took the chat, or gave it back."""
        return Change()

    def stopped_by_hold(self, message: Message, session: ClientSession) -> Change:
        """An automatic message was cancelled before it went out, because people hold the chat."""
        return Change()

    def given_back(self, chat_id: str, session: ClientSession) -> Change:
        """People gave the chat back to the AI."""
        return Change()

    def handed_over(self, chat_id: str, session: ClientSession) -> Change:
        """The AI left the chat to people."""
        return Change()


class Subscribers(Subscriber):
    """All who hear of the inbox's events. `wiring` names them."""

    def __init__(self) -> None:
        self._all: list[Subscriber] = []

    def add(self, subscriber: Subscriber) -> None:
        """Let this one hear of everything from now on."""
        self._all.append(subscriber)

    def arrived(self, arrival: Arrival) -> Change:
        return _together([one.arrived(arrival) for one in self._all])

    def file_read(self, message: Message, session: ClientSession) -> Change:
        return _together([one.file_read(message, session) for one in self._all])

    def joined(self, joining: Joining, session: ClientSession) -> Change:
        return _together([one.joined(joining, session) for one in self._all])

    def corrected(self, message: Message, session: ClientSession) -> Change:
        return _together([one.corrected(message, session) for one in self._all])

    def hold_changed(self, chat_id: str, session: ClientSession) -> Change:
        return _together([one.hold_changed(chat_id, session) for one in self._all])

    def stopped_by_hold(self, message: Message, session: ClientSession) -> Change:
        return _together([one.stopped_by_hold(message, session) for one in self._all])

    def given_back(self, chat_id: str, session: ClientSession) -> Change:
        return _together([one.given_back(chat_id, session) for one in self._all])

    def handed_over(self, chat_id: str, session: ClientSession) -> Change:
        return _together([one.handed_over(chat_id, session) for one in self._all])


def _together(changes: Sequence[Change]) -> Change:
    return Change(merged(*(one.update for one in changes)), tuple(due for one in changes for due in one.due))
