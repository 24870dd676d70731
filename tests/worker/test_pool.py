"""The threads of a queue, and how the tasks that wait for them are taken in."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from devstack.team import wait_for
from worker.lanes import Lane


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What hangs in these tests hangs until this is set."""
    gate = threading.Event()
    yield gate
    gate.set()


def noting(done: list[str], name: str) -> Callable[[], None]:
    return lambda: done.append(name)


def test_threads_start_when_they_are_needed_and_no_more_than_allowed(gate: threading.Event) -> None:
    lane, done = Lane("replies", 2), list[str]()
    lane.submit("first", "tenant", noting(done, "first"))
    wait_for(lambda: done == ["first"], "the first")
    time.sleep(0.05)
    lane.submit("second", "tenant", noting(done, "second"))
    wait_for(lambda: done == ["first", "second"], "the second")
    assert lane.threads == 1

    def waits() -> None:
        gate.wait()

    for number in range(5):
        lane.submit(number, f"tenant {number}", waits)
    wait_for(lambda: lane.threads == 2, "the second thread")


def test_what_waits_already_is_done_once_and_what_runs_already_is_done_again(gate: threading.Event) -> None:
    lane, begun, done = Lane("replies", 1), threading.Event(), list[str]()

    def hang() -> None:
        begun.set()
        gate.wait()

    assert lane.submit("runs", "tenant", hang)
    assert begun.wait(5)
    assert lane.submit("runs", "tenant", noting(done, "again"))
    assert lane.submit("waits", "tenant", noting(done, "waited"))
    assert not lane.submit("waits", "tenant", noting(done, "twice"))
    gate.set()
    wait_for(lambda: done == ["again", "waited"], "what waited")
    assert lane.submit("waits", "tenant", noting(done, "later"))
    wait_for(lambda: done[-1] == "later", "what came later")


def test_a_task_that_fails_ends_no_thread() -> None:
    lane, done = Lane("replies", 1), list[str]()

    def fail() -> None:
        raise SystemExit

    lane.submit("fails", "tenant", fail)
    lane.submit("works", "tenant", noting(done, "works"))
    wait_for(lambda: done == ["works"], "the task after the one that failed")


def test_a_closed_lane_ends_what_runs_and_begins_nothing(gate: threading.Event) -> None:
    lane, begun, done = Lane("replies", 1), threading.Event(), list[str]()

    def run() -> None:
        begun.set()
        gate.wait()
        done.append("ran")

    lane.submit("runs", "tenant", run)
    assert begun.wait(5)
    lane.submit("waits", "tenant", noting(done, "waited"))
    lane.close()
    gate.set()
    lane.join()
    assert done == ["ran"]


def test_a_tenant_whose_tasks_all_hang_keeps_no_other_from_its_turn(gate: threading.Event) -> None:
    lane, done = Lane("delivery", 5), list[str]()

    def hang() -> None:
        gate.wait()

    for number in range(100):
        lane.submit(f"noisy {number}", "noisy", hang)
    wait_for(lambda: lane.threads == 4, "all threads that one tenant may have")
    for number in range(3):
        lane.submit(f"quiet {number}", "quiet", noting(done, f"quiet {number}"))
    wait_for(lambda: done == ["quiet 0", "quiet 1", "quiet 2"], "the tasks of the other tenant")
    assert lane.threads == 5
