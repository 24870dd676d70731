"""Posts one webhook and says what its answer means."""

import hashlib
import hmac
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

CONNECT_AND_READ_SECONDS = (3, 10)


@dataclass(frozen=True)
class Answer:
    """What became of one attempt: `accepted`, `refused` for good, or `pending` (to be tried again)."""

    state: str
    error: str | None = None
    retry_after: float = 0


def signature_headers(secret: str, body: bytes, now: int) -> dict[str, str]:
    """The headers by which the receiver knows who wrote this."""
    signed = hmac.new(secret.encode(), f"{now}.".encode() + body, hashlib.sha256)
    return {"X-Webhook-Timestamp": str(now), "X-Webhook-Signature": f"sha256={signed.hexdigest()}"}


class Postman:
    """One keep-alive HTTP session per thread."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._threads = threading.local()

    def post(self, url: str, body: str) -> Answer:
        """Post one event once."""
        raw = body.encode()
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers |= signature_headers(self._secret, raw, int(time.time()))
        try:
            response = self._session().post(
                url, data=raw, headers=headers, timeout=CONNECT_AND_READ_SECONDS, allow_redirects=False
            )
        except requests.RequestException as error:
            return Answer("pending", f"{type(error).__name__}: {error}")
        return _meaning(response)

    def _session(self) -> requests.Session:
        if not hasattr(self._threads, "session"):
            self._threads.session = requests.Session()
            # A proxy or netrc of the developer's machine has no business between two local servers.
            self._threads.session.trust_env = False
        session: requests.Session = self._threads.session
        return session


def _meaning(response: requests.Response) -> Answer:
    status = response.status_code
    if 200 <= status < 300:
        return Answer("accepted")
    error = f"{status} {response.text[:500]}".strip()
    if 400 <= status < 500 and status not in (408, 429):
        return Answer("refused", error)
    return Answer("pending", error, _seconds(response.headers.get("Retry-After")) if status in (429, 503) else 0)


def _seconds(retry_after: str | None) -> float:
    if retry_after is None:
        return 0
    try:
        return float(retry_after)
    except ValueError:
        return _seconds_until(retry_after)


def _seconds_until(http_date: str) -> float:
    try:
        then = parsedate_to_datetime(http_date)
    except ValueError:
        # Neither seconds nor a date: the ordinary back-off applies.
        return 0
    return max(0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
