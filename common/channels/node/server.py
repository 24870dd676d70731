"""The Node.js WhatsApp server: what we ask of it, and what each way of failing means."""

import json
import time
from dataclasses import asdict, dataclass
from typing import IO, Any
from urllib.parse import quote

import requests
import structlog

from common.channels.node.files import fetch_file
from common.channels.node.http import Body, Http
from common.channels.node.responses import (
    json_of,
    object_of,
    raise_for_status,
    raise_unless_logged_out,
)
from common.channels.rules.outgoing import Outgoing
from common.kernel.errors import GatewayError
from common.kernel.settings import Settings

_ALREADY_ACCEPTED = 409
_UNKNOWN_THERE = 404
_PATIENCE_FOR_COURTESIES = (1.0, 2.0)
_ASKED_AGAIN_AFTER = 3600.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """The answer to a request to connect. `qr_code` is text or a data URL; None when the number is paired already."""

    qr_code: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class SessionStatus:
    """A session as the server sees it. `idempotent`: it promises not to send one `message_id` twice."""

    state: str
    idempotent: bool


class WhatsApp:
    """The client of the WhatsApp server. It never repeats a request: whoever asked owns the retries."""

    def __init__(self, settings: Settings) -> None:
        self._http = Http(settings)
        self._no_typing_until: dict[str, float] = {}

    def send(self, phone_number: str, to: str, message: Outgoing) -> str | None:
        """Send a message from `phone_number`, under its own id.

        Returns:
            The provider's id of the message, if the server tells one.
        Raises:
            GatewayError: `permanent`, never accepted; `unknown`, perhaps sent; otherwise surely not sent.
        """
        body = Body(json.dumps(_told(phone_number, to, message)).encode())
        headers = {"Idempotency-Key": message.message_id, "Content-Type": "application/json"}
        try:
            response = self._http.request("POST", f"{self._http.url}/send-message", data=body, headers=headers)
        except GatewayError as error:
            if error.unknown and not body.written:
                why = "The WhatsApp server closed the connection before it had the message."
                raise GatewayError(why, permanent=False, code="broken_off") from error
            raise
        answer = self._accepted(response, phone_number, message.message_id)
        provider_id = answer.get("provider_id") or answer.get("message_id")
        return str(provider_id) if provider_id else None

    def _accepted(self, response: requests.Response, phone_number: str, message_id: str) -> dict[str, Any]:
        """Return the answer to a send that was accepted, now or before."""
        if response.status_code == _ALREADY_ACCEPTED:
            answer = json_of(response)
            if answer.get("message_id") == message_id:
                return answer
            if not answer.get("message_id"):
                message = "The WhatsApp server answered 409 without the id: perhaps it has sent this message before."
                raise GatewayError(message, permanent=True, code="http_409", unknown=True)
        raise_for_status(response)
        return object_of(response, phone_number, unknown=True)

    def fetch(self, url: str, into: IO[bytes], most: int) -> int:
        """Fetch a file that a customer sent, of at most `most` bytes, and return its size. Only from the server itself.

        Raises:
            GatewayError: it lies elsewhere, is too large, or can't be had; not `permanent` when it may come later.
        """
        return fetch_file(self._http, url, into, most)

    def show_typing(self, phone_number: str, to: str) -> None:
        """Let the customer see that somebody types. A courtesy: a server that can't, or is out, changes nothing."""
        if time.monotonic() < self._no_typing_until.get(phone_number, 0.0):
            return
        body = {"phone_number": phone_number, "to": to, "state": "composing"}
        try:
            response = self._http.request(
                "POST", f"{self._http.url}/typing", json=body, timeout=_PATIENCE_FOR_COURTESIES
            )
        except GatewayError as error:
            _log.warning("typing not shown", error=str(error))
            return
        if response.status_code == _UNKNOWN_THERE:
            self._no_typing_until[phone_number] = time.monotonic() + _ASKED_AGAIN_AFTER

    def connect(self, phone_number: str, webhook_url: str) -> Connection:
        """Ask the server to open a session that reports to `webhook_url`.

        Raises:
            GatewayError: the server refused, or can't be reached.
        """
        body = {"phone_number": phone_number, "webhook_url": webhook_url}
        answer = self._ask("POST", "/connect", phone_number, json=body)
        return Connection(answer.get("qr_code") or None, answer.get("status"))

    def disconnect(self, phone_number: str) -> None:
        """Ask the server to close the session. Its phone stays paired.

        Raises:
            GatewayError: the server refused, or can't be reached.
        """
        self._ask("POST", "/disconnect", phone_number, json={"phone_number": phone_number, "log_out": False})

    def log_out(self, phone_number: str) -> None:
        """Have the server close the session and forget the pairing. Returns only when surely none is left.

        Raises:
            GatewayError: the server refused, can't be reached, or answers anything else.
        """
        body = {"phone_number": phone_number, "log_out": True}
        raise_unless_logged_out(self._http.request("POST", f"{self._http.url}/disconnect", json=body))

    def status(self, phone_number: str) -> SessionStatus:
        """Ask how the session is.

        Raises:
            GatewayError: the server refused, can't be reached, or answers nonsense.
        """
        answer = self._ask("GET", f"/status/{quote(phone_number, safe='+')}", phone_number)
        if not isinstance(answer.get("status"), str):
            raise GatewayError("The WhatsApp server told no status.", permanent=True, code="malformed_answer")
        return SessionStatus(answer["status"], answer.get("idempotent") is True)

    def ping(self) -> None:
        """See whether the server answers at all.

        Raises:
            GatewayError: it does not.
        """
        self._http.request("GET", f"{self._http.url}/", timeout=(1.0, 1.0))

    def _ask(self, method: str, path: str, phone_number: str, **options: Any) -> dict[str, Any]:
        response = self._http.request(method, self._http.url + path, **options)
        raise_for_status(response)
        return object_of(response, phone_number, unknown=False)


def _told(phone_number: str, to: str, message: Outgoing) -> dict[str, Any]:
    told: dict[str, Any] = {
        "phone_number": phone_number,
        "to": to,
        "message": message.text,
        "type": message.type,
        "message_id": message.message_id,
    }
    if message.quoted:
        told["quoted"] = {"message_id": message.quoted}
    if message.file:
        told["media"] = asdict(message.file)
    return told
