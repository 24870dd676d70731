"""Each worker sweeps by itself: work goes on without the broker and without the beat, which only make it quick."""

import threading
import time
from collections.abc import Container

from common.work.context import Work
from common.work.kinds import UPKEEP
from common.work.sweep import begin_overdue
from worker.pool import QueuePool
from worker.tasks import SWEEP

ROUND = 2.0
BEAT_MISSED_AFTER = 3 * ROUND


def start_sweeping(work: Work, pool: QueuePool, queues: Container[str]) -> None:
    """Look after what is due in these queues, for as long as this process lives."""
    threading.Thread(target=_sweep, args=(work, pool, queues), name="sweep", daemon=True).start()


def _sweep(work: Work, pool: QueuePool, queues: Container[str]) -> None:
    while True:
        time.sleep(ROUND)
        begin_overdue(work, queues, pool.begin)
        if UPKEEP in queues and pool.silence(SWEEP) > BEAT_MISSED_AFTER:
            pool.begin(SWEEP)
