"""The time, the same on all machines: as the server of the stores tells it now and then."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

_TELLINGS = 6


class Clock:
    """Shows the time that it was told, carried on by what nobody sets; until it is told any, the machine's own.

    The time is told with some delay, so it always seems to be a little earlier than it is. Of the last few tellings
    the one that makes it the latest was the quickest.
    """

    def __init__(self, machine: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._machine = machine
        self._steady = steady
        self._ahead_of_steady: tuple[float, ...] = ()

    def tell(self, moment: datetime) -> None:
        """Go by this moment, which is the present one."""
        ahead = moment.timestamp() - self._steady()
        self._ahead_of_steady = (*self._ahead_of_steady, ahead)[-_TELLINGS:]

    def now(self) -> datetime:
        """Return the present moment in UTC, in the milliseconds that the store keeps."""
        told = self._ahead_of_steady
        moment = datetime.fromtimestamp(max(told) + self._steady() if told else self._machine(), UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


clock = Clock()
now = clock.now
