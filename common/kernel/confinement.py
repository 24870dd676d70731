"""For a child process that reads what strangers made: it ends with its parent, and takes no more than its share."""

import ctypes
import math
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1


def confine(seconds: float, memory_bytes: int) -> None:
    """Limit this process to so many seconds of CPU time and bytes of address space, behind whatever else runs.

    It ends with its parent and not before: a signal that stops a worker lets it finish what it is reading.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _limit(resource.RLIMIT_AS, memory_bytes)
    os.nice(10)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, math.ceil(seconds) + 1)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
