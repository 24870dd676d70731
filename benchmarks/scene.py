"""What the benchmarks share: the running system, a team in it, the floor beside it, and figures in a table."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from devstack.ports import free_port
from devstack.stack import Stack
from devstack.team import Team, open_account

QUIET = {
    "DEBOUNCE_SECONDS": "0",
    "RATE_LIMIT": "1000000 per minute",
    "WEBHOOK_RATE_LIMIT": "1000000 per minute",
    "WHATSAPP_AUTO_PAIR_SECONDS": "0.1",
    "LOG_LEVEL": "WARNING",
}


@contextmanager
def running_team(**env: str) -> Iterator[Team]:
    """Run the whole system in a temporary folder, with a team whose number is connected."""
    with tempfile.TemporaryDirectory() as folder, Stack(Path(folder), env={**QUIET, **env}) as stack:
        yield open_account(stack)


@contextmanager
def running_floor(team: Team) -> Iterator[str]:
    """Run the floor beside the system, on the same servers, with as many processes and threads. Gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "8"]
    command += ["--worker-class", "gthread", "--no-control-socket", "--log-level", "warning"]
    process = subprocess.Popen([*command, "benchmarks.floor:create_app()"], env={**os.environ, **team.stack.environ})
    url = f"http://127.0.0.1:{port}"
    try:
        _await_answer(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def _await_answer(url: str) -> None:
    until = time.monotonic() + 15
    while True:
        try:
            requests.get(url, timeout=1)
            return
        except requests.ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def message(team: Team, customer: str, number: int) -> dict[str, Any]:
    """Return the event of a customer's message."""
    return {
        "phone_number": team.phone_number,
        "message_id": f"BENCH{customer}{number}",
        "from": customer,
        "type": "text",
        "message": f"Hello number {number}",
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share (0 to 1) of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def milliseconds(values: Sequence[float]) -> str:
    """Describe times in seconds as milliseconds."""
    median, high = statistics.median(values), percentile(values, 0.95)
    return f"median {median * 1000:6.1f} ms   p95 {high * 1000:6.1f} ms"
