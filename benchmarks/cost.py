"""What processes cost: the processor's time of each with all that it has started, as the kernel counts it (Linux)."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from devstack.processes import Process

_TICKS = os.sysconf("SC_CLK_TCK")
_QUIET = 0.2
_LONGEST_WAIT = 120.0


class Meter:
    """Counts from its making on what each group of processes takes of the processor."""

    def __init__(self, groups: Mapping[str, Sequence[Process]]) -> None:
        self._groups = groups
        self._before = self._counted()

    def spent(self) -> dict[str, float]:
        """Return the seconds of each group so far."""
        return {name: seconds - self._before[name] for name, seconds in self._counted().items()}

    def settled(self) -> dict[str, float]:
        """Wait until what was begun is done, for two minutes at most. Returns the seconds of each group until then."""
        until, before = time.monotonic() + _LONGEST_WAIT, self.spent()
        while time.monotonic() < until:
            time.sleep(1)
            now = self.spent()
            if sum(now.values()) - sum(before.values()) < _QUIET:
                return now
            before = now
        return before

    def _counted(self) -> dict[str, float]:
        return {name: sum(map(cpu_seconds, processes)) for name, processes in self._groups.items()}


def cpu_seconds(process: Process) -> float:
    """Return what a process and all below it have taken, those that have ended included."""
    return sum(_ticks(pid) for pid in with_descendants(process.pid)) / _TICKS


def with_descendants(pid: int) -> Iterator[int]:
    """Yield the ids of a process and of all below it: gunicorn's workers have a parent."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from with_descendants(int(child))


def _ticks(pid: int) -> int:
    # The name, which may hold blanks, ends with the last bracket; of the rest the 12th to 15th are times.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def per_message(spent: Mapping[str, float], messages: int) -> str:
    """Describe seconds of the processor as milliseconds a message: together, and of each group."""
    each = "   ".join(f"{name} {seconds / messages * 1000:.1f}" for name, seconds in spent.items())
    return f"{sum(spent.values()) / messages * 1000:6.1f} ms   ({each})"
