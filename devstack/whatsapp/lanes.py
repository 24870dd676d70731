"""Whose turn it is: each chat is a lane with one post in flight, so its order is kept while lanes run in parallel."""

import heapq
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from queue import SimpleQueue

from .live import Chat


@dataclass(order=True)
class Event:
    """One webhook to be posted. Sorts in the order in which its lane posts it."""

    ready_at: float
    id: int
    chat: Chat = field(compare=False)
    kind: str = field(compare=False)
    body: str = field(compare=False)
    message: int | None = field(compare=False, default=None)
    grants: str | None = field(compare=False, default=None)
    attempts: int = field(compare=False, default=0)


@dataclass
class Lane:
    """What waits for one chat."""

    waiting: list[Event] = field(default_factory=list)
    not_before: float = 0
    busy: bool = False


class Lanes:
    """Hands out events through `turns` when they are due; None there means that the work is over."""

    def __init__(self) -> None:
        self.turns: SimpleQueue[Event | None] = SimpleQueue()
        self._lanes: dict[Chat, Lane] = defaultdict(Lane)
        self._alarms: list[tuple[float, Chat]] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._clock = threading.Thread(target=self._watch_the_clock, daemon=True)

    def start(self) -> None:
        """Start the clock."""
        self._clock.start()

    def stop(self) -> None:
        """Hand out nothing more."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._clock.join()

    def queue(self, events: Iterable[Event]) -> None:
        """Put events into their lanes."""
        with self._changed:
            for event in events:
                heapq.heappush(self._lanes[event.chat].waiting, event)
                self._advance(event.chat)

    def finish(self, event: Event, retry_in: float | None) -> None:
        """The event's turn is over, or has to come again before anything else in its lane."""
        with self._changed:
            lane = self._lanes[event.chat]
            lane.busy = False
            if retry_in is not None:
                lane.not_before = time.time() + retry_in
                heapq.heappush(lane.waiting, event)
            self._advance(event.chat)

    def _advance(self, chat: Chat) -> None:
        """Hand out the lane's next event, or set an alarm for it. The caller holds the lock."""
        lane = self._lanes[chat]
        if lane.busy or self._stopping:
            return
        if not lane.waiting:
            del self._lanes[chat]
            return
        due = max(lane.waiting[0].ready_at, lane.not_before)
        if due <= time.time():
            lane.busy = True
            self.turns.put(heapq.heappop(lane.waiting))
        else:
            heapq.heappush(self._alarms, (due, chat))
            self._changed.notify()

    def _watch_the_clock(self) -> None:
        with self._changed:
            while not self._stopping:
                while self._alarms and self._alarms[0][0] <= time.time():
                    self._advance(heapq.heappop(self._alarms)[1])
                self._changed.wait(self._alarms[0][0] - time.time() if self._alarms else None)
