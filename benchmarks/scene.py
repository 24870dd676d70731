"""What the benchmarks share: the running system with a team in it, what customers write, and figures in a table."""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from devstack.stack import Stack
from devstack.team import Team, open_account

QUIET = {
    "DEBOUNCE_SECONDS": "0",
    "RATE_LIMIT": "1000000 per minute",
    "PERSON_RATE_LIMIT": "1000000 per minute",
    "WEBHOOK_RATE_LIMIT": "1000000 per minute",
    "WHATSAPP_AUTO_PAIR_SECONDS": "0.1",
    "LOG_LEVEL": "WARNING",
}


@contextmanager
def running_team(**env: str) -> Iterator[Team]:
    """Run the whole system in a temporary folder, with a team whose number is connected."""
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder), env={**QUIET, **env}) as stack:
        yield open_account(stack)


def message(customer: str, number: int) -> dict[str, Any]:
    """Return the event of a customer's message."""
    return {
        "message_id": f"BENCH{customer}{number}",
        "from": customer,
        "type": "text",
        "message": f"Hello number {number}",
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share (0 to 1) of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def milliseconds(values: Sequence[float], high: float = 0.95) -> str:
    """Describe times in seconds as milliseconds: the median, and the value below which the share `high` lies."""
    median, most = statistics.median(values), percentile(values, high)
    return f"median {median * 1000:6.1f} ms   p{high * 100:.0f} {most * 1000:6.1f} ms"
