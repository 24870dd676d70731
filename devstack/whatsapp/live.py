"""Open pages: who is looking at which chat, and telling them that something changed."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

Chat = tuple[str, str]


class Live:
    """Watchers by chat; a chat is (phone number, customer)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watchers: dict[Chat, list[SimpleQueue[str]]] = defaultdict(list)

    @contextmanager
    def watch(self, chat: Chat) -> Iterator[SimpleQueue[str]]:
        """A queue of the names of what changed, for as long as the page is open."""
        changes: SimpleQueue[str] = SimpleQueue()
        with self._lock:
            self._watchers[chat].append(changes)
        try:
            yield changes
        finally:
            with self._lock:
                self._watchers[chat].remove(changes)
                if not self._watchers[chat]:
                    del self._watchers[chat]

    def is_open(self, chat: Chat) -> bool:
        """Whether the customer has this chat on the screen."""
        with self._lock:
            return chat in self._watchers

    def tell(self, chat: Chat, change: str) -> None:
        """Tell the pages that show this chat."""
        with self._lock:
            for changes in self._watchers.get(chat, ()):
                changes.put(change)

    def tell_all(self, change: str) -> None:
        """Tell every open page."""
        with self._lock:
            for watchers in self._watchers.values():
                for changes in watchers:
                    changes.put(change)
