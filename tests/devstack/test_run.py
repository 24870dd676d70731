"""`make run` and `make reset`: what a person at the keyboard sees, and what is left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

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
from tests.builders.frontends import need_a_package, write_frontend


class Person:
    """Somebody who runs the devstack's commands in a terminal."""

    def __init__(self, folder: Path) -> None:
        self.ports = Ports.free()
        self.data_dir = folder / "data"
        moved = {Ports.variable(server): str(port) for server, port in vars(self.ports).items()}
        self.frontend = write_frontend(folder)
        own = {"DATA_DIR": str(self.data_dir), "FRONTEND_DIR": str(self.frontend), "WHATSAPP_AUTO_PAIR_SECONDS": "0.1"}
        self._environ = {**machine(), **moved, **own}
        self._screen = folder / "screen"
        self.running: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.ports.gateway}"

    def command(self, name: str, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "devstack", name]
        return subprocess.run(command, cwd=ROOT, env=self._environ | environ, capture_output=True, text=True)

    def run(self, *, under: Sequence[str] = (), **environ: str) -> str:
        """Run the system, as a child of the command `under`, until it is ready; return what the screen shows."""
        with self._screen.open("wb") as screen:
            command = [*under, sys.executable, "-m", "devstack", "run"]
            # Whoever runs the tests may ignore hang-ups, which is inherited; a person's terminal does not.
            self.running = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environ | environ,
                stdout=screen,
                stderr=screen,
                preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
            )
        return self.await_screen("Ready.")

    def await_screen(self, text: str) -> str:
        """Wait until the screen shows a text; it does as long as the command lives."""
        assert self.running is not None
        while text not in self.screen():
            assert self.running.poll() is None, self.screen()
            time.sleep(0.1)
        return self.screen()

    def screen(self) -> str:
        return self._screen.read_text()

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        assert self.running is not None
        self.running.send_signal(number)
        return self.await_end()

    def await_end(self) -> int:
        assert self.running is not None
        return self.running.wait()

    def open_ports(self) -> list[str]:
        return [server for server, port in vars(self.ports).items() if _listens(port)]


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex((HOST, port)) == 0


class Listed(NamedTuple):
    """A process of this machine."""

    pid: int
    parent: int
    state: str
    command: str


def all_processes() -> list[Listed]:
    """Return what `ps` lists, less those that have ended and wait for somebody to take note."""
    command = ["ps", "-axwwo", "pid=,ppid=,state=,command="]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    listed = (Listed(int(pid), int(parent), *rest) for pid, parent, *rest in (line.split(None, 3) for line in lines))
    return [process for process in listed if not process.state.startswith("Z")]


def family(person: Person) -> set[int]:
    """Return the ids of the person's command and of all that descend from it."""
    assert person.running
    found, listed = {person.running.pid}, all_processes()
    while more := {process.pid for process in listed if process.parent in found} - found:
        found |= more
    return found


def pids_of(person: Person, name: str) -> list[int]:
    """Return the ids of the processes whose command line tells that they are this part of the person's system."""
    signs = {"mongod": str(person.data_dir / "mongodb"), "gateway": "caddy run"}
    sign = signs.get(name, f"-n {name}")
    mine = family(person)
    return [process.pid for process in all_processes() if process.pid in mine and sign in process.command]


def await_end_of(pids: set[int]) -> None:
    """Wait until none of these processes is left."""
    while pids & {process.pid for process in all_processes()}:
        time.sleep(0.1)


def is_ready(person: Person) -> bool:
    try:
        status: str = requests.get(f"{person.url}/readyz", timeout=60).json()["status"]
    except requests.ConnectionError:
        return False  # The gateway itself is being started.
    return status == "ready"


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    person = Person(tmp_path)
    yield person
    if person.running is not None and person.running.poll() is None:
        person.stop()


def log_in(url: str) -> dict[str, str]:
    form = {"username": DEMO_LOGIN, "password": DEMO_PASSWORD}
    token = requests.post(f"{url}/auth/login", data=form, timeout=10).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def test_run_is_ready_with_a_demo_and_ends_cleanly(person: Person) -> None:
    screen = person.run()
    for address in (person.url, f"{person.url}/docs", f"http://{HOST}:{person.ports.whatsapp}", PHONE_NUMBER):
        assert address in screen
    for part in ("mongod", "valkey", "whatsapp", "model", "gateway", "web", "flower", "queue documents"):
        assert f"  {part} is ready\n" in screen
    assert " | " not in screen, "before all is ready nobody needs the logs"

    seed(person.url, simulated_phone=True)  # A second time, as the next run does.
    headers = log_in(person.url)
    [workspace] = requests.get(f"{person.url}/workspaces", headers=headers, timeout=10).json()["items"]
    path = f"{person.url}/workspaces/{workspace['id']}/phone-numbers"
    [phone] = requests.get(path, headers=headers, timeout=10).json()["items"]
    assert (phone["phone_number"], phone["state"]) == (PHONE_NUMBER, "connected")
    flower = f"http://{HOST}:{person.ports.flower}/"
    assert requests.get(flower, timeout=10).status_code == 401
    assert requests.get(flower, auth=("demo", DEMO_PASSWORD), timeout=10).status_code == 200

    for path in ("/readyz", "/docs"):
        requests.get(person.url + path, headers={"X-Request-ID": "mine"}, timeout=60)
    screen = person.await_screen("GET /docs")
    assert re.search(
        r"^web +\| \S+ \[info +\] GET /docs 200 \d+ ms (?:ip_address=\S+ )?request_id=mine\b", screen, re.MULTILINE
    )
    assert "/readyz" not in screen

    person.await_screen("The pages are ready.")
    page = requests.get(person.url, timeout=10)
    assert (page.url, page.text) == (f"{person.url}/app/", "<title>Inbox</title>")

    refused = person.command("reset")
    assert refused.returncode == 1
    assert "Stop it first" in refused.stderr

    assert person.stop(signal.SIGINT) == 0
    assert person.open_ports() == []
    assert person.command("reset").returncode == 0
    assert [entry.name for entry in person.data_dir.iterdir()] == ["lock"]


def test_a_part_that_dies_is_named_and_started_again(person: Person) -> None:
    person.run()
    for name in ("documents", "mongod", "gateway"):
        first = pids_of(person, name)
        os.kill(min(first), signal.SIGKILL)
        person.await_screen(f"{name} ended with exit code -9")
        while not set(pids_of(person, name)) - set(first):
            time.sleep(0.1)
    while not is_ready(person):
        time.sleep(0.1)
    assert person.stop(signal.SIGHUP) == 0
    assert person.open_ports() == []


def test_without_a_registry_everything_but_the_pages_is_there(person: Person) -> None:
    need_a_package(person.frontend, f"http://{HOST}:{free_port()}")
    person.run()
    person.await_screen("The pages could not be built")
    page = requests.get(person.url, timeout=10)
    assert page.status_code == 503
    assert "could not be built" in page.text and "reach its registry" in page.text
    assert log_in(person.url)
    assert person.stop() == 0

    write_frontend(person.frontend.parent)
    person.run()
    person.await_screen("The pages are ready.")
    assert requests.get(person.url, timeout=10).text == "<title>Inbox</title>"


def test_a_part_that_never_comes_up_ends_the_run_with_its_last_words(person: Person) -> None:
    (person.data_dir / "valkey" / "appendonlydir").mkdir(parents=True)
    (person.data_dir / "valkey" / "appendonlydir" / "appendonly.aof.manifest").write_text("no manifest\n")
    refused = person.command("run")
    assert refused.returncode == 1
    assert "valkey ended with exit code 1" in refused.stderr and "manifest" in refused.stderr
    assert person.open_ports() == []


def test_settings_that_cannot_be_used_are_named_before_anything_starts(person: Person) -> None:
    refused = person.command("run", AI_TIMEOUT="soon", LOG_LEVEL="LOUD")
    assert refused.returncode == 1
    assert "AI_TIMEOUT" in refused.stderr and "LOG_LEVEL" in refused.stderr
    assert "is ready" not in refused.stdout


def test_a_demo_that_cannot_be_set_up_does_not_end_the_run(person: Person) -> None:
    person.run()
    headers = log_in(person.url)
    [workspace] = requests.get(f"{person.url}/workspaces", headers=headers, timeout=60).json()["items"]
    path = f"{person.url}/workspaces/{workspace['id']}"
    assert requests.delete(path, headers=headers, timeout=60).ok
    mine = requests.post(f"{person.url}/workspaces", json={"name": "Mine"}, headers=headers, timeout=60).json()
    numbers = f"{person.url}/workspaces/{mine['id']}/phone-numbers"
    while not requests.post(numbers, json={"phone_number": PHONE_NUMBER}, headers=headers, timeout=60).ok:
        time.sleep(0.1)  # Until the number has left the workspace that is being removed.
    assert person.stop(signal.SIGTERM) == 0

    screen = person.run()
    assert re.search(r"^The demo is not set up: POST \S+/phone-numbers answered 409: ", screen, re.MULTILINE)


def test_nothing_stays_when_it_is_killed(person: Person) -> None:
    person.run()
    everybody = family(person)
    assert person.running and len(everybody) > 10
    person.running.kill()
    await_end_of(everybody)


def test_it_ends_when_whoever_has_started_it_is_killed(person: Person) -> None:
    person.run(under=["/bin/sh", "-c", '"$@"; true', "make"])
    everybody = family(person)
    assert person.running and len(everybody) > 10
    person.running.kill()
    await_end_of(everybody)


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
        with Mongod(tmp_path, port) as mongod, MongoClient[dict[str, Any]](mongod.url) as client:
            client.test.runs.insert_one({})
            runs = client.test.runs.count_documents({})
    assert runs == 2
