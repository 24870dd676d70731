"""Requests to the WhatsApp server, and what each way of not being answered means."""

import io
import threading
from typing import Any

import requests

from common.channels.node.responses import before_connection, unreachable
from common.kernel.errors import GatewayError
from common.kernel.settings import Settings


class Body(io.BytesIO):
    """The body of a request, which knows whether all of it was handed over: its reader asks once more after that."""

    written = False

    def read(self, size: int | None = -1, /) -> bytes:
        part = super().read(size)
        self.written = self.written or not part
        return part


class Http:
    """The way to the WhatsApp server at `url`. It never repeats a request and follows nowhere else."""

    def __init__(self, settings: Settings) -> None:
        self.url = settings.whatsapp_server_url
        self._timeouts = (settings.whatsapp_connect_timeout, settings.whatsapp_read_timeout)
        self._headers = {"Accept": "application/json"}
        if settings.whatsapp_server_token:
            self._headers["Authorization"] = f"Bearer {settings.whatsapp_server_token}"
        self._local = threading.local()

    def request(self, method: str, url: str, **options: Any) -> requests.Response:
        """Ask the server, at an address of its own.

        Raises:
            GatewayError: it gives no answer that can be read; `unknown` where it may have heard the request.
        """
        try:
            asked = {"timeout": self._timeouts, "allow_redirects": False, **options}
            return self._session().request(method, url, **asked)
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
