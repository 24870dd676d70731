"""Whether every queue is consumed."""

from datetime import timedelta

from common.kernel.clock import now
from common.kernel.errors import Unavailable
from common.work.context import Work

SILENCE = timedelta(seconds=30)


def must_be_consumed(work: Work, queue: str) -> None:
    """See that the queue was seen doing work lately.

    Raises:
        Unavailable: it was not.
    """
    last = work.heartbeats.all().get(queue)
    if last is None or now() - last > SILENCE:
        seen = f"since {last.isoformat()}" if last else "yet"
        raise Unavailable(f"No worker has been seen on the queue {queue} {seen}.")
