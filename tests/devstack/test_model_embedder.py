"""The process that embeds passages: started when needed, again when it died, gone when its server is."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from devstack.commands import MODEL, in_shell
from devstack.environment import ROOT, complete
from devstack.ports import HOST, Ports
from devstack.processes import Process


class Server:
    """The offline model as `make run` starts it."""

    def __init__(self, folder: Path) -> None:
        ports = Ports.free()
        self._url = f"http://{HOST}:{ports.model}/v1"
        environ = complete({}, ports, folder)
        self.process = Process("model", in_shell(MODEL), folder / "log", environ=environ, folder=ROOT)

    def answers(self) -> bool:
        try:
            return requests.get(f"{self._url}/models", timeout=5).ok
        except requests.ConnectionError:
            return False

    def embed(self, text: str, kind: str) -> list[float]:
        body = {"model": "any", "input": text, "input_type": kind}
        response = requests.post(f"{self._url}/embeddings", json=body, timeout=30)
        response.raise_for_status()
        vector: list[float] = response.json()["data"][0]["embedding"]
        return vector

    def descendants(self) -> set[int]:
        """The ids of all processes below the server's own."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found - {self.process.pid}

    def embedding_process(self) -> int:
        """The id of the process that steps back for all others."""
        return max(self.descendants(), key=lambda pid: os.getpriority(os.PRIO_PROCESS, pid))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    with server.process:
        server.process.wait_until(server.answers)
        yield server


def test_queries_need_no_other_process_and_passages_one_that_steps_back(server: Server) -> None:
    server.embed("when do you open?", "query")
    before = server.descendants()
    server.embed("We open at nine.", "passage")
    assert server.descendants() > before
    assert os.getpriority(os.PRIO_PROCESS, server.embedding_process()) > os.getpriority(os.PRIO_PROCESS, 0)


def test_it_is_started_again_when_it_died(server: Server) -> None:
    vector = server.embed("We open at nine.", "passage")
    killed = server.embedding_process()
    os.kill(killed, signal.SIGKILL)
    assert server.embed("We open at nine.", "passage") == vector
    assert server.embedding_process() != killed


@pytest.mark.parametrize("end", [Process.stop, Process.kill])
def test_nothing_outlives_the_server(server: Server, end: Callable[[Process], None]) -> None:
    server.embed("We open at nine.", "passage")
    started = server.descendants()
    end(server.process)
    deadline = time.monotonic() + 20
    while any(map(_lives, started)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _lives(pid: int) -> bool:
    # A process that ended stays listed until its parent, or whoever inherited it, has taken note.
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout
    return bool(state.strip()) and not state.startswith("Z")
