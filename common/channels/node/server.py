"""The Node.js WhatsApp server: what we ask of it, and what each way of failing means."""

import threading
import time
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import quote, urljoin, urlsplit

import requests
import structlog
import urllib3

from common.channels.node.responses import (
    NOT_ACCEPTED,
    NOT_LET_IN,
    before_connection,
    json_of,
    raise_for_status,
    raise_unless_logged_out,
    unreachable,
)
from common.kernel.errors import GatewayError
from common.kernel.settings import Settings

_ALREADY_ACCEPTED = 409
_UNKNOWN_THERE = 404
# A file that was announced before the server has it.
_NOT_THERE_YET = (404, 408, 409, 425)
_BLOCK = 64 * 1024
_PATIENCE_FOR_A_FILE = 60.0
_PATIENCE_FOR_COURTESIES = (1.0, 2.0)
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
        self._url = settings.whatsapp_server_url
        self._timeouts = (settings.whatsapp_connect_timeout, settings.whatsapp_read_timeout)
        self._headers = {"Accept": "application/json"}
        if settings.whatsapp_server_token:
            self._headers["Authorization"] = f"Bearer {settings.whatsapp_server_token}"
        self._local = threading.local()
        self._types = True

    def send(self, phone_number: str, to: str, text: str, message_id: str) -> str | None:
        """Send a text from `phone_number` under our `message_id`, which the server may use to send it only once.

        Returns:
            The provider's id of the message, if the server tells one.
        Raises:
            GatewayError: `permanent`, never accepted; `unknown`, perhaps sent; otherwise surely not sent.
        """
        body = {"phone_number": phone_number, "to": to, "message": text, "type": "text", "message_id": message_id}
        response = self._request(
            "POST", f"{self._url}/send-message", json=body, headers={"Idempotency-Key": message_id}
        )
        answer = json_of(response)
        if response.status_code != _ALREADY_ACCEPTED or answer.get("message_id") != message_id:
            raise_for_status(response)
        provider_id = answer.get("provider_id") or answer.get("message_id")
        return str(provider_id) if provider_id else None

    def fetch(self, url: str, into: IO[bytes], most: int) -> int:
        """Fetch a file that a customer sent, of at most `most` bytes, and return its size. Only from the server itself.

        Raises:
            GatewayError: it lies elsewhere, is too large, or can't be had; not `permanent` when it may come later.
        """
        address = self._own(url)
        response = self._request("GET", address, stream=True, allow_redirects=False)
        with response:
            if response.status_code != requests.codes.ok:
                later = (
                    response.status_code in (*_NOT_THERE_YET, *NOT_ACCEPTED, *NOT_LET_IN) or response.status_code >= 500
                )
                message = f"The WhatsApp server answered {response.status_code} for the file."
                raise GatewayError(message, permanent=not later, code=f"http_{response.status_code}")
            size, until = 0, time.monotonic() + _PATIENCE_FOR_A_FILE
            try:
                # What has come by now, however little: else a slow server would hold us for as long as it likes.
                while block := response.raw.read1(_BLOCK, decode_content=True):
                    size += len(block)
                    if size > most:
                        raise GatewayError(f"The file is larger than {most} bytes.", permanent=True, code="too_large")
                    if time.monotonic() > until:
                        raise GatewayError("The file came too slowly.", permanent=False, code="timeout")
                    into.write(block)
            except (urllib3.exceptions.HTTPError, OSError) as error:
                message = "The connection broke off while the file was fetched."
                raise GatewayError(message, permanent=False, code="broken_off") from error
            return size

    def _own(self, url: str) -> str:
        """Return the address of a file on the server. Any other would let an event send us anywhere, with our token."""
        foreign = GatewayError("The file does not lie on the WhatsApp server.", permanent=True, code="foreign_host")
        try:
            address = urljoin(f"{self._url}/", url)
            own, given = urlsplit(self._url), urlsplit(address)
        except ValueError:
            raise foreign from None
        if (given.scheme, given.netloc.lower()) != (own.scheme, own.netloc.lower()) or "\\" in url:
            raise foreign
        return address

    def show_typing(self, phone_number: str, to: str) -> None:
        """Let the customer see that somebody types. A courtesy: a server that can't, or is out, changes nothing."""
        if not self._types:
            return
        body = {"phone_number": phone_number, "to": to, "state": "composing"}
        try:
            response = self._request("POST", f"{self._url}/typing", json=body, timeout=_PATIENCE_FOR_COURTESIES)
        except GatewayError as error:
            _log.warning("typing not shown", error=str(error))
            return
        self._types = response.status_code != _UNKNOWN_THERE

    def connect(self, phone_number: str, webhook_url: str) -> Connection:
        """Ask the server to open a session that reports to `webhook_url`.

        Raises:
            GatewayError: the server refused, or can't be reached.
        """
        answer = self._ask("POST", "/connect", json={"phone_number": phone_number, "webhook_url": webhook_url})
        return Connection(answer.get("qr_code") or None, answer.get("status"))

    def disconnect(self, phone_number: str) -> None:
        """Ask the server to close the session. Its phone stays paired.

        Raises:
            GatewayError: the server refused, or can't be reached.
        """
        self._ask("POST", "/disconnect", json={"phone_number": phone_number, "log_out": False})

    def log_out(self, phone_number: str) -> None:
        """Have the server close the session and forget the pairing. Returns only when surely none is left.

        Raises:
            GatewayError: the server refused, can't be reached, or answers anything else.
        """
        body = {"phone_number": phone_number, "log_out": True}
        raise_unless_logged_out(self._request("POST", f"{self._url}/disconnect", json=body, allow_redirects=False))

    def status(self, phone_number: str) -> SessionStatus:
        """Ask how the session is.

        Raises:
            GatewayError: the server refused, can't be reached, or answers nonsense.
        """
        answer = self._ask("GET", f"/status/{quote(phone_number, safe='+')}")
        if not isinstance(answer.get("status"), str):
            raise GatewayError("The WhatsApp server told no status.", permanent=True, code="malformed_answer")
        return SessionStatus(answer["status"], answer.get("idempotent") is True)

    def ping(self) -> None:
        """See whether the server answers at all.

        Raises:
            GatewayError: it does not.
        """
        self._request("GET", f"{self._url}/", timeout=(1.0, 1.0))

    def _ask(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        response = self._request(method, self._url + path, **options)
        raise_for_status(response)
        return json_of(response)

    def _request(self, method: str, url: str, **options: Any) -> requests.Response:
        try:
            return self._session().request(method, url, **{"timeout": self._timeouts, **options})
        except requests.exceptions.ConnectTimeout as error:
            raise unreachable(error) from error
        except requests.exceptions.Timeout as error:
            message = "The WhatsApp server did not answer in time."
            raise GatewayError(message, permanent=False, code="timeout", unknown=True) from error
        except requests.exceptions.ConnectionError as error:
            if before_connection(error):
                raise unreachable(error) from error
            message = "The connection to the WhatsApp server broke off."
            raise GatewayError(message, permanent=False, code="broken_off", unknown=True) from error
        except requests.exceptions.RequestException as error:
            message = f"The WhatsApp server's answer can't be read ({type(error).__name__})."
            raise GatewayError(message, permanent=False, code="malformed_answer", unknown=True) from error

    def _session(self) -> requests.Session:
        """One session a thread: requests' sessions are not safe to share."""
        if not hasattr(self._local, "session"):
            session = requests.Session()
            session.headers.update(self._headers)
            session.trust_env = False
            self._local.session = session
        held: requests.Session = self._local.session
        return held
