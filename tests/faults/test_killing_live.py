"""Whatever is killed between the database and a dashboard, nothing is missed there, and nothing is told twice."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from devstack import commands
from devstack.environment import ROOT
from devstack.live_view import LiveView
from devstack.processes import Process
from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.teamwork import set_ai

# What is waited for comes within seconds; a busy machine may take its time.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def team(stack: Stack) -> Team:
    team = open_account(stack)
    set_ai(team, enabled=False)
    return team


@pytest.fixture
def live(team: Team) -> Iterator[LiveView]:
    with LiveView(team.stack.live_url, team.workspace_id, team.token) as live:
        yield live


class Customer:
    """Somebody who writes one message after the other."""

    def __init__(self, team: Team) -> None:
        self.ids: list[str] = []
        self._team = team
        self._number = new_customer()
        self._silent = threading.Event()

    def write(self) -> str:
        text = f"message {len(self.ids)} of {self._number}"
        event = {"message_id": f"{text}", "from": self._number, "type": "text", "message": text}
        answer = self._team.webhook(event)
        assert answer.ok
        self.ids.append(answer.json()["message_id"])
        return text

    def go_on(self) -> None:
        while not self._silent.wait(0.05):
            self.write()

    def fall_silent(self) -> None:
        self._silent.set()


@contextmanager
def writing(team: Team) -> Iterator[Customer]:
    """Let a customer write while the block runs."""
    customer = Customer(team)
    thread = threading.Thread(target=customer.go_on)
    thread.start()
    try:
        yield customer
    finally:
        customer.fall_silent()
        thread.join()


def seen(live: LiveView) -> list[str]:
    """Return the ids of the messages in the order in which they were seen first."""
    return list(dict.fromkeys(event.data["message"]["id"] for event in live.named("message")))


def assert_all_seen_once(live: LiveView, customer: Customer) -> None:
    wait_for(lambda: set(seen(live)) >= set(customer.ids), "all messages to be seen")
    assert seen(live) == customer.ids
    told = [json.dumps(event.data) for event in live.named("message")]
    assert len(told) == len(set(told))
    assert live.named("resync") == []


def test_a_relay_that_is_killed_twice(team: Team, stack: Stack, live: LiveView) -> None:
    relay = stack.process("relay")
    with writing(team) as customer:
        for _ in range(2):
            before = len(seen(live))
            wait_for(lambda before=before: len(seen(live)) > before + 5, "some messages")  # type: ignore[misc]
            relay.kill()
            written = len(customer.ids)
            wait_for(lambda written=written: len(customer.ids) > written + 5, "messages")  # type: ignore[misc]
            relay.start()
    assert_all_seen_once(live, customer)


def test_another_relay_takes_over(team: Team, stack: Stack, live: LiveView) -> None:
    relay = stack.process("relay")
    command = commands.in_shell(commands.product("small")["relay"])
    log = stack.data_dir / "logs" / "second-relay.log"
    with Process("relay", command, log, environ=stack.environ, folder=ROOT), writing(team) as customer:
        wait_for(lambda: len(seen(live)) > 5, "some messages")
        relay.kill()
        before = len(seen(live))
        wait_for(lambda: len(seen(live)) > before + 20, "the other one")
    relay.start()
    assert_all_seen_once(live, customer)


def test_a_live_server_that_is_killed(team: Team, stack: Stack, live: LiveView) -> None:
    with writing(team) as customer:
        wait_for(lambda: len(seen(live)) > 5, "some messages")
        stack.process("live").kill()
        written = len(customer.ids)
        wait_for(lambda: len(customer.ids) > written + 5, "messages that nobody sees")
        stack.process("live").start()
    assert_all_seen_once(live, customer)


def test_redis_goes_and_comes_back(team: Team, stack: Stack, live: LiveView) -> None:
    with writing(team) as customer:
        wait_for(lambda: len(seen(live)) > 5, "some messages")
        # What was written to it just now may be lost with it.
        stack.process("valkey").kill()
        live.await_answer(503)
        stack.start_valkey()
        written = len(customer.ids)
        wait_for(lambda: len(customer.ids) > written + 5, "messages afterwards")
    wait_for(lambda: set(seen(live)) >= set(customer.ids), "all messages to be seen")


def test_redis_forgets_everything(team: Team, stack: Stack, live: LiveView) -> None:
    customer = Customer(team)
    live.await_message(customer.write())
    stack.process("valkey").stop()
    for file in (stack.data_dir / "valkey").rglob("*"):
        if file.is_file():
            file.unlink()
    customer.write()
    stack.start_valkey()
    # Nobody knows what was missed: the dashboard asks for everything once more.
    live.await_event("resync")
    live.await_message(customer.write())


def test_mongodb_is_restarted(team: Team, stack: Stack, live: LiveView) -> None:
    customer = Customer(team)
    live.await_message(customer.write())
    stack.process("mongod").kill()
    time.sleep(1)
    stack.process("mongod").start()
    wait_for(lambda: team.call("GET", "/healthz").ok, "the API")
    live.await_message(customer.write())
    assert live.named("resync") == []
