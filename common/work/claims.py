"""Work items: when a failed try is repeated."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one work item, until its lease ends. Only the holder of `token` may complete it.

    `asked` counts how often the work was asked for: when it has grown by the time of completion, there is new work.
    `attempts` counts this try and those before it. `request_id` is that of the request which made the work.
    """

    id: str
    token: str
    asked: int
    attempts: int
    request_id: str | None


def retry_delay(attempts: int, base: float, longest: float, asked_for: float | None = None) -> float:
    """Return the seconds to wait after the `attempts`-th failed try: exponential with full jitter on the upper half.

    What the other side asked for is honoured when it is longer. Source: AWS Architecture Blog,
    "Exponential Backoff And Jitter" (equal jitter).
    """
    ceiling = min(longest, base * 2.0 ** (attempts - 1))
    return max(asked_for or 0.0, ceiling / 2 + random.uniform(0, ceiling / 2))
