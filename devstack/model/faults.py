"""How a test makes the stand-in slow, broken or talkative, and what it has been asked."""

import threading
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from devstack.model.errors import ApiError

_LONGEST_PAUSE = 60.0
_KEPT_REQUESTS = 1000
_ERROR_TYPES = {
    401: ("authentication_error", "invalid_api_key"),
    403: ("permission_error", None),
    404: ("invalid_request_error", "model_not_found"),
    429: ("rate_limit_error", "rate_limit_exceeded"),
}


@dataclass(frozen=True, slots=True)
class Faults:
    """What chat completions suffer; one field per key of `PUT /simulator/faults`."""

    delay_seconds: float | None = None
    fail_status: int | None = None
    fail_times: int | None = None
    retry_after: float | None = None
    pause: bool = False
    empty: bool = False
    malformed: bool = False
    content_filter: bool = False
    echo: bool = False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(slots=True)
class ChatRequest:
    """A chat completion as it was asked for, and what became of it."""

    model: str
    messages: Any
    parameters: dict[str, Any]
    at: str = field(default_factory=_now)
    finished_at: str | None = None
    status: int | None = None
    reply: str | None = None

    def finish(self, status: int, reply: str | None = None) -> None:
        """Note the outcome."""
        self.status, self.reply, self.finished_at = status, reply, _now()


class Simulator:
    """The faults in force and the requests seen, shared by all threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._faults = Faults()
        self._failures_left: int | None = None
        self._requests: deque[ChatRequest] = deque(maxlen=_KEPT_REQUESTS)

    @property
    def faults(self) -> Faults:
        """The faults in force."""
        return self._faults

    def replace(self, faults: Faults) -> None:
        """Put these faults in force instead of the present ones; a pause that is not among them ends."""
        with self._changed:
            self._faults = faults
            self._failures_left = faults.fail_times
            self._changed.notify_all()

    def wait_while_paused(self) -> None:
        """Return when no pause is in force, after a minute at the latest."""
        if self._faults.pause:
            with self._changed:
                self._changed.wait_for(lambda: not self._faults.pause, timeout=_LONGEST_PAUSE)

    def raise_failure(self) -> None:
        """Raise the failure that is due to this request, if one is."""
        with self._changed:
            faults = self._faults
            if faults.fail_status is None or self._failures_left == 0:
                return
            if self._failures_left is not None:
                self._failures_left -= 1
        status = faults.fail_status
        usual = ("server_error" if status >= 500 else "invalid_request_error", None)
        kind, code = _ERROR_TYPES.get(status, usual)
        headers = {} if faults.retry_after is None else {"Retry-After": f"{faults.retry_after:g}"}
        message = f"The simulator was told to fail with {status}."
        raise ApiError(message, status=status, type=kind, code=code, headers=headers)

    def record(self, chat_request: ChatRequest) -> None:
        """Keep the request, the oldest making room."""
        self._requests.append(chat_request)

    def requests(self) -> list[ChatRequest]:
        """The requests kept, oldest first."""
        return list(self._requests)

    def forget(self) -> None:
        """Keep none of the requests seen."""
        self._requests.clear()
