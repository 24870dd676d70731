"""The way to the browsers' push services, which wake a browser with no page open. Sources: RFC 8030, RFC 8292."""

import base64
from datetime import timedelta
from urllib.parse import urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from common.alerts.encryption import encrypted, point_of
from common.alerts.rules.alerts import WORTHLESS_AFTER
from common.alerts.rules.subscriptions import Endpoint
from common.kernel.clock import now
from common.kernel.errors import GatewayError
from common.kernel.settings import Settings

_TIMEOUTS = (3.0, 10.0)
_TOKEN_LIFE = timedelta(hours=12)
_GONE = (404, 410)


class SubscriptionGone(Exception):
    """The browser wants to hear nothing any more."""


class PushService:
    """Knows us by the key pair of `VAPID_PRIVATE_KEY`; without one nothing can be pushed."""

    def __init__(self, settings: Settings) -> None:
        self._subject = settings.public_url
        secret = settings.vapid_private_key
        self._key = ec.derive_private_key(int(secret, 16), ec.SECP256R1()) if secret else None

    @property
    def public_key(self) -> str | None:
        """What browsers subscribe with, so that nobody else can push to them. None: nothing is pushed."""
        return _written(point_of(self._key)) if self._key else None

    def push(self, endpoint: Endpoint, content: bytes, topic: str) -> None:
        """Push something to a browser. Of what it has not heard yet, only the newest of a `topic` is kept for it.

        Raises:
            SubscriptionGone: the browser wants nothing any more.
            GatewayError: the service could not be reached, or refuses.
        """
        headers = {
            "Authorization": self._authorization(endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(WORTHLESS_AFTER.total_seconds())),
            "Topic": topic,
            "Urgency": "high",
        }
        body = encrypted(content, endpoint)
        try:
            response = requests.post(endpoint.url, data=body, headers=headers, timeout=_TIMEOUTS, allow_redirects=False)
        except requests.RequestException as error:
            message = f"The push service could not be reached ({type(error).__name__})."
            raise GatewayError(message, permanent=False, code="unreachable") from error
        if response.status_code in _GONE:
            raise SubscriptionGone
        if not response.ok:
            raise _refused(response)

    def _authorization(self, endpoint: Endpoint) -> str:
        if self._key is None:
            raise GatewayError("VAPID_PRIVATE_KEY is not set.", permanent=True, code="not_set_up")
        parts = urlsplit(endpoint.url)
        said = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": now() + _TOKEN_LIFE, "sub": self._subject}
        return f"vapid t={jwt.encode(said, self._key, algorithm='ES256')}, k={self.public_key}"


def _refused(response: requests.Response) -> GatewayError:
    status, wished = response.status_code, response.headers.get("Retry-After", "")
    return GatewayError(
        f"The push service answered {status}.",
        permanent=status < 500 and status != 429,
        code=f"http_{status}",
        retry_after=float(wished) if wished.isdigit() else None,
    )


def _written(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()
