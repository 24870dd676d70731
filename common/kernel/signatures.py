"""Addresses that are as good as a password for a while: whoever has one needs no other proof."""

import hashlib
import hmac
from urllib.parse import urlencode


def signed(secret_key: str, path: str, until: int) -> str:
    """Return the path with a signature that is good until a moment, in seconds since 1970.

    The signature stands in the query, which is never logged.
    """
    return f"{path}?{urlencode({'until': until, 'signature': _signature(secret_key, path, str(until))})}"


def is_signed(secret_key: str, path: str, until: str, signature: str, now: float) -> bool:
    """Say whether the path was signed by us, for a time that is not over."""
    genuine = hmac.compare_digest(signature.encode(), _signature(secret_key, path, until).encode())
    return genuine and now < int(until)


def _signature(secret_key: str, path: str, until: str) -> str:
    return hmac.new(secret_key.encode(), f"address:{until}:{path}".encode(), hashlib.sha256).hexdigest()
