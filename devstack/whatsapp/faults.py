"""Failures that a test scripts. Kept in memory: a restarted simulator is a healthy one."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Faults:
    """How the server misbehaves; the defaults are good behaviour."""

    send_delay_seconds: float = 0
    send_fail_status: int | None = None
    send_fail_times: int | None = None
    send_fail_retry_after: float | None = None
    accept_then_hang_seconds: float = 0
    idempotent: bool = True
    receipts: bool = True
    echo: bool = False
    media_not_ready_times: int = 0
    log_out_fail_status: int | None = None
    unsupported: tuple[str, ...] = ()


class FaultScript:
    """The faults in force, and how many failures are still to come."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.play(Faults())

    def play(self, faults: Faults) -> None:
        """Put these faults in force in place of all others."""
        with self._lock:
            self.current = faults
            self._failures_left = faults.send_fail_times
            self._not_ready_left = faults.media_not_ready_times

    def media_is_ready(self) -> bool:
        """Whether a file that is asked for is there by now."""
        with self._lock:
            ready = self._not_ready_left == 0
            self._not_ready_left -= not ready
            return ready

    def take_failure(self) -> int | None:
        """The status with which this send fails, if it does. Without `send_fail_times` every send does."""
        with self._lock:
            if self._failures_left == 0:
                return None
            if self._failures_left is not None:
                self._failures_left -= 1
            return self.current.send_fail_status
