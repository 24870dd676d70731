"""What was rung for: under a backlog the bells themselves must not become work."""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta

RING_AGAIN_AFTER = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=2)


class RungLately:
    """Remembers for what waiting tries this process has rung, and forgets each as soon as it waits no more.

    A bell may be lost, so it is rung again; but since it is mostly just the workers who are busy, after twice as long
    each time. Nothing of this is written to the items: see `WorkItems.overdue`.
    """

    def __init__(self) -> None:
        self._pauses: dict[tuple[str, int], tuple[datetime, timedelta]] = {}
        self._lock = threading.Lock()

    def to_ring(self, waiting: Iterable[tuple[str, int]], moment: datetime) -> list[str]:
        """Return the ids of those for which it is time to ring, of all the tries (id, attempts) that wait now."""
        with self._lock:
            before, self._pauses, ids = self._pauses, {}, []
            for one in waiting:
                rung_at, pause = before.get(one, (None, RING_AGAIN_AFTER / 2))
                if rung_at is None or moment - rung_at >= pause:
                    rung_at, pause = moment, min(pause * 2, LONGEST_PAUSE)
                    ids.append(one[0])
                self._pauses[one] = rung_at, pause
        return ids
