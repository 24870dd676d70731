"""The worker's pool: threads of its own for every queue."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from celery.concurrency.base import BasePool, apply_target
from celery.worker import state

from worker.lanes import Lane

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
        self._lanes = {queue: Lane(queue, limit) for queue, limit in self.app.conf.queue_threads.items()}
        self._started = time.monotonic()
        self._notified: dict[str, float] = {}

    def on_apply(
        self,
        target: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        callback: Callable[..., Any],
        accept_callback: Callable[..., Any],
        **_: Any,
    ) -> None:
        """Let a task run. It is done at once if the same task waits already: that one will see all there is."""
        task, request = args[0], args[2]
        self._notified[task] = time.monotonic()
        if not self._submit(
            task, request["args"], lambda: apply_target(target, args, kwargs, callback, accept_callback)
        ):
            callback(_DONE)

    def begin(self, task: str, *given: str) -> None:
        """Let a task run of which nobody has notified this process, unless the same waits already."""
        self._submit(task, given, lambda: self.app.tasks[task].run(*given))

    def silence(self, task: str) -> float:
        """Return for how many seconds nobody has notified this process of such a task."""
        return time.monotonic() - self._notified.get(task, self._started)

    def take_no_more(self) -> None:
        """Begin nothing from now on. What waits is found by the sweep of another worker."""
        for lane in self._lanes.values():
            lane.close()

    @property
    def ended(self) -> bool:
        """Whether all that ran has ended, once no more is taken."""
        return all(lane.ended for lane in self._lanes.values())

    def on_stop(self) -> None:
        """Begin nothing any more and wait for what runs, unless it had its time: then it ends with the process."""
        self.take_no_more()
        if not state.should_terminate:
            for lane in self._lanes.values():
                lane.join()

    def terminate_job(self, pid: int, signal: int | None = None) -> None:
        """A thread can't be ended. What is cut off is due again once its lease has run out."""

    def _submit(self, task: str, given: Sequence[object], run: Callable[[], None]) -> bool:
        lane = self._lanes[self.app.amqp.router.route({}, task)["queue"].name]
        return lane.submit((task, *map(str, given)), str(given[-1]) if given else task, run)

    def _get_info(self) -> dict[str, Any]:
        limits = self.app.conf.queue_threads
        return {
            **super()._get_info(),  # type: ignore[misc]
            "max-concurrency": sum(limits[queue] for queue in self.app.amqp.queues.consume_from),
            "threads": {queue: lane.threads for queue, lane in self._lanes.items()},
        }
