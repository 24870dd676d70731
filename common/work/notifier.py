"""The bell: tells the workers to look now. What must happen is in MongoDB, so a lost ring costs only time."""

import heapq
import threading
import time
from datetime import datetime

import structlog
from celery import Celery
from kombu.exceptions import OperationalError
from redis import Redis

from common.kernel.clock import now
from common.kernel.settings import Settings

ANSWER_CHAT = "worker.tasks.replies.answer_chat"
DELIVER_CHAT = "worker.tasks.delivery.deliver_chat"
LOG_OUT = "worker.tasks.delivery.log_out"
INDEX_DOCUMENT = "worker.tasks.documents.index_document"
READ_MEDIA = "worker.tasks.media.read_media"
REMEMBER = "worker.tasks.summaries.remember"
SUMMARISE = "worker.tasks.summaries.summarise"
REPLAY = "worker.tasks.replays.run_replay"
TRACK_LEAD = "worker.tasks.leads.track_lead"
REQUALIFY = "worker.tasks.leads.requalify"
REMOVE_WORKSPACE = "worker.tasks.removals.remove_workspace"
_QUEUES = ("replies", "delivery", "media", "leads", "summaries", "replays", "documents", "removals", "upkeep")
CANARIES = {name: f"worker.tasks.{name}.canary" for name in _QUEUES}

_log = structlog.get_logger(__name__)
_PAUSE_AFTER_FAILURE = 1.0


class Queue:
    """Rings from a thread of its own, off the caller's path: at the asked time, once for each chat that waits.

    Ringing is best effort. What fails here, or dies with the process, the upkeep rings again.
    """

    def __init__(self, settings: Settings) -> None:
        self._celery = Celery("bell", set_as_current=False)
        self._celery.config_from_object("celeryconfig")
        self._celery.conf.update(broker_url=settings.redis_url)
        self._redis = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
        self._due: dict[tuple[str, str], float] = {}
        self._heap: list[tuple[float, tuple[str, str]]] = []
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def answer(self, chat_id: str, at: datetime | None = None) -> None:
        """Ask for the AI's answer to a chat, at `at` or now."""
        self._ring(ANSWER_CHAT, chat_id, at)

    def deliver(self, chat_id: str, at: datetime | None = None) -> None:
        """Ask for the sending of what waits in a chat, at `at` or now."""
        self._ring(DELIVER_CHAT, chat_id, at)

    def log_out(self, phone_number: str) -> None:
        """Ask for the session of a reserved number to be ended."""
        self._ring(LOG_OUT, phone_number, None)

    def read_media(self, message_id: str) -> None:
        """Ask for the file that came with a message to be read."""
        self._ring(READ_MEDIA, message_id, None)

    def remember(self, chat_id: str) -> None:
        """Ask for the older messages of a chat to be summed up."""
        self._ring(REMEMBER, chat_id, None)

    def summarise(self, chat_id: str) -> None:
        """Ask for the summary of a chat that the team wants."""
        self._ring(SUMMARISE, chat_id, None)

    def replay(self, replay_id: str) -> None:
        """Ask for past turns to be answered again."""
        self._ring(REPLAY, replay_id, None)

    def track(self, chat_id: str, at: datetime | None = None) -> None:
        """Ask for what a customer has established to be read, at `at` or now."""
        self._ring(TRACK_LEAD, chat_id, at)

    def requalify(self, workspace_id: str) -> None:
        """Ask for a workspace's leads to be judged anew."""
        self._ring(REQUALIFY, workspace_id, None)

    def index(self, document_id: str) -> None:
        """Ask for the indexing of a document, or for the removal of what is left of it."""
        self._ring(INDEX_DOCUMENT, document_id, None)

    def remove_workspace(self, workspace_id: str) -> None:
        """Ask for the removal of a deleted workspace's data."""
        self._ring(REMOVE_WORKSPACE, workspace_id, None)

    def send_canaries(self) -> None:
        """Send one sign of life through every queue."""
        for queue, task in CANARIES.items():
            self._ring(task, queue, None)

    def ping(self) -> float:
        """Return the seconds that the broker takes to answer.

        Raises:
            RedisError: it does not.
        """
        start = time.perf_counter()
        self._redis.ping()
        return time.perf_counter() - start

    def _ring(self, task: str, target_id: str, at: datetime | None) -> None:
        delay = (at - now()).total_seconds() if at else 0.0
        key, when = (task, target_id), time.monotonic() + max(0.0, delay)
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
                self._thread.start()
            self._due[key] = when
            heapq.heappush(self._heap, (when, key))
            self._changed.notify()

    def _run(self) -> None:
        while True:
            batch = self._wait_for_batch()
            try:
                with self._celery.producer_pool.acquire(block=True, timeout=2) as producer:
                    for task, target_id in batch:
                        self._celery.send_task(task, args=[target_id], producer=producer)
            except (OperationalError, OSError, ConnectionError, TimeoutError) as error:
                _log.warning("bell not heard", waiting=len(batch), error=str(error))
                time.sleep(_PAUSE_AFTER_FAILURE)
            except Exception:
                _log.exception("bell broken", waiting=len(batch))
                time.sleep(_PAUSE_AFTER_FAILURE)

    def _wait_for_batch(self) -> list[tuple[str, str]]:
        """Sleep until something is due and take all that is. `_due` holds the newest time asked for each."""
        with self._changed:
            while True:
                batch = []
                while self._heap and self._heap[0][0] <= time.monotonic():
                    when, key = heapq.heappop(self._heap)
                    if self._due.get(key) == when:
                        del self._due[key]
                        batch.append(key)
                if batch:
                    return batch
                self._changed.wait(self._heap[0][0] - time.monotonic() if self._heap else None)
