"""Redis is gone and stays away: work goes on, only later, and nothing is done twice when it is back."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.collection import Collection

from celeryconfig import queue_threads
from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for

# What is waited for comes within seconds; a busy machine may take its time.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def team(stack: Stack) -> Iterator[Team]:
    """A team whose Redis is away from now on."""
    team = open_account(stack)
    stack.stop_valkey()
    yield team
    team.model.mend()
    if not stack.process("valkey").alive:
        stack.start_valkey()


def test_customers_are_answered_and_people_write_by_hand(team: Team, stack: Stack) -> None:
    ana, bia = new_customer(), new_customer()
    for customer in (ana, bia):
        team.customer_writes(customer, "hello")
    for customer in (ana, bia):
        team.await_replies(customer)
    write_by_hand(team, ana)
    assert team.await_replies(ana, 2)[1]["text"] == "A person here"

    stack.start_valkey()
    wait_for_canaries(stack)
    team.customer_writes(bia, "and now?")
    team.await_replies(bia, 2)
    assert_settled(team, ana, ["incoming", "outgoing", "outgoing"])
    assert_settled(team, bia, ["incoming", "outgoing", "incoming", "outgoing"])


def test_it_stays_away_while_customers_takeovers_and_replies_go_on(team: Team, stack: Stack) -> None:
    ana, taken, helped = new_customer(), list[str](), list[str]()
    for turn in range(1, 6):
        taken.append(new_customer())
        helped.append(new_customer())
        for customer in (ana, taken[-1], helped[-1]):
            team.customer_writes(customer, "hello")
        team.await_replies(ana, turn)
        team.await_replies(taken[-1])
        take_over(team, taken[-1])
        team.customer_writes(taken[-1], "and now?")
        team.await_replies(helped[-1])
        write_by_hand(team, helped[-1])
        wait_for(lambda: bool(team.messages(taken[-1])[-1]["decision"]), "a decision on what people hold")
        team.await_replies(helped[-1], 2)

    stack.start_valkey()
    wait_for_canaries(stack)
    team.customer_writes(ana, "and now?")
    team.await_replies(ana, 6)
    assert_settled(team, ana, ["incoming", "outgoing"] * 6)
    for customer in taken:
        assert [one["author"] for one in team.messages(customer)] == ["customer", "ai", "phone", "customer"]
        assert len(team.replies(customer)) == 1
    for customer in helped:
        assert_settled(team, customer, ["incoming", "outgoing", "outgoing"])


def test_a_worker_that_is_killed_and_started_works(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.model.forget_requests()
    team.model.fail(pause=True)
    team.customer_writes(ana, "hello")
    wait_for(lambda: bool(team.model.requests()), "the model to be asked")
    stack.process("worker").kill()
    team.model.mend()
    stack.process("worker").start()
    team.await_replies(ana)
    stack.start_valkey()
    assert_settled(team, ana, ["incoming", "outgoing"])


def test_a_worker_that_is_stopped_finishes_what_it_has_begun_and_ends_at_once(team: Team, stack: Stack) -> None:
    ana, worker = new_customer(), stack.process("worker")
    team.model.forget_requests()
    team.model.fail(delay_seconds=1)
    team.customer_writes(ana, "hello")
    wait_for(lambda: bool(team.model.requests()), "the model to be asked")
    worker.stop()
    assert worker.exit_code == 0, "it had to be killed"
    assert [message["direction"] for message in team.messages(ana)] == ["incoming", "outgoing"]
    worker.start()
    team.await_replies(ana)
    assert_settled(team, ana, ["incoming", "outgoing"])


def test_a_redis_that_is_frozen_holds_up_neither_the_work_nor_the_end_of_a_worker(team: Team, stack: Stack) -> None:
    ana, worker, valkey = new_customer(), stack.process("worker"), stack.process("valkey")
    stack.start_valkey()
    wait_for_canaries(stack)
    os.kill(valkey.pid, signal.SIGSTOP)
    try:
        team.customer_writes(ana, "hello")
        team.await_replies(ana)
        worker.stop(grace=60)
        assert worker.exit_code == 0, "it had to be killed"
    finally:
        os.kill(valkey.pid, signal.SIGCONT)
    worker.start()
    assert_settled(team, ana, ["incoming", "outgoing"])


def test_the_upkeep_goes_on(team: Team, stack: Stack) -> None:
    ana = new_customer()
    team.customer_writes(ana, "hello")
    team.await_replies(ana)
    wait_for(lambda: team.messages(ana)[-1]["status"] in ("delivered", "read"), "the receipts")
    lost = {"status": "unconfirmed", "confirm_by": datetime.now(UTC) - timedelta(seconds=1)}
    with collection(stack, "messages") as messages:
        messages.update_one({"_id": team.messages(ana)[-1]["id"]}, {"$set": lost})
    wait_for(lambda: team.messages(ana)[-1]["status"] == "unknown", "the upkeep to give the receipt up")


@contextmanager
def collection(stack: Stack, name: str) -> Iterator[Collection[dict[str, Any]]]:
    client: MongoClient[dict[str, Any]] = MongoClient(stack.mongodb_url)
    with client:
        yield client["whatsapp_automation"][name]


def wait_for_canaries(stack: Stack) -> None:
    """Wait until the quick way is open: every queue shows a sign of life that came through Redis."""
    with collection(stack, "heartbeats") as heartbeats:
        last = {queue: heartbeats.find_one({"_id": queue}) for queue in queue_threads}
        wait_for(
            lambda: all(heartbeats.find_one({"_id": queue}) != seen for queue, seen in last.items()),
            "the workers to be reached through Redis",
            seconds=120,
        )


def take_over(team: Team, customer: str) -> None:
    """Let somebody write on the phone itself."""
    written = {"from": team.phone_number, "to": customer, "from_me": True, "type": "text", "message": "I am on it"}
    assert team.webhook({"message_id": f"{customer}PHONE", **written}).ok


def write_by_hand(team: Team, customer: str) -> None:
    body = {"content": "A person here", "direction": "outgoing"}
    assert team.call("POST", f"/chats/{team.chat(customer)['id']}/messages", json=body).status_code == 201


def assert_settled(team: Team, customer: str, directions: list[str]) -> None:
    """See that the customer's chat holds these messages, and that what went out came to the phone once."""
    wait_for(lambda: team.messages(customer)[-1]["status"] not in ("queued", "sending"), "the send to end")
    assert [message["direction"] for message in team.messages(customer)] == directions
    assert len(team.replies(customer)) == directions.count("outgoing")
