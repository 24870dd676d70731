"""How a worker shares the processor with what must not wait for it."""

import os
from contextlib import suppress
from pathlib import Path


def be_nice_to_other_sessions() -> None:
    """Be as nice to all sessions as to whoever has started this process: Linux may share the processor among sessions.

    Only the difference counts: a system that was started with a low priority as a whole must not press its workers
    down a second time. Source: sched(7), "The autogroup feature". Where there is none, niceness alone does it.
    """
    niceness = os.nice(0) - os.getpriority(os.PRIO_PROCESS, os.getppid())
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(max(0, niceness)))
