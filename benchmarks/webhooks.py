"""How many webhooks a second are stored for good, beside a bare Flask route with one durable insert."""

import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import requests

from benchmarks.scene import message, milliseconds, running_floor, running_team

SECONDS = 8.0
CLIENTS = 16


def main() -> None:
    with running_team() as team, running_floor(team) as floor:
        team.call("PUT", f"/workspaces/{team.workspace_id}/ai-settings", json={"enabled": False}).raise_for_status()
        numbers = itertools.count()

        def to_product() -> requests.Response:
            number = next(numbers)
            return team.webhook(message(team, f"+55116{number % 500:07d}", number))

        def to_floor() -> requests.Response:
            number = next(numbers)
            event = message(team, f"+55117{number % 500:07d}", number)
            return requests.post(f"{floor}/webhook", json=event, timeout=10)

        results = {name: hammer(post) for name, post in (("floor", to_floor), ("product", to_product))}
    print(f"Webhooks with {CLIENTS} clients for {SECONDS:g} s each")
    for name, times in results.items():
        print(f"  {name:8} {len(times) / SECONDS:7.0f} a second   {milliseconds(times)}")
    print(f"  product / floor  {len(results['product']) / len(results['floor']):.2f}")


def hammer(post: Callable[[], requests.Response]) -> list[float]:
    """Post from all clients until the time is over. Returns the seconds of each accepted call."""
    until = time.monotonic() + SECONDS
    times: list[float] = []
    lock = threading.Lock()

    def client(_: int) -> None:
        while time.monotonic() < until:
            response = post()
            response.raise_for_status()
            with lock:
                times.append(response.elapsed.total_seconds())

    with ThreadPoolExecutor(CLIENTS) as threads:
        list(threads.map(client, range(CLIENTS)))
    return times


if __name__ == "__main__":
    main()
