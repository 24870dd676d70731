"""The small installation: one process works on many queues, and none of them waits for another."""

import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
import requests
from celery import Celery
from pymongo import MongoClient

from celeryconfig import queue_threads
from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.recordings import voice_note
from tests.builders.stacks import QUICK

Hang = Callable[[], list[str]]

THREADS = 2
# Longer than all that is done meanwhile takes on a busy machine.
HANGING = 110


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    # One more is kept for other tenants.
    few = {"PROFILE": "small", "REPLIES_THREADS": str(THREADS + 1), "AI_TIMEOUT": str(HANGING)}
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK | few) as stack:
        yield stack


@pytest.fixture
def team(stack: Stack) -> Team:
    return open_account(stack)


@pytest.fixture
def hang(team: Team) -> Iterator[Hang]:
    """Let the model hang, and return the customers who wait for it: more than there are threads for replies.

    They are answered in the end: what the next one counts is not theirs.
    """
    customers: list[str] = []

    def hang() -> list[str]:
        team.model.forget_requests()
        team.model.fail(pause=True)
        customers.extend(new_customer() for _ in range(3 * THREADS))
        for customer in customers:
            team.customer_writes(customer, "hello")
        wait_for(lambda: len(team.model.requests()) >= THREADS, "all threads for replies to hang")
        return customers

    yield hang
    team.model.mend()
    for customer in customers:
        team.await_replies(customer)


def in_words(message: dict[str, Any]) -> bool:
    return message["media"] is not None and message["media"]["state"] == "ready"


def test_a_model_that_hangs_keeps_nothing_else_from_being_done(team: Team, hang: Hang, stack: Stack) -> None:
    ana = new_customer()
    team.customer_writes(ana, "hello")
    team.await_replies(ana)
    waiting, hung = hang(), time.monotonic()

    by_hand = {"content": "A person here", "direction": "outgoing"}
    assert team.call("POST", f"/chats/{team.chat(ana)['id']}/messages", json=by_hand).status_code == 201
    assert team.await_replies(ana, 2)[1]["text"] == "A person here"

    files = {"file": ("voice.ogg", io.BytesIO(voice_note("My name is Carolina")), "audio/ogg")}
    media = requests.post(f"{team.whatsapp.url}/simulator/media", files=files, timeout=5).json()
    team.customer_writes(ana, "", type="audio", media=media)
    wait_for(lambda: in_words(team.messages(ana)[-1]), "the voice note in words")

    client: MongoClient[dict[str, Any]] = MongoClient(stack.mongodb_url)
    with client:
        heartbeats = client["whatsapp_automation"]["heartbeats"]
        last = {queue: heartbeats.find_one({"_id": queue}) for queue in queue_threads if queue != "replies"}
        wait_for(
            lambda: all(heartbeats.find_one({"_id": queue}) != seen for queue, seen in last.items()),
            "a sign of life from every other queue",
        )
    assert len(team.model.requests()) == THREADS
    assert time.monotonic() - hung < HANGING, "the time-out may have let go"

    team.model.mend()
    for customer in waiting:
        team.await_replies(customer)
    assert [len(team.replies(customer)) for customer in waiting] == [1] * len(waiting)


def test_what_waits_is_held_once_and_only_what_runs_is_active(team: Team, hang: Hang, stack: Stack) -> None:
    waiting = hang()
    with Celery(broker=stack.redis_url) as celery:
        for customer in waiting:
            for _ in range(5):
                celery.send_task("replies.answer", args=[team.chat(customer)["id"], team.workspace_id], queue="replies")
        inspect = celery.control.inspect(timeout=5, limit=2)
        time.sleep(2)
        active, reserved = (held(found) for found in (inspect.active(), inspect.reserved()))
    assert len(team.model.requests()) == THREADS
    # What the worker found by itself is not Celery's to know; what runs may wait once more.
    assert len(active) <= THREADS and len(reserved) == len(set(reserved)) <= len(waiting)


def held(found: Mapping[str, Sequence[Any]] | None) -> list[str]:
    """Return the chats whose answers the small profile's worker has."""
    (tasks,) = [tasks for name, tasks in (found or {}).items() if name.startswith("worker@")]
    return [task["args"][0] for task in tasks if task["name"] == "replies.answer"]


def test_a_worker_that_is_asked_to_stop_while_the_model_hangs_ends_after_its_grace(hang: Hang, stack: Stack) -> None:
    hang()
    worker, asked = stack.process("worker"), time.monotonic()
    worker.terminate()
    worker.wait()
    assert 7 < time.monotonic() - asked < HANGING / 2
    assert worker.exit_code != -9
    worker.start()


def test_asking_a_second_time_ends_it_at_once(hang: Hang, stack: Stack) -> None:
    hang()
    worker, asked = stack.process("worker"), time.monotonic()
    worker.terminate()
    time.sleep(1)
    worker.terminate()
    worker.wait()
    assert time.monotonic() - asked < 8
    assert worker.exit_code != -9
    worker.start()
