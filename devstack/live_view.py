"""A dashboard that looks at a workspace: it follows the live stream, and takes it up again where it ended."""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import requests

from devstack.team import wait_for

_PAUSE = 0.1
_SILENCE = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the stream, and when it came."""

    id: str
    name: str
    data: dict[str, Any]
    at: float


class LiveView:
    """Follows a stream in a thread of its own, from behind the event `since` or from now on.

    Attributes:
        events: what it was told, in order.
        answers: the status of each connection, in order; 0 for none.
    """

    def __init__(self, url: str, workspace_id: str, token: str, since: str | None = None) -> None:
        self.events: list[Told] = []
        self.answers: list[int] = []
        self._url = f"{url}/live/workspace/{workspace_id}"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._last = since
        self._closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def named(self, name: str) -> list[Told]:
        return [event for event in list(self.events) if event.name == name]

    def await_event(self, name: str, matches: Callable[[dict[str, Any]], bool] = lambda _: True) -> Told:
        """Wait for an event whose data match, and return the first of them."""
        wait_for(lambda: any(matches(event.data) for event in self.named(name)), f"an event {name}")
        return next(event for event in self.named(name) if matches(event.data))

    def await_message(self, text: str) -> Told:
        """Wait until a message with this text is seen."""
        return self.await_event("message", lambda data: data["message"]["content"] == text)

    def await_answer(self, status: int) -> None:
        """Wait until a connection is answered so."""
        wait_for(lambda: status in self.answers, f"the answer {status}, after {self.answers}")

    def _run(self) -> None:
        while not self._closed:
            with suppress(requests.RequestException):
                self._follow()
            time.sleep(_PAUSE)

    def _follow(self) -> None:
        headers = {**self._headers, **({"Last-Event-ID": self._last} if self._last else {})}
        try:
            response = requests.get(self._url, headers=headers, stream=True, timeout=_SILENCE)
        except requests.RequestException:
            self.answers.append(0)
            return
        self.answers.append(response.status_code)
        with response:
            for event in events_of(response.iter_lines()) if response.ok else ():
                if self._closed:
                    break
                self._last = event.id
                self.events.append(event)

    def __enter__(self) -> Self:
        self._thread.start()
        wait_for(lambda: bool(self.events) or bool(self.answers) and self.answers[-1] != 200, "the stream to open")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True


def events_of(lines: Iterable[bytes]) -> Iterator[Told]:
    """Yield the events that these lines of a stream tell of."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode().partition(":")
        if name:
            fields[name] = value.removeprefix(" ")
        elif line == b"" and "event" in fields:
            yield Told(fields["id"], fields["event"], json.loads(fields["data"]), time.time())
            fields = {}
