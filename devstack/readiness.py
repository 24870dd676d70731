"""Waiting until the product says that it is ready."""

import time
from collections.abc import Callable
from typing import Any

import requests

from devstack.errors import DevstackError


def await_ready(api_url: str, refuse_dead: Callable[[], None], timeout: float = 60) -> None:
    """Wait until every dependency of the product is there.

    Raises:
        DevstackError: the time is over. The text names what is not ready.
    """
    deadline = time.monotonic() + timeout
    while True:
        refuse_dead()
        missing = _missing(api_url)
        if not missing:
            return
        if time.monotonic() > deadline:
            raise DevstackError(f"Not ready within {timeout:g} seconds:\n" + "\n".join(missing))
        time.sleep(0.1)


def _missing(api_url: str) -> list[str]:
    """Return a line for everything that is not ready."""
    try:
        readiness: dict[str, Any] = requests.get(f"{api_url}/readyz", timeout=10).json()
    except requests.RequestException as error:
        return [f"  web: {error}"]
    if readiness["status"] == "ready":
        return []
    return [f"  {check['name']}: {check['error']}" for check in readiness["checks"] if not check["ok"]]
