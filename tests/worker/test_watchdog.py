"""A process that is watched over: frozen, it is ended; otherwise it is as if nobody watched."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devstack.team import wait_for

PATIENCE = 2
PROGRAM = f"""
import os, signal, sys, time
from pathlib import Path
from worker.watchdog import watched

def work():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(float(sys.argv[2]))
    return 3

sys.exit(watched(work, patience={PATIENCE}))
"""


class Watched:
    """A process that works for some seconds under a watchdog."""

    def __init__(self, folder: Path, seconds: float) -> None:
        told = folder / "pid"
        self.watchdog = subprocess.Popen([sys.executable, "-c", PROGRAM, str(told), str(seconds)])
        wait_for(lambda: told.exists() and bool(told.read_text()), "the work to begin")
        self.worker = int(told.read_text())

    def works(self) -> bool:
        try:
            os.kill(self.worker, 0)
        except ProcessLookupError:
            return False
        return True


def test_one_that_is_frozen_is_ended(tmp_path: Path) -> None:
    one = Watched(tmp_path, 100)
    os.kill(one.worker, signal.SIGSTOP)
    assert one.watchdog.wait(60) == 128 + signal.SIGKILL
    assert not one.works()


def test_one_that_gets_on_is_left_alone(tmp_path: Path) -> None:
    one = Watched(tmp_path, 2 * PATIENCE)
    assert one.watchdog.wait(60) == 3


def test_a_watchdog_that_was_frozen_itself_has_not_listened_meanwhile(tmp_path: Path) -> None:
    one = Watched(tmp_path, 4 * PATIENCE)
    for process in (one.watchdog.pid, one.worker):
        os.kill(process, signal.SIGSTOP)
    time.sleep(2 * PATIENCE)
    for process in (one.watchdog.pid, one.worker):
        os.kill(process, signal.SIGCONT)
    assert one.watchdog.wait(60) == 3


def test_signals_are_passed_on(tmp_path: Path) -> None:
    one = Watched(tmp_path, 100)
    one.watchdog.terminate()
    assert one.watchdog.wait(60) == 7


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has ended")
def test_it_ends_with_its_watchdog(tmp_path: Path) -> None:
    one = Watched(tmp_path, 100)
    one.watchdog.kill()
    one.watchdog.wait()
    wait_for(lambda: not one.works(), "the end of the worker")
