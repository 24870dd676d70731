"""Requests that wait for the model: whoever does holds a thread, and most of them must stay free for webhooks."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from common.kernel.errors import Unavailable


class FewAtOnce:
    """Lets at most `most` requests wait at once in this process, and of each workspace `most_each`."""

    def __init__(self, most: int, most_each: int, otherwise: str) -> None:
        self._most = most
        self._most_each = most_each
        self._otherwise = otherwise
        self._waiting = Counter[str]()
        self._lock = Lock()

    @contextmanager
    def waiting(self, workspace_id: str) -> Iterator[None]:
        """Wait within the block.

        Raises:
            Unavailable: enough others do.
        """
        with self._lock:
            if self._waiting.total() >= self._most or self._waiting[workspace_id] >= self._most_each:
                raise Unavailable(self._otherwise)
            self._waiting[workspace_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting[workspace_id] -= 1
