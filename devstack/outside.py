"""The world outside, simulated, reached over HTTP and told by HTTP how to fail."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests
from flask import Flask
from werkzeug.serving import make_server


@contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@dataclass(frozen=True)
class Outside:
    """A simulated server with its controls under /simulator."""

    url: str

    def fail(self, **faults: Any) -> None:
        """Suffer these faults from now on."""
        requests.put(f"{self.url}/simulator/faults", json=faults, timeout=5).raise_for_status()

    def mend(self) -> None:
        requests.delete(f"{self.url}/simulator/faults", timeout=5).raise_for_status()

    def get(self, path: str, **query: str) -> Any:
        response = requests.get(f"{self.url}/simulator/{path}", params=query, timeout=5)
        response.raise_for_status()
        return response.json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        response = requests.post(f"{self.url}/simulator/{path}", json=body, timeout=5)
        response.raise_for_status()
        return response.json()

    def requests(self) -> list[dict[str, Any]]:
        """Return what the model was asked, oldest first."""
        items: list[dict[str, Any]] = self.get("requests")["items"]
        return items

    def forget_requests(self) -> None:
        requests.delete(f"{self.url}/simulator/requests", timeout=5).raise_for_status()

    def received(self, customer: str, phone_number: str) -> list[dict[str, Any]]:
        """Return what the customer's phone got from the business, oldest first."""
        items = self.get("messages", customer=customer, phone_number=phone_number)["items"]
        return [item for item in items if item["direction"] == "outgoing"]
