"""The small installation: one process works on many queues, and none of them waits for another."""

import io
import time
from collections.abc import Iterator, Mapping, Sequence
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

THREADS = 2


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    # One more is kept for other tenants.
    few = {
        "PROFILE": "small",
        **{f"{queue}_THREADS": str(THREADS + 1) for queue in ("REPLIES", "DELIVERY", "DOCUMENTS")},
    }
    with Stack(tmp_path_factory.mktemp("stack"), env=QUICK | few | {"PROFILE": "small"}) as stack:
        yield stack


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    team = open_account(stack)
    yield team
    team.model.mend()


def hang(team: Team) -> list[str]:
    """Let the model hang, and return the customers who wait for it: more than there are threads for replies."""
    team.model.forget_requests()
    team.model.fail(pause=True)
    customers = [new_customer() for _ in range(3 * THREADS)]
    for customer in customers:
        team.customer_writes(customer, "hello")
    wait_for(lambda: len(team.model.requests()) >= THREADS, 20, "all threads for replies to hang")
    return customers


def test_a_model_that_hangs_keeps_nothing_else_from_being_done(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.customer_writes(ana, "hello")
    team.await_replies(ana)
    waiting, hung = hang(team), time.monotonic()

    by_hand = {"content": "A person here", "direction": "outgoing"}
    assert team.call("POST", f"/chats/{team.chat(ana)['id']}/messages", json=by_hand).status_code == 201
    assert team.await_replies(ana, 2, seconds=10)[1]["text"] == "A person here"

    files = {"file": ("voice.ogg", io.BytesIO(voice_note("My name is Carolina")), "audio/ogg")}
    media = requests.post(f"{team.whatsapp.url}/simulator/media", files=files, timeout=5).json()
    team.customer_writes(ana, "", type="audio", media=media)
    wait_for(lambda: team.messages(ana)[-1]["media"]["state"] == "ready", 10, "the voice note in words")

    client: MongoClient[dict[str, Any]] = MongoClient(stack.mongodb_url)
    with client:
        heartbeats = client["whatsapp_automation"]["heartbeats"]
        last = {queue: heartbeats.find_one({"_id": queue}) for queue in queue_threads if queue != "replies"}
        wait_for(
            lambda: all(heartbeats.find_one({"_id": queue}) != seen for queue, seen in last.items()),
            15,
            "a sign of life from every other queue",
        )
    assert len(team.model.requests()) == THREADS
    assert time.monotonic() - hung < 60, "the time-out may have let go"

    team.model.mend()
    for customer in waiting:
        team.await_replies(customer, seconds=30)
    assert [len(team.replies(customer)) for customer in waiting] == [1] * len(waiting)


def test_what_waits_is_held_once_and_only_what_runs_is_active(team: Team, stack: Stack) -> None:
    waiting = hang(team)
    with Celery(broker=stack.redis_url) as celery:
        for customer in waiting:
            for _ in range(5):
                celery.send_task("replies.answer", args=[team.chat(customer)["id"], team.workspace_id], queue="replies")
        inspect = celery.control.inspect(timeout=5, limit=2)
        time.sleep(2)
        active, reserved = (held(found) for found in (inspect.active(), inspect.reserved()))
    assert len(active) == THREADS
    # What runs may wait once more.
    assert len(reserved) == len(set(reserved)) == len(waiting)


def held(found: Mapping[str, Sequence[Any]] | None) -> list[str]:
    """Return the chats whose answers the small profile's worker has."""
    (tasks,) = [tasks for name, tasks in (found or {}).items() if name.startswith("worker@")]
    return [task["args"][0] for task in tasks if task["name"] == "replies.answer"]


def test_a_worker_that_is_asked_to_stop_while_the_model_hangs_ends_after_its_grace(team: Team, stack: Stack) -> None:
    hang(team)
    worker, asked = stack.process("worker"), time.monotonic()
    worker.terminate()
    worker.wait()
    assert 9 < time.monotonic() - asked < 18
    assert worker.exit_code != -9
    worker.start()


def test_asking_a_second_time_ends_it_at_once(team: Team, stack: Stack) -> None:
    hang(team)
    worker, asked = stack.process("worker"), time.monotonic()
    worker.terminate()
    time.sleep(1)
    worker.terminate()
    worker.wait()
    assert time.monotonic() - asked < 8
    assert worker.exit_code != -9
    worker.start()


def test_a_session_that_hangs_holds_up_its_own_number_alone(team: Team, stack: Stack) -> None:
    quiet = open_account(stack)
    for one in (team, quiet):
        one.call("PUT", f"/workspaces/{one.workspace_id}/ai-settings", json={"enabled": False}).raise_for_status()
    customers, ana = [new_customer() for _ in range(4 * THREADS)], new_customer()
    chats = [opened(team, customer) for customer in customers]
    by_hand = {"content": "A person here"}
    team.whatsapp.fail(accept_then_hang_seconds=60)
    for chat_id in chats:
        assert team.call("POST", f"/chats/{chat_id}/messages", json=by_hand).status_code == 201
    wait_for(lambda: len(sent(team, customers)) == THREADS, 20, "the sends to hang")
    hung = time.monotonic()
    team.whatsapp.mend()

    assert quiet.call("POST", f"/chats/{opened(quiet, ana)}/messages", json=by_hand).status_code == 201
    assert quiet.await_replies(ana, seconds=15)[0]["text"] == "A person here"
    assert len(sent(team, customers)) == THREADS
    assert time.monotonic() - hung < 20, "the time-out may have let go"


def opened(team: Team, customer: str) -> str:
    """Open the chat with a customer, without the AI. Returns its id."""
    new = {"phone_number": team.phone_number, "customer": customer, "ai_enabled": False}
    response = team.call("POST", f"/chats/workspace/{team.workspace_id}", json=new)
    assert response.ok, response.text
    chat_id: str = response.json()["id"]
    return chat_id


def sent(team: Team, customers: Sequence[str]) -> list[str]:
    """Return the customers to whom something has come."""
    return [customer for customer in customers if team.replies(customer)]


def test_many_uploads_of_one_team_do_not_keep_anothers_file_waiting(team: Team, stack: Stack) -> None:
    quiet = open_account(stack)
    books = [(f"book{number}.md", book(number)) for number in range(31)]
    upload(team, *books)
    upload(quiet, ("hours.txt", b"We are open from Monday to Saturday, from nine to six.\n"))
    wait_for(lambda: states(quiet) == ["ready"], 60, "the other team's file")
    assert states(team).count("ready") < len(books) / 2
    wait_for(lambda: states(team) == ["ready"] * len(books), 100, "all files")


def book(number: int) -> bytes:
    """Return a document of so many parts that it takes a while."""
    return "\n\n".join(
        f"# Part {part} of {number}\n\nThe price of t{part} is {number}.50." for part in range(150)
    ).encode()


def upload(team: Team, *files: tuple[str, bytes]) -> None:
    parts = [("files", file) for file in files]
    assert team.call("POST", f"/documents/workspace/{team.workspace_id}", files=parts).status_code == 202


def states(team: Team) -> list[str]:
    """Return the states of the team's documents."""
    items = team.get(f"/documents/workspace/{team.workspace_id}", limit=100)["items"]
    return [item["state"] for item in items]
