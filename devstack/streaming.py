"""What the processes write, on the terminal, each line with the name of its process."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from honcho.colour import get_colours
from honcho.printer import Message, Printer

from devstack.processes import Process


class Streaming:
    """A thread that prints what is added to the processes' logs."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self._tails = [
            _Tail(process.name, colour, process.log) for process, colour in zip(processes, get_colours(), strict=False)
        ]
        self._printer = Printer(sys.stdout, width=max(len(process.name) for process in processes))
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="streaming", daemon=True)

    def _run(self) -> None:
        while not self._stopping.wait(0.1):
            self._print_new()
        self._print_new()

    def _print_new(self) -> None:
        for tail in self._tails:
            for line in tail.new_lines():
                self._printer.write(Message("line", line, datetime.now(), tail.name, tail.colour))

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
