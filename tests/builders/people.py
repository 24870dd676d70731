"""People who use the API, and the WhatsApp server that tells it of messages."""

import hashlib
import hmac
import io
import itertools
import json
import time
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from common.inbox.rules.journal import Entry
from common.wiring import Product
from common.work.runner import run
from tests.builders.shop import ANA

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


@dataclass
class Person:
    """Somebody with an account, logged in."""

    client: FlaskClient
    email: str
    tokens: dict[str, Any]

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.tokens['access_token']}", **options.pop("headers", {})}
        return self.client.open(path, method=method, headers=headers, **options)

    def get(self, path: str, **query: Any) -> TestResponse:
        return self.ask("GET", path, query_string=query)

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, json=body, headers=named)

    def patch(self, path: str, body: Any) -> TestResponse:
        return self.ask("PATCH", path, json=body)

    def put(self, path: str, body: Any) -> TestResponse:
        return self.ask("PUT", path, json=body)

    def upload(self, path: str, *files: tuple[str, bytes], field: str = "files", method: str = "POST") -> TestResponse:
        """Send files as a form: each a name and a content."""
        form = {field: [(io.BytesIO(content), name) for name, content in files]}
        return self.ask(method, path, data=form, content_type="multipart/form-data")

    def delete(self, path: str) -> TestResponse:
        return self.ask("DELETE", path)

    def opens_workspace(self, name: str = "Blue Shoes") -> str:
        """Return the id of a new workspace."""
        workspace_id: str = done(self.post("/workspaces", {"name": name, "description": ""}))["id"]
        return workspace_id


def registers(client: FlaskClient, email: str) -> Person:
    """Let somebody open an account and log in."""
    account = {"email": email, "password": PASSWORD, "full_name": email.partition("@")[0].title()}
    done(client.post("/auth/register", json=account))
    return Person(client, email, logs_in(client, email))


def logs_in(client: FlaskClient, email: str, password: str = PASSWORD) -> dict[str, Any]:
    """Return the tokens of a new log-in."""
    tokens: dict[str, Any] = done(client.post("/auth/login", data={"username": email, "password": password}))
    return tokens


def done(response: TestResponse) -> Any:
    """Return the body of an answer that must be a good one."""
    assert response.status_code < 300, response.get_data(as_text=True)
    return response.get_json() if response.data else None


def refused(response: TestResponse, status: int) -> dict[str, Any]:
    """Return the body of an error that must have this status, and the shape that all errors have."""
    assert response.status_code == status, response.get_data(as_text=True)
    error: dict[str, Any] = response.get_json()
    assert error["code"] == status
    assert error["status"] and error["message"]
    assert set(error) <= {"code", "status", "message", "errors"}
    return error


@dataclass
class WhatsAppServer:
    """Tells the API of events, signed as the contract says."""

    client: FlaskClient
    secret: str
    phone_number: str
    product: Product

    def tells(self, kind: str, event: Any) -> TestResponse:
        """Post an event, and let a worker take in what waits in the journal by then."""
        raw, stamp = json.dumps(event).encode(), int(time.time())
        signature = hmac.new(self.secret.encode(), f"{stamp}.".encode() + raw, hashlib.sha256).hexdigest()
        headers = {"X-Webhook-Timestamp": str(stamp), "X-Webhook-Signature": f"sha256={signature}"}
        return self.sends(kind, raw, headers)

    def sends(self, kind: str, raw: bytes, headers: dict[str, str]) -> TestResponse:
        response = self.client.post(
            f"/webhooks/whatsapp/{kind}", data=raw, headers=headers, content_type="application/json"
        )
        run(self.product.work, "intake", self.phone_number)
        return response

    def became_of(self, event: Any) -> Entry:
        """Let an event arrive that must be accepted, and return what became of it."""
        told = done(self.tells("message", event))
        number = self.product.channels.phone_numbers.find(self.phone_number)
        assert number is not None
        return self.product.inbox.journal.get(number.workspace_id, told["message_id"])

    def message(self, text: str = "Hello", customer: str = ANA, **changes: Any) -> dict[str, Any]:
        """Return the event of a customer's message; the change named `from_` is `from`."""
        event = {
            "event_id": f"evt_{next(_numbers)}",
            "phone_number": self.phone_number,
            "message_id": f"3EB0{next(_numbers):08X}",
            "from": customer,
            "type": "text",
            "message": text,
            "push_name": "Ana",
            "timestamp": int(time.time()),
        }
        return {**event, **changes}


def digest(secret: str, content: bytes, algorithm: Any = hashlib.sha256) -> str:
    return hmac.new(secret.encode(), content, algorithm).hexdigest()


def stamped(secret: str, body: bytes, at: float) -> dict[str, str]:
    signature = digest(secret, f"{int(at)}.".encode() + body)
    return {"X-Webhook-Timestamp": str(int(at)), "X-Webhook-Signature": f"sha256={signature}"}
