"""The API starts anew while everybody goes on: whoever comes by the gateway waits for it, and nobody is refused."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from pymongo import MongoClient

from devstack.processes import Process
from devstack.stack import Stack
from devstack.supervision import Supervisor
from devstack.team import Team, new_customer, open_account, wait_for
from tests.builders.stacks import QUICK

# What is waited for comes within seconds; a busy machine may take its time.
pytestmark = pytest.mark.timeout(600)
GATEWAY_WAITS = 30


@pytest.fixture(scope="module")
def supervisor(stack: Stack) -> Iterator[Supervisor]:
    supervisor = Supervisor(stack)
    try:
        supervisor.start()
        yield supervisor
    finally:
        stack.stop()


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return Stack(tmp_path_factory.mktemp("stack"), env=QUICK)


@pytest.fixture
def team(supervisor: Supervisor, stack: Stack) -> Team:
    return replace(open_account(stack), by_gateway=True)


class Traffic:
    """What several do again and again, one thing after the other, until it is over; and what they were answered."""

    def __init__(self, *doing: Callable[[int], int]) -> None:
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(len(doing))
        self._answers = [self._pool.submit(self._go_on, one) for one in doing]

    def end(self) -> list[list[int]]:
        """Let everybody finish what they are doing. Returns the statuses of the answers."""
        self._over.set()
        self._pool.shutdown()
        return [answers.result() for answers in self._answers]

    def _go_on(self, do: Callable[[int], int]) -> list[int]:
        answers: list[int] = []
        while not self._over.wait(0.05):
            answers.append(do(len(answers)))
        return answers


@pytest.mark.parametrize("end", [Process.terminate, Process.hit], ids=["asked to stop", "killed"])
def test_a_restart_refuses_nothing_and_loses_nothing(
    team: Team, stack: Stack, supervisor: Supervisor, end: Callable[[Process], None]
) -> None:
    ana, bia = new_customer(), new_customer()
    team.customer_writes(bia, "hello")
    by_hand = f"/chats/{team.chat(bia)['id']}/messages"

    def writes(number: int) -> int:
        event = {"message_id": f"{ana}N{number}", "from": ana, "type": "text", "message": f"message {number}"}
        return team.webhook(event).status_code

    def told(number: int) -> int:
        event = {"message_id": f"{ana}R{number}", "status": "delivered"}
        return team.webhook(event, "delivery").status_code

    def reads(_: int) -> int:
        return team.call("GET", f"/chats/workspace/{team.workspace_id}").status_code

    def answers(number: int) -> int:
        headers = {"Idempotency-Key": f"{bia}N{number}"}
        body = {"content": f"answer {number}", "direction": "outgoing"}
        return team.call("POST", by_hand, json=body, headers=headers).status_code

    traffic = Traffic(writes, told, reads, reads, answers)
    away = max(restart(stack.process("web"), supervisor, end) for _ in range(2))
    statuses = written, *_, answered = traffic.end()
    # On a machine that takes longer for a start than the gateway waits, it says so.
    assert set().union(*statuses) - ({502} if away > GATEWAY_WAITS else set()) == {200, 201}
    wait_for(lambda: texts(stack, team, ana, "incoming") == accepted("message", written), "all that was accepted")
    assert texts(stack, team, bia, "outgoing", author="member") == accepted("answer", answered)
    wait_for(lambda: not texts(stack, team, ana, "incoming", to_answer=True), "everything to be decided on")


def accepted(what: str, statuses: list[int]) -> list[str]:
    return [f"{what} {number}" for number, status in enumerate(statuses) if status < 400]


def restart(web: Process, supervisor: Supervisor, end: Callable[[Process], None]) -> float:
    """End the API, and wait until whoever keeps the system up has it running again. Returns after how many seconds."""
    before, begun = web.pid, time.monotonic()
    end(web)

    def is_back() -> bool:
        supervisor.look_after()
        return web.alive and web.pid != before and web.usable()

    wait_for(is_back, "the API to be started again", seconds=200)
    return time.monotonic() - begun


def texts(stack: Stack, team: Team, customer: str, direction: str, **more: Any) -> list[str]:
    """Return the texts of a customer's chat in the order in which they were taken in."""
    chat = team.chat(customer)["id"]
    with MongoClient[dict[str, Any]](stack.mongodb_url) as client:
        messages = client["whatsapp_automation"]["messages"]
        found = messages.find({"chat_id": chat, "direction": direction, **more}).sort("seq", 1)
        return [message["text"] for message in found]
