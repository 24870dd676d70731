"""`/simulator`: how a test makes the stand-in slow, broken or talkative, and sees what it has been asked."""

import threading
from collections import deque
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request

from devstack.model.errors import ApiError

FORMS = ("schema", "json_object", "ignored", "refused", "plain")
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
    """What chat completions suffer; one field per key of `PUT /simulator/faults`.

    `forms` is how well the model fills forms: by `schema`; as any JSON object only, refusing a schema (`json_object`)
    or taking no notice of it (`ignored`); without any `response_format`, which is `refused`; or never, `plain` words
    being all that it writes. `say` is what it says next, word for word: `text`s, each with a `finish_reason`.
    """

    delay_seconds: float | None = None
    fail_status: int | None = None
    fail_times: int | None = None
    retry_after: float | None = None
    pause: bool = False
    empty: bool = False
    malformed: bool = False
    content_filter: bool = False
    echo: bool = False
    forms: str = "schema"
    say: list[dict[str, str]] = field(default_factory=list)


_KINDS: dict[str, tuple[type, ...]] = {
    "delay_seconds": (int, float),
    "fail_status": (int,),
    "fail_times": (int,),
    "retry_after": (int, float),
    "forms": (str,),
    "say": (list,),
}


@dataclass(slots=True)
class ChatRequest:
    """A chat completion as it was asked for, and what became of it."""

    model: str
    messages: Any
    parameters: dict[str, Any]
    at: str
    finished_at: str | None = None
    status: int | None = None
    reply: str | None = None

    def finish(self, status: int, reply: str | None = None) -> None:
        """Note the outcome."""
        self.status, self.reply, self.finished_at = status, reply, now()


def now() -> str:
    """This moment, as it is noted."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Simulator:
    """The faults in force and the requests seen, shared by all threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.requests: deque[ChatRequest] = deque(maxlen=_KEPT_REQUESTS)
        self.replace(Faults())

    def replace(self, faults: Faults) -> None:
        """Put these faults in force instead of the present ones; a pause that is not among them ends."""
        with self._changed:
            self.faults = faults
            self._failures_left = faults.fail_times
            self._to_say = deque(faults.say)
            self._changed.notify_all()

    def wait_while_paused(self) -> None:
        """Return when no pause is in force, after a minute at the latest."""
        with self._changed:
            self._changed.wait_for(lambda: not self.faults.pause, timeout=_LONGEST_PAUSE)

    def next_to_say(self) -> dict[str, str] | None:
        """What is to be said word for word now, if anything is."""
        with self._changed:
            return self._to_say.popleft() if self._to_say else None

    def raise_failure(self) -> None:
        """Raise the failure that is due to this request, if one is."""
        with self._changed:
            faults = self.faults
            if faults.fail_status is None or self._failures_left == 0:
                return
            if self._failures_left is not None:
                self._failures_left -= 1
        status = faults.fail_status
        kind, code = _ERROR_TYPES.get(status, ("server_error" if status >= 500 else "invalid_request_error", None))
        headers = {} if faults.retry_after is None else {"Retry-After": f"{faults.retry_after:g}"}
        message = f"The simulator was told to fail with {status}."
        raise ApiError(message, status=status, type=kind, code=code, headers=headers)


def blueprint(simulator: Simulator) -> Blueprint:
    """The endpoints that put faults in force and show the requests seen."""
    routes = Blueprint("simulator", __name__, url_prefix="/simulator")

    @routes.put("/faults")
    def replace() -> Response:
        simulator.replace(_read(request.get_json(force=True, silent=True)))
        return jsonify(asdict(simulator.faults))

    @routes.delete("/faults")
    def clear() -> tuple[str, int]:
        simulator.replace(Faults())
        return "", 204

    @routes.get("/requests")
    def requests_seen() -> Response:
        return jsonify(items=[asdict(seen) for seen in list(simulator.requests)])

    @routes.delete("/requests")
    def forget() -> tuple[str, int]:
        simulator.requests.clear()
        return "", 204

    return routes


def _read(body: Any) -> Faults:
    if not isinstance(body, dict):
        raise ApiError("Faults are a JSON object.")
    given = {name: value for name, value in body.items() if value is not None}
    for name, value in given.items():
        # Compared exactly, because to Python `true` is an integer as well.
        if name not in Faults.__dataclass_fields__ or type(value) not in _KINDS.get(name, (bool,)):
            raise ApiError(f"{name!r} is no fault, or not one of this kind.", param=name)
    if not 400 <= given.get("fail_status", 500) <= 599 or given.get("forms", "schema") not in FORMS:
        raise ApiError(f"'fail_status' is from 400 to 599, 'forms' one of {list(FORMS)}.")
    if given.get("delay_seconds", 0) < 0 or not all(
        isinstance(one, dict) and "text" in one for one in given.get("say", ())
    ):
        raise ApiError("'delay_seconds' is not negative, and what is to 'say' has a 'text'.")
    return Faults(**given)
