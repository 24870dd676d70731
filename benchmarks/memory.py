"""What each process of the whole system holds in memory when nobody writes, in the small and in the large profile.

Each page counts once: one that several processes share counts in each of them by its part (PSS).
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cost import with_descendants
from benchmarks.scene import running_team
from celeryconfig import queue_threads
from devstack import commands
from devstack.stack import Stack
from devstack.team import Team, new_customer, wait_for

STEADY_MEGABYTES = 3.0
LONGEST_WAIT = 120.0


def main() -> int:
    if not Path("/proc/self/smaps_rollup").exists():
        print("Only Linux tells what a process holds and what it shares.")
        return 1
    for profile in commands.PROFILES:
        with running_team(PROFILE=profile) as team:
            converse(team)
            _print(profile, idle(team.stack))
    return 0


def converse(team: Team) -> None:
    """Let everything that loads with the first message be loaded."""
    customer = new_customer()
    team.customer_writes(customer, "hello")
    team.await_replies(customer)
    wait_for(lambda: team.get("/readyz")["status"] == "ready", "a sign of life from all of " + ", ".join(queue_threads))


def idle(stack: Stack) -> list[tuple[str, float]]:
    """Wait until the memory is steady. Returns the megabytes of each process."""
    until, before = time.monotonic() + LONGEST_WAIT, 0.0
    while True:
        held = list(held_by_each(stack))
        total = sum(megabytes for _, megabytes in held)
        if abs(total - before) < STEADY_MEGABYTES or time.monotonic() > until:
            return held
        before = total
        time.sleep(10)


def held_by_each(stack: Stack) -> Iterator[tuple[str, float]]:
    """Yield the megabytes of every process with the name of what it belongs to: gunicorn's workers have a parent."""
    for process in stack.processes:
        for pid in with_descendants(process.pid):
            yield process.name, _megabytes(pid)


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _print(profile: str, held: list[tuple[str, float]]) -> None:
    print(f"The {profile} profile, idle: MB of each process, shared pages by their part (PSS)")
    for name, megabytes in held:
        print(f"  {name:<12}{megabytes:7.1f}")
    print(f"  {'together':<12}{sum(megabytes for _, megabytes in held):7.1f}   ({len(held)} processes)\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
