"""A process that watches over another one: frozen, it is ended, so that whoever keeps the system up starts it anew."""

import ctypes
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

PATIENCE = 30
_BETWEEN_BEATS = 0.5
_FORWARDED = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)
# Source: prctl(2), PR_SET_PDEATHSIG.
_DIES_WITH_PARENT = 1


def watched(work: Callable[[], int], patience: int = PATIENCE) -> int:
    """Do the work in a child process of which a thread shows all the time that it gets on. Returns how it ended.

    It is killed when nothing was heard of it for `patience` seconds. Signals are passed on to it. The parent is the one
    that watches: as the first process of a container it could not be killed from within.
    """
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _end_with_parent()
        threading.Thread(target=_beat, args=(told,), name="watchdog", daemon=True).start()
        sys.exit(work())
    os.close(told)

    def forward(number: int, _: FrameType | None) -> None:
        os.kill(child, number)

    for number in _FORWARDED:
        signal.signal(number, forward)
    if _falls_silent(heard, patience):
        print(f"No sign of life for {patience} s: ended, to be started anew.", file=sys.stderr, flush=True)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status if status >= 0 else 128 - status


def _beat(told: int) -> None:
    while True:
        os.write(told, b".")
        time.sleep(_BETWEEN_BEATS)


def _falls_silent(heard: int, patience: int) -> bool:
    """Wait until nothing is heard for so long. False: it has ended by itself.

    Seconds are counted one by one: a watcher that was frozen itself has not listened meanwhile.
    """
    silent = 0
    while silent < patience:
        if not select.select([heard], [], [], 1)[0]:
            silent += 1
        elif os.read(heard, 4096):
            silent = 0
        else:
            return False
    return True


def _end_with_parent() -> None:
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
