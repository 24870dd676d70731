"""A team and its customers, who use the running system as people do: over HTTP."""

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests

from devstack.outside import Outside
from devstack.stack import Stack

_numbers = itertools.count(10)
# What everybody of a team logs in with.
PASSWORD = "a-good-password"
# For what takes a moment on a quiet machine: others are busy, and only what never comes takes as long as this.
PATIENCE = 150.0


@dataclass(frozen=True)
class Team:
    """It reaches the API past the gateway, unless it is told to come `by_gateway` as everybody does."""

    stack: Stack
    workspace_id: str
    phone_number: str
    token: str
    email: str
    by_gateway: bool = False

    @property
    def api_url(self) -> str:
        return self.stack.url if self.by_gateway else self.stack.api_url

    @property
    def whatsapp(self) -> Outside:
        return Outside(self.stack.whatsapp_url)

    @property
    def model(self) -> Outside:
        return Outside(self.stack.model_url)

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        """Call the API as the team's admin."""
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return requests.request(method, self.api_url + path, headers=headers, timeout=PATIENCE, **options)

    def get(self, path: str, **query: Any) -> Any:
        response = self.call("GET", path, params=query)
        response.raise_for_status()
        return response.json()

    def customer_writes(self, customer: str, text: str, **more: Any) -> str:
        """Let the customer write on the simulated phone. Returns the WhatsApp id."""
        body = {"phone_number": self.phone_number, "from": customer, "name": "Ana", "text": text, **more}
        message_id: str = self.whatsapp.post("messages", body)["message_id"]
        return message_id

    def webhook(self, event: dict[str, Any], kind: str = "message") -> requests.Response:
        """Post a signed event, as the WhatsApp server would."""
        body = json.dumps({"phone_number": self.phone_number, **event}).encode()
        stamp = str(int(time.time()))
        digest = hmac.new(self.stack.webhook_secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "X-Webhook-Timestamp": stamp,
            "X-Webhook-Signature": f"sha256={digest}",
        }
        url = f"{self.api_url}/webhooks/whatsapp/{kind}"
        return requests.post(url, data=body, headers=headers, timeout=PATIENCE)

    def replies(self, customer: str) -> list[dict[str, Any]]:
        """Return what has come to the customer's phone."""
        return self.whatsapp.received(customer, self.phone_number)

    def await_replies(self, customer: str, count: int = 1, seconds: float = PATIENCE) -> list[dict[str, Any]]:
        """Wait until so many replies have come to the customer's phone."""
        wait_for(lambda: len(self.replies(customer)) >= count, f"{count} replies to {customer}", seconds=seconds)
        return self.replies(customer)

    def chat(self, customer: str) -> dict[str, Any]:
        """Return the customer's chat."""
        path = f"/chats/workspace/{self.workspace_id}"
        wait_for(lambda: bool(self.get(path, search=customer)["items"]), f"the chat of {customer}")
        (chat,) = self.get(path, search=customer)["items"]
        found: dict[str, Any] = chat
        return found

    def messages(self, customer: str) -> list[dict[str, Any]]:
        """Return the messages of the customer's chat, in order."""
        items: list[dict[str, Any]] = self.get(f"/chats/{self.chat(customer)['id']}/messages", limit=100)["items"]
        return items


def wait_for(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait until the condition holds.

    Raises:
        AssertionError: it did not within the time.
    """
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds} s in vain for {what}"
        time.sleep(0.05)


def new_customer() -> str:
    return f"+551190000{next(_numbers):04d}"


def open_account(stack: Stack) -> Team:
    """Register an admin, open a workspace and connect a number to the simulated WhatsApp server."""
    number = next(_numbers)
    email, password = f"admin{number}@example.com", PASSWORD
    phone_number = f"+551133330{number:03d}"

    def post(path: str, body: dict[str, Any], token: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        response = requests.post(stack.api_url + path, json=body, headers=headers, timeout=10)
        assert response.ok, response.text
        return response.json()

    post("/auth/register", {"email": email, "password": password, "full_name": "Admin"})
    token = post("/auth/login", {"email": email, "password": password})["access_token"]
    workspace_id = post("/workspaces", {"name": f"Shop {number}", "description": ""}, token)["id"]
    team = Team(stack, workspace_id, phone_number, token, email)
    phones = f"/workspaces/{workspace_id}/phone-numbers"
    phone = post(phones, {"phone_number": phone_number, "label": "Main"}, token)
    post(f"{phones}/{phone['id']}/connect", {}, token)
    wait_for(lambda: team.get(phones)["items"][0]["state"] == "connected", "the number to be connected")
    return team
