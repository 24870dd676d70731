"""What webhooks notice of 200 dashboards that are open: those of a quiet workspace, and those that show each message.

Rounds with them stand between two without any, which show how much the machine itself makes of a difference.
"""

import selectors
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import requests

from benchmarks.scene import message, milliseconds, running_team
from benchmarks.systems import System, product
from devstack.ports import HOST
from devstack.team import PASSWORD, Team, open_account

STREAMS = 200
# As many as one person may have open.
EACH = 20
ROUNDS = 3
ROUND_SECONDS = 10
MESSAGES_A_SECOND = 20


def main() -> None:
    with running_team() as team:
        quiet = open_account(team.stack)
        for one in (team, quiet):
            one.call("PUT", f"/workspaces/{one.workspace_id}/ai-settings", json={"enabled": False}).raise_for_status()
        people = {one.workspace_id: [one, *members(one, STREAMS // EACH - 1)] for one in (team, quiet)}
        rounds: dict[str, list[float]] = {"none": [], "of a quiet one": [], "of this one": [], "none again": []}
        watched = {"of a quiet one": quiet, "of this one": team}
        tell(product(team), -1)
        for turn in range(ROUNDS):
            for name, times in rounds.items():
                with streams(people[watched[name].workspace_id]) if name in watched else ExitStack():
                    times += tell(product(team), 4 * turn + list(rounds).index(name))
    print(f"{MESSAGES_A_SECOND} webhooks a second for {ROUNDS * ROUND_SECONDS} s, with {STREAMS} streams open")
    for name, times in rounds.items():
        print(f"  {name:<16}{milliseconds(times)}")
    without = [statistics.median(rounds[name]) for name in ("none", "none again")]
    print(f"  between the two without any {max(without) / min(without):.2f}")
    for name in watched:
        print(f"  {name} / none at all  {statistics.median(rounds[name]) / statistics.mean(without):.2f}")


def members(team: Team, count: int) -> list[Team]:
    """Return so many new members of the workspace."""
    return [_member(team, f"member{number}-{team.workspace_id}@example.com") for number in range(count)]


def _member(team: Team, email: str) -> Team:
    def post(path: str, **body: Any) -> requests.Response:
        response = requests.post(team.api_url + path, timeout=10, **body)
        response.raise_for_status()
        return response

    post("/auth/register", json={"email": email, "password": PASSWORD, "full_name": "Member"})
    team.call("POST", f"/workspaces/{team.workspace_id}/members", json={"email": email}).raise_for_status()
    token = post("/auth/login", json={"email": email, "password": PASSWORD}).json()["access_token"]
    return replace(team, token=token, email=email)


@contextmanager
def streams(people: list[Team]) -> Iterator[None]:
    """Keep everybody's streams open, and read what comes in a thread of its own."""
    with ExitStack() as opened, selectors.DefaultSelector() as selector:
        over = threading.Event()
        for person in people:
            for _ in range(EACH):
                selector.register(opened.enter_context(_stream(person)), selectors.EVENT_READ)

        def read() -> None:
            while not over.is_set():
                for key, _ in selector.select(0.2):
                    assert isinstance(key.fileobj, socket.socket)
                    key.fileobj.recv(1 << 16)

        reading = threading.Thread(target=read)
        reading.start()
        try:
            yield
        finally:
            over.set()
            reading.join()


def _stream(person: Team) -> socket.socket:
    """Return a connection on which the stream has begun."""
    connection = socket.create_connection((HOST, person.stack.ports.live), timeout=10)
    path = f"/live/workspace/{person.workspace_id}"
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: live\r\nAuthorization: Bearer {person.token}\r\n\r\n".encode())
    begun = b""
    while b"event: hello" not in begun:
        received = connection.recv(1 << 16)
        assert received, f"the stream was refused: {begun[:500]!r}"
        begun += received
    return connection


def tell(system: System, turn: int) -> list[float]:
    """Post messages at a fixed rate, one after the other. Returns the seconds of each."""
    times, start = [], time.monotonic()
    for number in range(ROUND_SECONDS * MESSAGES_A_SECOND):
        time.sleep(max(0.0, start + number / MESSAGES_A_SECOND - time.monotonic()))
        times.append(system.tell(message(f"+55118{number % 50:07d}", (turn + 1) * 1_000_000 + number)))
    return times


if __name__ == "__main__":
    main()
