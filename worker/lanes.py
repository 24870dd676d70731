"""The threads of one queue, shared fairly among tenants."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

import structlog

from common.work.fairness import FairQueue

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Task:
    """A task that waits. `name` is the same for what need not be done twice."""

    name: object
    tenant: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Ended:
    tenant: str


class Lane:
    """The threads of one queue, started when they are needed, and the tasks that wait for one.

    The worker's main thread submits, where a signal may stop it anywhere, and so does the sweep: so it takes no lock.
    It hands tasks over to a thread that decides alone which of them is next. What two submit at the same moment may run
    twice, which is harmless.
    """

    def __init__(self, queue: str, limit: int) -> None:
        self._queue = queue
        self._limit = limit
        self._events: SimpleQueue[_Task | _Ended] = SimpleQueue()
        self._begun: SimpleQueue[_Task | None] = SimpleQueue()
        self._waiting: set[object] = set()
        self._threads: list[threading.Thread] = []
        self._closed = False
        # No thread outlives the process: one that hangs must not keep it from ending.
        threading.Thread(target=self._decide, name=f"{queue}-turns", daemon=True).start()

    @property
    def threads(self) -> int:
        return len(self._threads)

    def submit(self, name: object, tenant: str, run: Callable[[], None]) -> bool:
        """Let the task run when it is its tenant's turn. Returns False if one of the same name waits already."""
        if name in self._waiting:
            return False
        self._waiting.add(name)
        self._events.put(_Task(name, tenant, run))
        return True

    def close(self) -> None:
        """Let no task begin any more."""
        self._closed = True
        for _ in self._threads:
            self._begun.put(None)

    @property
    def ended(self) -> bool:
        """Whether the tasks that ran when it was closed have ended."""
        return not any(thread.is_alive() for thread in self._threads)

    def join(self) -> None:
        """Wait for the tasks that run."""
        for thread in self._threads:
            thread.join()

    def _decide(self) -> None:
        """Let tasks begin one after the other, as tasks come in and others end."""
        turns, running = FairQueue[_Task](self._limit), 0
        while not self._closed:
            event = self._events.get()
            if isinstance(event, _Ended):
                turns.end(event.tenant)
                running -= 1
            else:
                turns.add(event.tenant, event)
            while begun := turns.begin():
                running += 1
                if running > self.threads:
                    self._start_thread()
                self._begun.put(begun[1])

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._work, name=f"{self._queue}-{self.threads}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (task := self._begun.get()) and not self._closed:
            self._waiting.discard(task.name)
            try:
                task.run()
            except BaseException:
                _log.exception("task broken off")
            self._events.put(_Ended(task.tenant))
