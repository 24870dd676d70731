"""What this process works on at this moment."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from common.kernel.clock import now
from common.work.claims import Claim

LONGEST_WORK = timedelta(minutes=10)


class Kept:
    """The claims whose leases this process keeps alive, and which of them have got on."""

    def __init__(self) -> None:
        self._since: dict[Claim, datetime] = {}
        self._got_on: set[Claim] = set()
        self._lock = threading.Lock()

    @contextmanager
    def keeping(self, claim: Claim) -> Iterator[None]:
        """Keep the lease alive while the block runs."""
        with self._lock:
            self._since[claim] = now()
        try:
            yield
        finally:
            with self._lock:
                self._since.pop(claim, None)
                self._got_on.discard(claim)

    def got_on(self, claim: Claim) -> None:
        """Note that the work is further than before: it is not stuck, and its earlier attempts don't count any more."""
        with self._lock:
            self._since[claim] = now()
            self._got_on.add(claim)

    def attempts(self, claim: Claim) -> int:
        """Return how many attempts there were since the work last got on."""
        return 1 if claim in self._got_on else claim.attempts

    def claims(self) -> list[Claim]:
        """Return the claims on what this process works on, but for what has been stuck for too long."""
        with self._lock:
            return [claim for claim, begun in self._since.items() if now() - begun < LONGEST_WORK]
