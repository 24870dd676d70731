"""One process of the system: started, watched, stopped with all that it has started itself."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from devstack import keeper
from devstack.errors import DevstackError


class Process:
    """A command with a name, whose output goes to a log file."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        *,
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.name = name
        self.log = log
        self._command = command
        self._environ = environ
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        if self._child is None:
            raise DevstackError(f"{self.name} has not been started.")
        return self._child.pid

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    @property
    def exit_code(self) -> int | None:
        return None if self._child is None else self._child.poll()

    def launch(self) -> None:
        """Start the command in a process group of its own, which a Ctrl-C in the terminal does not reach."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(
                keeper.kept([*self._command]),
                stdin=subprocess.DEVNULL,
                stdout=keeper.register(),
                stderr=log,
                env=self._environ,
                cwd=self._folder,
                start_new_session=True,
            )

    def start(self) -> None:
        """Start the command and wait until it can be used."""
        self.launch()
        self.wait_until(self.usable)

    def usable(self) -> bool:
        """Whether it does its work already, as far as it shows from here."""
        return True

    def stop(self, grace: float = 20.0) -> None:
        """Let the process finish what it is doing, for `grace` seconds at most, and end what is left of it."""
        self.terminate()
        self.wait(grace)

    def terminate(self) -> None:
        """Ask the process to finish, without waiting for it. To ask a worker a second time is to hurry it."""
        if self._child is not None:
            self._child.terminate()

    def wait(self, grace: float = 20.0) -> None:
        """Wait for the end of a process that was asked to finish, and end what is left of it."""
        if self._child is not None:
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(grace)
        self.kill()

    def kill(self) -> None:
        """End the process and everything that it has started at once, as a crash would."""
        if self._child is not None:
            self.hit()
            self._child.wait()
            keeper.forget(self._child.pid)

    def hit(self) -> None:
        """Kill without waiting for the end, which on a busy machine takes a moment."""
        if self._child is not None:
            # Nobody may be left in the group, which is what we want; macOS says so with PermissionError.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)

    def restart(self) -> None:
        self.stop()
        self.start()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for what shows that the process is up, as long as it lives: a busy machine may take its time.

        Raises:
            DevstackError: it ended.
        """
        while not condition():
            self.refuse_dead()
            time.sleep(0.02)

    def refuse_dead(self) -> None:
        """Raise an error with the end of the log if the process has ended."""
        if not self.alive:
            raise DevstackError(self.obituary())

    def obituary(self) -> str:
        """Return how the process ended, and what it said last."""
        return f"{self.name} ended with exit code {self.exit_code}:\n{self.last_words()}"

    def last_words(self, lines: int = 15) -> str:
        """Return the end of the log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def stop_together(processes: Sequence[Process], grace: float) -> None:
    """Ask all to finish, give them `grace` seconds together, and end those that are left."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + grace
    while any(process.alive for process in processes) and time.monotonic() < until:
        time.sleep(0.05)
    for process in processes:
        process.hit()
    for process in processes:
        process.kill()
