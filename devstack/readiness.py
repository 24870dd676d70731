"""What of the system can be used already, as it shows from outside."""

from collections.abc import Iterator, Sequence
from typing import Any

import requests

from devstack.processes import Process
from devstack.servers import PATIENCE

_WORKERS = "workers"


class Readiness:
    """The parts that are not ready yet. What has been ready once counts as ready from then on.

    Attributes:
        out: what the system can do without for a while and does not reach, by its name, and why.
        waiting: what is not ready yet, by its name, and what is known about why. A queue waits for a worker.
    """

    def __init__(self, parts: Sequence[Process], api_url: str) -> None:
        """Expect all `parts`, and what the API says it stands on."""
        self.waiting = {part.name: "" for part in parts} | {_WORKERS: ""}
        self.out: dict[str, str] = {}
        self._parts = parts
        self._readyz = f"{api_url}/readyz"
        self._seen: set[str] = set()

    def look(self) -> Iterator[str]:
        """Look at what is not ready yet. Gives the name of each part that has become so."""
        for part in self._parts:
            if part.name in self.waiting and part.usable():
                del self.waiting[part.name]
                yield part.name
        for check in self._checks():
            self.waiting.pop(_WORKERS, None)
            name = check["name"].replace("_", " ")
            if name in self._seen:
                continue
            is_queue = name.startswith("queue")
            if not (check["ok"] or check["required"] or is_queue):
                self.out[name] = check["error"]
                continue
            if not check["ok"]:
                self.waiting[name] = "" if is_queue else check["error"]
                continue
            self.out.pop(name, None)
            self._seen.add(name)
            # Of what the API needs but a queue, only what was missed is news.
            if self.waiting.pop(name, None) or is_queue:
                yield name

    def _checks(self) -> list[dict[str, Any]]:
        """Return what the API says about each thing that it needs; nothing while it says nothing."""
        if "web" in self.waiting:
            return []
        try:
            checks: list[dict[str, Any]] = requests.get(self._readyz, timeout=PATIENCE).json()["checks"]
        except (requests.RequestException, KeyError):
            return []
        return checks
