"""Tells the workers to look now. What must happen is in MongoDB, so a notification that is lost costs only time."""

import heapq
import math
import threading
import time
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime

import structlog
from celery import Celery
from kombu.exceptions import OperationalError
from redis import Redis, RedisError

from common.kernel.clock import now
from common.kernel.settings import Settings
from common.work.kinds import UPKEEP, Kind, canary

_log = structlog.get_logger(__name__)
_PAUSE_AFTER_FAILURE = 1.0
# A queue that nobody consumes must not fill the broker, at about a kilobyte each.
LONGEST_QUEUE = 5000
_EXPIRES_AFTER = 300
# A number to which a hundred customers write at once need not be told of each.
_PAUSE_BETWEEN_TWO = 0.02
Notification = tuple[str, str, str]
Begin = Callable[[str, str, str], None]


class Notifier:
    """Sends tasks from a thread of its own, off the caller's path: at the requested time, once for each item.

    That is best effort. What fails here, or dies with the process, the sweep sends again.
    """

    def __init__(self, settings: Settings, kinds: Iterable[Kind]) -> None:
        self._tasks = {kind.name: kind.task for kind in kinds}
        self.queues: Sequence[str] = sorted({UPKEEP} | {task.split(".")[0] for task in self._tasks.values()})
        self._celery = Celery("notifier", set_as_current=False)
        self._celery.config_from_object("celeryconfig")
        self._celery.conf.update(broker_url=settings.redis_url)
        self._redis = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
        self._due: dict[Notification, float] = {}
        self._heap: list[tuple[float, Notification]] = []
        self._sent: dict[Notification, float] = {}
        self._here: tuple[Container[str], Begin] = ((), lambda *_: None)
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def begin_here(self, queues: Container[str], begin: Begin) -> None:
        """Let this process begin by itself what comes into queues that it serves: `begin(task, item_id, tenant)`."""
        self._here = queues, begin

    def notify(self, kind: str, item_id: str, tenant: str, at: datetime | None = None) -> None:
        """Ask for work of this kind to be done, at `at` or now. `tenant` tells whose it is."""
        self._send(self._tasks[kind], item_id, tenant, at)

    def send_canaries(self) -> None:
        """Send one sign of life through every queue."""
        for queue in self.queues:
            self._send(canary(queue), queue, UPKEEP, None)

    def ping(self) -> float:
        """Return the seconds that the broker takes to write something down: one that is full still answers a PING.

        Raises:
            RedisError: it does not.
        """
        start = time.perf_counter()
        self._redis.set("ping", "1", ex=60)
        return time.perf_counter() - start

    def _send(self, task: str, target_id: str, tenant: str, at: datetime | None) -> None:
        delay = (at - now()).total_seconds() if at else 0.0
        notification, when = (task, target_id, tenant), time.monotonic() + max(0.0, delay)
        with self._changed:
            when = max(when, self._sent.get(notification, 0.0) + _PAUSE_BETWEEN_TWO)
            if at is None and self._due.get(notification, math.inf) <= when:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)
                self._thread.start()
            self._due[notification] = when
            heapq.heappush(self._heap, (when, notification))
            self._changed.notify()

    def _run(self) -> None:
        while True:
            batch = self._wait_for_batch()
            try:
                self._send_tasks([one for one in batch if not self._begun_here(one)])
            except (OperationalError, RedisError, OSError) as error:
                _log.warning("workers not notified", waiting=len(batch), error=str(error))
                time.sleep(_PAUSE_AFTER_FAILURE)
            except Exception:
                _log.exception("notifier broken", waiting=len(batch))
                time.sleep(_PAUSE_AFTER_FAILURE)

    def _begun_here(self, notification: Notification) -> bool:
        """Begin work whose queue this process serves itself: nobody need be asked. A canary goes the long way."""
        queues, begin = self._here
        task, target_id, tenant = notification
        if task not in self._tasks.values() or task.partition(".")[0] not in queues:
            return False
        begin(task, target_id, tenant)
        return True

    def _send_tasks(self, batch: Sequence[Notification]) -> None:
        if not batch:
            return
        with self._celery.producer_pool.acquire(block=True, timeout=2) as producer:
            for task, target_id, tenant in batch:
                self._celery.send_task(task, args=[target_id, tenant], producer=producer, expires=_EXPIRES_AFTER)
        for queue in {task.partition(".")[0] for task, _, _ in batch}:
            # The newest come first. What is cut off the sweep finds, if it is still to be done.
            self._redis.ltrim(queue, 0, LONGEST_QUEUE - 1)

    def _wait_for_batch(self) -> list[Notification]:
        """Sleep until something is due and take all that is. `_due` holds the newest time requested for each."""
        with self._changed:
            while True:
                batch = []
                while self._heap and self._heap[0][0] <= time.monotonic():
                    when, notification = heapq.heappop(self._heap)
                    if self._due.get(notification) == when:
                        del self._due[notification]
                        batch.append(notification)
                if batch:
                    self._note_sent(batch)
                    return batch
                self._changed.wait(self._heap[0][0] - time.monotonic() if self._heap else None)

    def _note_sent(self, batch: Iterable[Notification]) -> None:
        moment = time.monotonic()
        self._sent = {one: at for one, at in self._sent.items() if moment - at < _PAUSE_BETWEEN_TWO}
        self._sent.update(dict.fromkeys(batch, moment))
