"""Who sent a webhook: proven by a secret that we share with the WhatsApp server."""

import hashlib
import hmac
from collections.abc import Mapping

from common.kernel.errors import Unauthenticated

_OURS, _AT = "X-Webhook-Signature", "X-Webhook-Timestamp"
_META = "X-Hub-Signature-256"
_WAHA, _WAHA_ALGORITHM = "X-Webhook-Hmac", "X-Webhook-Hmac-Algorithm"


def verify(headers: Mapping[str, str], body: bytes, secrets: tuple[str, ...], tolerance: float, now: float) -> None:
    """Accept a body that is signed with one of the secrets, in any of the three forms that servers use.

    Our own form signs the time along with the body, so that an old webhook can't be sent again by somebody else.
    Without any secret, which only development allows, everything is accepted.

    Raises:
        Unauthenticated: it is not signed, or not by a secret of ours, or too long ago.
    """
    if not secrets:
        return
    if _OURS in headers:
        stamp = headers.get(_AT, "")
        _must_be_fresh(stamp, tolerance, now)
        signature, signed, digest = headers[_OURS].removeprefix("sha256="), f"{stamp}.".encode() + body, hashlib.sha256
    elif _META in headers:
        signature, signed, digest = headers[_META].removeprefix("sha256="), body, hashlib.sha256
    elif _WAHA in headers and headers.get(_WAHA_ALGORITHM, "sha512").lower() == "sha512":
        signature, signed, digest = headers[_WAHA], body, hashlib.sha512
    else:
        raise Unauthenticated(f"Sign the webhook: {_AT} and {_OURS}, or {_META}, or {_WAHA} with sha512.")
    given = signature.strip().lower().encode()
    expected = [hmac.new(secret.encode(), signed, digest).hexdigest().encode() for secret in secrets]
    # A sum, not any(): the time taken must not tell which secret it was.
    if sum(hmac.compare_digest(given, one) for one in expected) == 0:
        raise Unauthenticated("The webhook's signature does not match its body and our secret.")


def _must_be_fresh(stamp: str, tolerance: float, now: float) -> None:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise Unauthenticated(f"{_AT} must be the time of sending in seconds since 1970.")
    if abs(now - int(stamp)) > tolerance:
        raise Unauthenticated(f"{_AT} is more than {tolerance:g} seconds away from our clock: is yours right?")
