"""Keeping the system up for a person: it waits as long as it takes, tells how far it is, and starts again what dies."""

import os
import time
from collections.abc import Callable, Sequence

from devstack.errors import DevstackError
from devstack.processes import Process
from devstack.readiness import Readiness
from devstack.screen import say
from devstack.stack import Stack

_LONGEST_PAUSE = 30
_STEADY = 60
_SILENCE = 15
_HOPELESS = 3


class Abandoned(Exception):
    """Whoever has started us is gone."""


class Supervisor:
    """Starts a stack and keeps it up, for as long as the process lives that wanted it."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._readiness = Readiness(stack.parts, stack.api_url)
        self._lives: list[_Life] = []
        self._parent = os.getppid()

    def start(self) -> None:
        """Start everything, the databases first, and return when all of it is ready.

        Raises:
            DevstackError: a part does not come up, however often it is started.
            Abandoned: nobody wants it any more.
        """
        databases = self._stack.databases
        self._stack.prepare()
        self._launch(databases)
        self._wait_while(lambda: any(database.name in self._readiness.waiting for database in databases))
        self._launch([*self._stack.outside, *self._stack.product])
        self._wait_while(lambda: bool(self._readiness.waiting))
        for life in self._lives:
            life.settled = True
        for name, why in self._readiness.out.items():
            say(f"  {name} is out, what needs it waits: {why}")

    def look_after(self) -> None:
        """Start again what has died, once its pause is over.

        Raises:
            Abandoned: nobody wants it any more.
        """
        if os.getppid() != self._parent:
            raise Abandoned
        for life in self._lives:
            life.look_after()

    def _launch(self, processes: Sequence[Process]) -> None:
        for process in processes:
            process.launch()
            self._lives.append(_Life(process))

    def _wait_while(self, unfinished: Callable[[], bool]) -> None:
        """Wait as long as the parts live, with a line for every step, and one now and then when there is none."""
        begun = heard = time.monotonic()
        while unfinished():
            for name in self._readiness.look():
                heard = time.monotonic()
                say(f"  {name} is ready")
            self.look_after()
            if time.monotonic() - heard > _SILENCE:
                heard = time.monotonic()
                say(f"  … after {heard - begun:.0f} s still waiting for {self._missing()}")
            time.sleep(0.1)

    def _missing(self) -> str:
        return ", ".join(f"{name} ({why})" if why else name for name, why in self._readiness.waiting.items())


class _Life:
    """A process, and how often it has died in a row."""

    def __init__(self, process: Process) -> None:
        self.settled = False
        self._process = process
        self._deaths = 0
        self._born = time.monotonic()
        self._due: float | None = None

    def look_after(self) -> None:
        if self._process.alive:
            return
        if self._due is None:
            self._bury()
        elif time.monotonic() >= self._due:
            self._due = None
            self._process.launch()
            self._born = time.monotonic()

    def _bury(self) -> None:
        """Tell of the death, and plan the next start: later with every death, at once after a long life."""
        now = time.monotonic()
        self._deaths = 1 if now - self._born > _STEADY else self._deaths + 1
        # What it has started must not keep its port.
        self._process.kill()
        if self._deaths == _HOPELESS and not self.settled:
            raise DevstackError(f"{self._process.obituary()}\nIt has died {_HOPELESS} times: that is no use.")
        pause = min(2 ** (self._deaths - 1), _LONGEST_PAUSE)
        say(f"{self._process.obituary()}\n{self._process.name} is started again in {pause} s.")
        self._due = now + pause
