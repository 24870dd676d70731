"""The API starts anew at once, however it ended, and what it accepted is answered."""

import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from devstack.stack import Stack
from devstack.team import Team, new_customer, open_account, wait_for


def children_of(process_id: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


def command_of(process_id: int) -> bytes:
    """Return how a process was called: nothing if it has ended."""
    try:
        return Path(f"/proc/{process_id}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def master_of(stack: Stack) -> int:
    """Return gunicorn's master: the process group is led by a shell or by itself."""
    leader = stack.process("web").pid
    return leader if len(children_of(leader)) > 1 else children_of(leader)[0]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux whose children there are")
def test_workers_end_with_a_master_that_was_killed(stack: Stack) -> None:
    web = stack.process("web")
    master = master_of(stack)
    workers = children_of(master)
    assert len(workers) == 2
    os.kill(master, signal.SIGKILL)
    wait_for(lambda: not any(map(command_of, workers)), "the workers to leave the port", seconds=10)
    web.kill()
    web.start()
    assert requests.get(f"{stack.api_url}/healthz", timeout=5).ok


class Posting(threading.Thread):
    """Posts webhooks one after the other until it is told to stop."""

    def __init__(self, team: Team) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self._team = team

    def run(self) -> None:
        customer = new_customer()
        for number in range(100_000):
            if self.over.is_set():
                return
            event = {"message_id": f"{customer}N{number}", "from": customer, "type": "text", "message": "hello"}
            with suppress(requests.RequestException):
                self._team.webhook(event)


def test_an_api_that_is_killed_again_and_again_leaves_its_chat_to_be_answered(stack: Stack) -> None:
    team, web, ana = open_account(stack), stack.process("web"), new_customer()
    accepted = 0
    for life in range(4):
        posting = Posting(team)
        posting.start()
        event = {"message_id": f"{ana}L{life}", "from": ana, "type": "text", "message": f"message {life}"}
        assert team.webhook(event).status_code == 200
        accepted += 1
        web.kill()
        posting.over.set()
        posting.join()
        web.start()
    team.await_replies(ana)
    texts = [message["content"] for message in team.messages(ana) if message["direction"] == "incoming"]
    assert texts == [f"message {life}" for life in range(accepted)]
    wait_for(lambda: all(one["decision"] for one in team.messages(ana)[:-1] if one["direction"] == "incoming"), "all")
