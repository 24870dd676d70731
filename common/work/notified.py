"""What was found overdue lately: under a backlog the finding itself must not become work."""

import threading
from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

NOTIFY_AGAIN_AFTER = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=2)


class NotifiedLately:
    """Remembers of which waiting attempts this process has notified its threads, and forgets each that waits no more.

    What was begun may come to nothing, so it is repeated; but since it is mostly just the threads that are busy, after
    twice as long each time. Nothing of this is written to the items: see `WorkItems.overdue`.
    """

    def __init__(self) -> None:
        self._pauses: dict[tuple[str, Hashable], tuple[datetime, timedelta]] = {}
        self._lock = threading.Lock()

    def to_notify(self, waiting: Iterable[tuple[str, Hashable]], moment: datetime) -> list[str]:
        """Return the ids of what it is time to notify of, of all the attempts (id, which one) that wait now."""
        with self._lock:
            before, self._pauses, ids = self._pauses, {}, []
            for one in waiting:
                notified_at, pause = before.get(one, (None, NOTIFY_AGAIN_AFTER / 2))
                if notified_at is None or moment - notified_at >= pause:
                    notified_at, pause = moment, min(pause * 2, LONGEST_PAUSE)
                    ids.append(one[0])
                self._pauses[one] = notified_at, pause
        return ids
