"""The worker's pool: threads of its own for every queue, so that one process serves many and none waits for another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import structlog
from celery.concurrency.base import BasePool, apply_target
from celery.worker import state

_log = structlog.get_logger(__name__)

_DONE = (False, None, 0.0)


class QueuePool(BasePool):
    """Runs each task on a thread of its queue; how many each queue has is in the configuration.

    A worker fetches all that is rung: a queue whose threads all hang must not keep what is rung for another from being
    fetched. What is rung twice before it has begun is done once. So no more waits here than MongoDB holds work.
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
        waits = self._lane(task).submit(
            (task, str(request["args"])),
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


class Lane:
    """The threads of one queue, started when they are needed, and the tasks that wait for one.

    Only the worker's main thread submits, and a signal may stop it anywhere: so no lock is held in here.
    """

    def __init__(self, queue: str, limit: int) -> None:
        self._queue = queue
        self._limit = limit
        self._tasks: SimpleQueue[tuple[object, Callable[[], None]]] = SimpleQueue()
        self._waiting: set[object] = set()
        self._idle = threading.Semaphore(0)
        self._threads: list[threading.Thread] = []
        self._closed = False

    @property
    def threads(self) -> int:
        return len(self._threads)

    def submit(self, name: object, run: Callable[[], None]) -> bool:
        """Let the task run as soon as a thread is free. Returns False if one of the same name waits already."""
        if name in self._waiting:
            return False
        self._waiting.add(name)
        self._tasks.put((name, run))
        if not self._idle.acquire(blocking=False) and self.threads < self._limit:
            # No thread outlives the process: one that hangs must not keep it from ending.
            thread = threading.Thread(target=self._work, name=f"{self._queue}-{self.threads}", daemon=True)
            self._threads.append(thread)
            thread.start()
        return True

    def close(self) -> None:
        """Let no task begin any more."""
        self._closed = True
        for _ in self._threads:
            self._tasks.put((None, lambda: None))

    def join(self) -> None:
        """Wait for the tasks that run."""
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while True:
            name, run = self._tasks.get()
            if self._closed:
                return
            self._waiting.discard(name)
            try:
                run()
            except BaseException:
                _log.exception("task not acknowledged")
            self._idle.release()
