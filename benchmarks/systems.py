"""The systems that are measured side by side, each told by the same webhooks: product, alternative, floor."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
import urllib3

from devstack.ports import HOST, free_port
from devstack.processes import Process
from devstack.servers import Server
from devstack.team import Team, wait_for
from devstack.whatsapp.postman import signature_headers

_FLOOR = "gunicorn --worker-class gthread --workers 2 --threads 8 --no-control-socket --log-level warning"


@dataclass(frozen=True)
class System:
    """What takes webhooks at `url`, with the number that customers write to and the processes that share the work."""

    url: str
    phone_number: str
    secret: str
    processes: Mapping[str, Sequence[Process]]
    _connections: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(maxsize=64, retries=False))

    def tell(self, event: dict[str, Any], kind: str = "message") -> float:
        """Post a signed event, as the WhatsApp server would. Returns the seconds until it was accepted.

        Raises:
            AssertionError: it was not.
        """
        body = json.dumps({"phone_number": self.phone_number, **event}).encode()
        headers = {"Content-Type": "application/json", **signature_headers(self.secret, body, int(time.time()))}
        start = time.perf_counter()
        answer = self._connections.request("POST", f"{self.url}/{kind}", body=body, headers=headers, timeout=30)
        assert answer.status < 300, f"{answer.status} {answer.data[:500]!r}"
        return time.perf_counter() - start


def product(team: Team) -> System:
    """Return the product, with all that it runs on."""
    stack = team.stack
    api = stack.process("web")
    processes = {
        "api": [api],
        "workers": [process for process in stack.product if process is not api],
        **{database.name: [database] for database in stack.databases},
    }
    return System(f"{stack.api_url}/webhooks/whatsapp", team.phone_number, stack.webhook_secret, processes)


@contextmanager
def running_floor(team: Team) -> Iterator[System]:
    """Run the floor beside the product, on the same MongoDB, with as many processes and threads."""
    port = free_port()
    with _beside(team, "floor", f"{_FLOOR} --bind {HOST}:{port} 'benchmarks.floor:create_app()'", port) as system:
        yield system


@contextmanager
def running_alternative(team: Team) -> Iterator[System]:
    """Run the alternative beside the product, on the same MongoDB, with as many processes and a number of its own."""
    port = free_port()
    with _beside(team, "alternative", f"python -m benchmarks.alternative {port}", port) as system:
        _connect(team, system)
        yield system


@contextmanager
def _beside(team: Team, name: str, command: str, port: int) -> Iterator[System]:
    stack, address = team.stack, f"http://{HOST}:{port}"
    log = stack.data_dir / "logs" / f"{name}.log"
    with Server(name, command, log, environ=stack.environ, url=address) as server:
        processes: dict[str, list[Process]] = {name: [server], "mongod": [stack.process("mongod")]}
        yield System(f"{address}/webhooks/whatsapp", "+551133339999", stack.webhook_secret, processes)


def _connect(team: Team, system: System) -> None:
    body = {"phone_number": system.phone_number, "webhook_url": system.url}
    token = {"Authorization": f"Bearer {team.stack.environ['WHATSAPP_SERVER_TOKEN']}"}
    requests.post(f"{team.stack.whatsapp_url}/connect", json=body, headers=token, timeout=10).raise_for_status()

    def connected() -> bool:
        sessions = team.whatsapp.get("sessions")["items"]
        return any(one["phone_number"] == system.phone_number and one["status"] == "connected" for one in sessions)

    wait_for(connected, "the alternative's number to be connected")
