"""When a failed attempt is repeated, and when it is the last one."""

import random

from common.kernel.errors import GatewayError, ProductError

LONGEST_WISH = 3600.0


def retry_delay(attempts: int, base: float, longest: float, wished: float | None = None) -> float:
    """Return the seconds to wait after the `attempts`-th failure: exponential with full jitter on the upper half.

    What the other side `wished` for is honoured when it is longer, up to an hour. Source: AWS Architecture Blog,
    "Exponential Backoff And Jitter" (equal jitter).
    """
    ceiling = min(longest, base * 2.0 ** min(attempts - 1, 60))
    return max(min(wished or 0.0, LONGEST_WISH), ceiling / 2 + random.uniform(0, ceiling / 2))


def reason_of(error: Exception) -> str:
    """Return why something failed, for the team to read: of what we did not foresee, no more than that."""
    return str(error) if isinstance(error, ProductError) else f"It failed unexpectedly ({type(error).__name__})."


def is_last(error: Exception, attempts: int, most: int) -> bool:
    """Say whether nothing is to be tried again: it can't help, or was done often enough."""
    return attempts >= most or (isinstance(error, GatewayError) and error.permanent)
