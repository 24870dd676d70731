"""What customers of several workspaces write, and how a WhatsApp server tells it: twice, late, in any form."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

import requests

from devstack.team import Team

_SENDERS = 16
_RETRY_AFTER = 0.3
_FORMS = ("+{}", "{}", "{}@s.whatsapp.net", "{}@c.us", "{}:7@s.whatsapp.net")


@dataclass(frozen=True)
class Told:
    """A customer's message that was acknowledged, with its place among all of this customer."""

    workspace_id: str
    message_id: str
    position: int


@dataclass(frozen=True)
class Attempt:
    """An event that was posted: when (epoch), for how many seconds, and the status of the answer; 0: there was none."""

    message_id: str
    at: float
    seconds: float
    status: int

    @property
    def acknowledged(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Sending:
    """An event on its way to the webhook."""

    team: Team
    customer: str
    position: int
    event: dict[str, Any]


@dataclass
class Traffic:
    """Writes `count` messages to `teams`, all of the same customers, over at least `seconds`.

    Every event is sent until it is answered 2xx, as a WhatsApp server does. `told` is what was acknowledged, in which
    `attempts`.
    """

    teams: list[Team]
    count: int
    seconds: float
    randomly: random.Random
    told: list[Told] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    def run(self) -> None:
        """Write everything, and return once all of it is acknowledged."""
        lanes: list[Queue[Sending | None]] = [Queue() for _ in range(_SENDERS)]
        threads = [threading.Thread(target=self._send_all, args=(lane,), daemon=True) for lane in lanes]
        for thread in threads:
            thread.start()
        bursts = list(self._bursts())
        for burst in bursts:
            for sending in burst:
                # A WhatsApp server tells what one customer writes one after the other.
                lanes[hash((sending.team.workspace_id, sending.customer)) % _SENDERS].put(sending)
            time.sleep(self.seconds / len(bursts))
        for lane in lanes:
            lane.put(None)
        for thread in threads:
            thread.join()

    def _bursts(self) -> Iterator[list[Sending]]:
        """Yield what one customer writes to one workspace at once: one to three messages, each told once or twice."""
        randomly, written, number = self.randomly, dict[tuple[str, str], int](), 0
        customers = [f"5511{940000000 + index}" for index in range(max(4, self.count // 12))]
        while number < self.count:
            team, digits = randomly.choice(self.teams), randomly.choice(customers)
            burst = list[Sending]()
            for _ in range(min(randomly.choice((1, 1, 2, 3)), self.count - number)):
                number += 1
                position = written[team.workspace_id, digits] = written.get((team.workspace_id, digits), 0) + 1
                event = self._event(team, digits, number, position)
                burst += [Sending(team, digits, position, event)] * randomly.choice((1, 1, 2))
            yield burst

    def _event(self, team: Team, digits: str, number: int, position: int) -> dict[str, Any]:
        """Return an event under any id of the customer; the first one tells two of them."""
        lid = f"{digits[4:]}77@lid"
        forms = [form.format(digits) for form in _FORMS]
        ids = {"from": forms[number % len(forms)], "chat_id_alt": lid}
        if position > 1:
            ids = {"from": self.randomly.choice([*forms, lid])}
        return {
            **ids,
            "message_id": f"FAULT{team.workspace_id[-6:]}{number:06d}",
            "type": "text",
            "message": f"{mark(team)} message {position}",
            "timestamp": time.time(),
        }

    def _send_all(self, lane: Queue[Sending | None]) -> None:
        while sending := lane.get():
            team, event = sending.team, sending.event
            while not self._is_told(team, event):
                time.sleep(_RETRY_AFTER)
            self.told.append(Told(team.workspace_id, event["message_id"], sending.position))

    def _is_told(self, team: Team, event: dict[str, Any]) -> bool:
        """Post an event once. Returns whether it is acknowledged."""
        at, start = time.time(), time.monotonic()
        try:
            status = team.webhook(event).status_code
        except requests.RequestException:
            status = 0
        attempt = Attempt(event["message_id"], at, time.monotonic() - start, status)
        self.attempts.append(attempt)
        return attempt.acknowledged


def mark(team: Team) -> str:
    """Return what stands in every text of a workspace, and in no other's."""
    return f"mark{team.workspace_id[-8:]}"


def tell_odd_receipts(teams: list[Team], over: threading.Event, randomly: random.Random) -> None:
    """Tell of what was sent backwards and twice, and of messages that nobody knows, until it is `over`."""
    told = set[str]()
    while not over.wait(1):
        for team in teams:
            for item in team.whatsapp.get("messages", phone_number=team.phone_number)["items"][-50:]:
                if item["direction"] == "outgoing" and item["message_id"] not in told and randomly.random() < 0.3:
                    told.add(item["message_id"])
                    _tell_receipts(team, item["message_id"], ("read", "delivered", "sent", "delivered"))
            _tell_receipts(team, f"NOBODY{randomly.randrange(10**6)}", ("read",))


def _tell_receipts(team: Team, message_id: str, statuses: tuple[str, ...]) -> None:
    for status in statuses:
        # Told once: what is not acknowledged nobody has promised anything of.
        with suppress(requests.RequestException):
            team.webhook({"message_id": message_id, "status": status}, "delivery")
