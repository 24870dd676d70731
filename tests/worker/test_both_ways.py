"""What a worker is notified of and what it finds by itself wait in one place, once."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery

from devstack.team import wait_for
from worker.pool import QueuePool

TASK = "replies.answer"


@pytest.fixture
def done() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """The tasks of these tests hang until this is set."""
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture
def pool(gate: threading.Event, done: list[tuple[str, ...]]) -> QueuePool:
    """A pool with one thread for replies, which is taken."""
    app = Celery(set_as_current=False)
    app.config_from_object("celeryconfig")
    app.conf.queue_threads = {**app.conf.queue_threads, "replies": 1}
    begun = threading.Event()

    # A shared one would be a task of the other tests, too.
    @app.task(name=TASK, shared=False)
    def answer(*given: str) -> None:
        begun.set()
        gate.wait()
        done.append(given)

    pool = QueuePool(app=app)
    pool.begin(TASK, "hangs", "tenant")
    assert begun.wait(5)
    return pool


def notify(pool: QueuePool, *given: str) -> list[Any]:
    """Hand over what the broker brings, as Celery does. Returns what it acknowledges, when it does."""
    acknowledged = list[Any]()
    run = pool.app.tasks[TASK].run
    request = (TASK, "id", {"args": list(given)})
    pool.on_apply(lambda *_: run(*given), request, {}, acknowledged.append, lambda *_: None)
    return acknowledged


def test_what_was_found_and_waits_is_acknowledged_at_once(
    pool: QueuePool, gate: threading.Event, done: list[tuple[str, ...]]
) -> None:
    pool.begin(TASK, "chat", "tenant")
    assert notify(pool, "chat", "tenant")
    gate.set()
    wait_for(lambda: len(done) == 2, "what waits")
    assert sorted(done) == [("chat", "tenant"), ("hangs", "tenant")]


def test_what_was_notified_and_waits_is_not_added_when_it_is_found(
    pool: QueuePool, gate: threading.Event, done: list[tuple[str, ...]]
) -> None:
    acknowledged = notify(pool, "chat", "tenant")
    pool.begin(TASK, "chat", "tenant")
    pool.begin(TASK, "last", "tenant")
    assert not acknowledged
    gate.set()
    wait_for(lambda: len(done) == 3, "what waits")
    assert sorted(done) == [("chat", "tenant"), ("hangs", "tenant"), ("last", "tenant")]
    assert acknowledged


def test_what_was_found_is_waited_for_when_the_worker_ends(pool: QueuePool, gate: threading.Event) -> None:
    pool.take_no_more()
    assert not pool.ended
    gate.set()
    wait_for(lambda: pool.ended, "the task to end")
