"""One open stream: what waits to be sent to whoever looks."""

import time
from queue import Empty, SimpleQueue

from common.accounts.access import Seat
from common.accounts.rules.workspaces import Role, may
from webapp.live.entry_ids import EntryId
from webapp.live.feed import Entry

# Whoever takes nothing for so long resumes later, from what is kept.
_MOST_WAITING = 2000


class Over(Exception):
    """The stream is to end."""


class Subscription:
    """What somebody in a `seat`, who is of a `role`, still has to be sent: what comes behind the entry `after`."""

    def __init__(self, seat: Seat, role: Role, after: EntryId) -> None:
        self.seat = seat
        self.role = role
        self._after = after
        self._waiting: SimpleQueue[Entry | None] = SimpleQueue()

    def offer(self, entry: Entry) -> None:
        """Let the entry be sent."""
        if self._waiting.qsize() < _MOST_WAITING:
            self._waiting.put(entry)
        else:
            self.end()

    def end(self) -> None:
        """Let the stream end. Whoever may resumes with what was not sent."""
        self._waiting.put(None)

    def take(self, seconds: float) -> bytes:
        """Return all that is to be sent by now; nothing if nothing comes within these seconds.

        Raises:
            Over: the stream is to end.
        """
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                content = self.shown(self._waiting.get(timeout=left))
                while not self._waiting.empty():
                    content += self.shown(self._waiting.get())
            except Empty:
                break
            if content:
                return content
        return b""

    def shown(self, entry: Entry | None) -> bytes:
        """Return what is sent of an entry: nothing of one that was sent before, or is not for somebody of this role.

        Raises:
            Over: it is the end.
        """
        if entry is None:
            raise Over
        if entry.id <= self._after:
            return b""
        self._after = entry.id
        return entry.content if may(self.role, entry.audience) else b""
