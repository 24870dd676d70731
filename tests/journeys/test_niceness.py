"""Who gives way to whom on a busy machine."""

import os
from pathlib import Path

import pytest

from devstack.stack import Stack


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="this kernel does not group by sessions")
def test_workers_are_as_nice_to_other_sessions_as_to_their_own(stack: Stack) -> None:
    pids = {name: stack.process(name).pid for name in ("web", "worker", "documents")}
    own = {name: os.getpriority(os.PRIO_PROCESS, pid) for name, pid in pids.items()}
    others = {name: int(Path(f"/proc/{pid}/autogroup").read_text().split()[-1]) for name, pid in pids.items()}
    assert own == others
    assert own["web"] < own["worker"] < own["documents"]
