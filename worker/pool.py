"""The worker's pool: threads of its own for every queue, shared fairly among tenants."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

import structlog
from celery.concurrency.base import BasePool, apply_target
from celery.worker import state

from common.work.fairness import FairQueue

_log = structlog.get_logger(__name__)

_DONE = (False, None, 0.0)


class QueuePool(BasePool):
    """Runs each task on a thread of its queue; how many each queue has is in the configuration.

    A worker fetches all that it is notified of: a queue whose threads all hang must not keep what another is notified
    of from being fetched. What is notified twice before it has begun is done once. So no more waits here than MongoDB
    holds work.
    """

    body_can_be_buffer = True
    signal_safe = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lanes: dict[str, Lane] = {}

    def on_apply(
        self,
        target: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        callback: Callable[..., Any],
        accept_callback: Callable[..., Any],
        **_: Any,
    ) -> None:
        """Let a task run. It is acknowledged at once if the same task waits already: that one will see all there is."""
        task, request = args[0], args[2]
        given = request["args"]
        waits = self._lane(task).submit(
            (task, str(given)),
            str(given[-1]) if given else task,
            lambda: apply_target(target, args, kwargs, callback, accept_callback),
        )
        if not waits:
            callback(_DONE)

    def take_no_more(self) -> None:
        """Begin nothing from now on. What waits was not acknowledged: it is handed out again."""
        for lane in self._lanes.values():
            lane.close()

    def on_stop(self) -> None:
        """Begin nothing any more and wait for what runs, unless it had its time: then it ends with the process."""
        self.take_no_more()
        if not state.should_terminate:
            for lane in self._lanes.values():
                lane.join()

    def terminate_job(self, pid: int, signal: int | None = None) -> None:
        """A thread can't be ended. What is cut off is due again once its lease has run out."""

    def _lane(self, task: str) -> Lane:
        queue = self.app.amqp.router.route({}, task)["queue"].name
        if queue not in self._lanes:
            self._lanes[queue] = Lane(queue, self.app.conf.queue_threads[queue])
        return self._lanes[queue]

    def _get_info(self) -> dict[str, Any]:
        limits = self.app.conf.queue_threads
        return {
            **super()._get_info(),  # type: ignore[misc]
            "max-concurrency": sum(limits[queue] for queue in self.app.amqp.queues.consume_from),
            "threads": {queue: lane.threads for queue, lane in self._lanes.items()},
        }


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

    Only the worker's main thread submits, and a signal may stop it anywhere: so it takes no lock. It hands tasks over
    to a thread that decides alone which of them is next.
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
                _log.exception("task not acknowledged")
            self._events.put(_Ended(task.tenant))
