"""`python -m worker -n NAME -Q QUEUE[,QUEUE…] [--beat]`: a worker.

What `celery worker` does, without the modules of Celery's other commands, which take 10 MB in every process.
"""

import argparse
import sys

from worker.niceness import be_nice_to_other_sessions
from worker.watchdog import watched


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m worker", description="Work on what comes through some queues.")
    parser.add_argument("-n", "--name", required=True, help="what distinguishes it from other workers on this host")
    parser.add_argument("-Q", "--queues", required=True, help="the queues, separated by commas")
    parser.add_argument("--beat", action="store_true", help="be the one process that calls for the sweep, too")
    chosen = parser.parse_args()
    be_nice_to_other_sessions()
    return watched(lambda: work(chosen))


def work(chosen: argparse.Namespace) -> int:
    """Be a worker until a signal ends it. Returns the exit code."""
    # Here, so that the process that watches stays small.
    from celery.utils.nodenames import default_nodename, host_format

    from worker.beat import start_beat
    from worker.process import Worker

    worker = Worker(
        hostname=host_format(default_nodename(f"{chosen.name}@%h")),
        queues=chosen.queues,
        without_gossip=True,
        without_mingle=True,
        quiet=True,
    )
    if chosen.beat:
        start_beat()
    worker.start()
    return worker.exitcode or 0


if __name__ == "__main__":
    sys.exit(main())
