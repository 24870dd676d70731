"""What the processes write, on the terminal, each line with the name of its process."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self

from honcho.colour import get_colours

from devstack.processes import Process
from devstack.screen import say

_LEVEL = re.compile(r"^.{0,60}?\[(debug|info|warning|error|critical) *\]", re.IGNORECASE)
_TROUBLE = {"warning", "error", "critical"}
# Probes of health, and Celery's own view of its work.
_NOISE = re.compile(r"GET /(healthz|readyz) |\[celery\.")


class Streaming:
    """A thread that prints what is added to the processes' logs: at first only trouble, later all but noise."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self._tails = [
            _Tail(process.name, colour, process.log) for process, colour in zip(processes, get_colours(), strict=False)
        ]
        self._width = max(len(process.name) for process in processes)
        self._everything = False
        self._printing = Lock()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="streaming", daemon=True)

    def show_everything(self) -> None:
        """From now on show what is normal, too."""
        self._print_new()
        self._everything = True

    def _run(self) -> None:
        while not self._stopping.wait(0.1):
            self._print_new()
        self._print_new()

    def _print_new(self) -> None:
        with self._printing:
            for tail in self._tails:
                prefix = _coloured(f"{tail.name:<{self._width}} |", tail.colour)
                for line in tail.new_lines():
                    if tail.worth_showing(line, everything=self._everything):
                        say(f"{prefix} {line}")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join()


class _Tail:
    """What has been added to a log since it was looked at last."""

    def __init__(self, name: str, colour: str, log: Path) -> None:
        self.name = name
        self.colour = colour
        self._log = log
        self._read = 0
        self._showing = False

    def new_lines(self) -> list[str]:
        """Return the whole lines that are new."""
        if not self._log.exists():
            return []
        with self._log.open("rb") as file:
            file.seek(self._read)
            whole = file.read().rpartition(b"\n")[0]
        if not whole:
            return []
        self._read += len(whole) + 1
        return whole.decode(errors="replace").splitlines()

    def worth_showing(self, line: str, *, everything: bool) -> bool:
        """Whether people want to see a line. One without a level, as of a traceback, goes with the line before it."""
        if level := _LEVEL.match(line):
            self._showing = level[1].lower() in _TROUBLE or (everything and not _NOISE.search(line))
        return self._showing


def _coloured(text: str, colour: str) -> str:
    return f"\033[{colour}m{text}\033[0m" if sys.stdout.isatty() else text
