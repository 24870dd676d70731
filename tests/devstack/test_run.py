"""`make run` and `make reset`: what a person at the keyboard sees, and what is left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from pymongo import MongoClient

from devstack.environment import DEMO_LOGIN, DEMO_PASSWORD, ROOT, complete, machine
from devstack.errors import DevstackError
from devstack.lock import empty, locked
from devstack.mongodb import Mongod
from devstack.ports import HOST, Ports, free_port
from devstack.processes import Process
from devstack.seed import PHONE_NUMBER, seed


class Person:
    """Somebody who runs the devstack's commands in a terminal."""

    def __init__(self, folder: Path) -> None:
        self.ports = Ports.free()
        self.data_dir = folder / "data"
        moved = {Ports.variable(server): str(port) for server, port in vars(self.ports).items()}
        self._environ = {**machine(), **moved, "DATA_DIR": str(self.data_dir), "WHATSAPP_AUTO_PAIR_SECONDS": "0.1"}
        self._screen = folder / "screen"
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def api_url(self) -> str:
        return f"http://{HOST}:{self.ports.web}"

    def command(self, name: str, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "devstack", name]
        return subprocess.run(
            command, cwd=ROOT, env=self._environ | environ, capture_output=True, text=True, timeout=60
        )

    def run(self) -> str:
        """Run the system until it says that it is ready; return what the screen shows."""
        with self._screen.open("wb") as screen:
            command = [sys.executable, "-m", "devstack", "run"]
            self._running = subprocess.Popen(command, cwd=ROOT, env=self._environ, stdout=screen, stderr=screen)
        deadline = time.monotonic() + 60
        while "Ready." not in self.screen():
            assert self._running.poll() is None and time.monotonic() < deadline, self.screen()
            time.sleep(0.1)
        return self.screen()

    def screen(self) -> str:
        return self._screen.read_text()

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        assert self._running is not None
        self._running.send_signal(number)
        return self.await_end()

    def await_end(self) -> int:
        assert self._running is not None
        return self._running.wait(timeout=60)

    def open_ports(self) -> list[str]:
        return [server for server, port in vars(self.ports).items() if _listens(port)]


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex((HOST, port)) == 0


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    person = Person(tmp_path)
    yield person
    if person._running is not None and person._running.poll() is None:
        person.stop()


def log_in(api_url: str) -> dict[str, str]:
    form = {"username": DEMO_LOGIN, "password": DEMO_PASSWORD}
    token = requests.post(f"{api_url}/auth/login", data=form, timeout=10).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def test_run_is_ready_with_a_demo_and_ends_cleanly(person: Person) -> None:
    screen = person.run()
    for address in (person.api_url, f"{person.api_url}/docs", f"http://{HOST}:{person.ports.whatsapp}", PHONE_NUMBER):
        assert address in screen
    assert re.search(r"^\S+ worker +\| ", screen, re.MULTILINE), "the logs are streamed with their names"

    seed(person.api_url, simulated_phone=True)  # A second time, as the next run does.
    headers = log_in(person.api_url)
    [workspace] = requests.get(f"{person.api_url}/workspaces", headers=headers, timeout=10).json()["items"]
    path = f"{person.api_url}/workspaces/{workspace['id']}/phone-numbers"
    [phone] = requests.get(path, headers=headers, timeout=10).json()["items"]
    assert (phone["phone_number"], phone["state"]) == (PHONE_NUMBER, "connected")
    flower = f"http://{HOST}:{person.ports.flower}/"
    assert requests.get(flower, timeout=10).status_code == 401
    assert requests.get(flower, auth=("demo", DEMO_PASSWORD), timeout=10).status_code == 200

    refused = person.command("reset")
    assert refused.returncode == 1
    assert "Stop it first" in refused.stderr

    assert person.stop(signal.SIGINT) == 0
    assert person.open_ports() == []
    assert person.command("reset").returncode == 0
    assert [entry.name for entry in person.data_dir.iterdir()] == ["lock"]


def test_a_process_that_dies_takes_everything_down_and_is_named(person: Person) -> None:
    listening = re.search(r"Listening at: \S+ \((\d+)\)", person.run())
    assert listening
    os.kill(int(listening[1]), signal.SIGKILL)
    assert person.await_end() == 1
    assert "web ended with exit code -9" in person.screen()
    assert person.open_ports() == []


def test_a_busy_port_is_named_with_the_variable_that_moves_it(person: Person) -> None:
    with socket.create_server((HOST, person.ports.redis)):
        refused = person.command("run")
    assert refused.returncode == 1
    assert f"Port {person.ports.redis} is in use" in refused.stderr
    assert "REDIS_PORT" in refused.stderr
    assert person.open_ports() == []


def test_a_port_that_is_no_port_is_named(person: Person) -> None:
    refused = person.command("run", FLOWER_PORT="many")
    assert refused.returncode == 1
    assert "FLOWER_PORT must be a port number" in refused.stderr


def test_what_is_set_is_used_in_place_of_our_part(tmp_path: Path) -> None:
    chosen = {"OPENAI_API_KEY": "sk-1", "WHATSAPP_SERVER_URL": "http://node:3000", "SECRET_KEY": "mine"}
    environ = complete(chosen, Ports(), tmp_path)
    assert environ["SECRET_KEY"] == "mine"
    assert environ["OPENAI_API_KEY"] == "sk-1"
    assert not {"OPENAI_BASE_URL", "AI_MODEL", "WEBHOOK_SECRET", "WHATSAPP_SERVER_TOKEN"} & environ.keys()


def test_secrets_are_made_once(tmp_path: Path) -> None:
    first, second = (complete({}, Ports(), tmp_path) for _ in range(2))
    assert len(first["SECRET_KEY"]) == 64
    assert first == second
    assert (tmp_path / "secrets.env").stat().st_mode & 0o077 == 0


def test_a_folder_in_use_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with locked(tmp_path), pytest.raises(DevstackError, match="Stop it first"):
        empty(tmp_path)
    assert (tmp_path / "data").exists()
    empty(tmp_path)
    assert not (tmp_path / "data").exists()


def test_a_process_that_ends_at_once_is_reported_with_its_last_words(tmp_path: Path) -> None:
    process = Process("broken", ["sh", "-c", "echo no libfoo here; exit 3"], tmp_path / "log")
    process.start()
    with pytest.raises(DevstackError, match="broken ended with exit code 3:\nno libfoo here"):
        process.wait_until(lambda: False)


def test_what_a_process_has_started_ends_with_it(tmp_path: Path) -> None:
    process = Process("parent", ["sh", "-c", "sleep 600 & echo $!; trap '' TERM; wait"], tmp_path / "log")
    process.start()
    process.wait_until(lambda: process.last_words() != "")
    grandchild = int(process.last_words())
    process.stop(grace=0.2)
    with pytest.raises(ProcessLookupError):
        for _ in range(100):  # Whoever inherits it must take note of its end first.
            os.kill(grandchild, 0)
            time.sleep(0.05)


def test_mongodb_keeps_its_data_when_its_port_moves(tmp_path: Path) -> None:
    for port in (free_port(), free_port()):
        with Mongod(tmp_path, port) as mongod, MongoClient(mongod.url) as client:
            client.test.runs.insert_one({})
            runs = client.test.runs.count_documents({})
    assert runs == 2
