"""Files that customers sent: they lie on the WhatsApp server."""

import time
from typing import IO
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from common.channels.node.http import Http
from common.channels.node.responses import NOT_ACCEPTED, NOT_LET_IN
from common.kernel.errors import GatewayError

# A file that was announced before the server has it.
_NOT_THERE_YET = (404, 408, 409, 425)
_BLOCK = 64 * 1024
_PATIENCE = 60.0


def fetch_file(http: Http, url: str, into: IO[bytes], most: int) -> int:
    """Fetch a file of at most `most` bytes, and return its size. Only from the server itself.

    Raises:
        GatewayError: it lies elsewhere, is too large, or can't be had; not `permanent` when it may come later.
    """
    with http.request("GET", _own(http, url), stream=True) as response:
        if response.status_code != requests.codes.ok:
            later = response.status_code in (*_NOT_THERE_YET, *NOT_ACCEPTED, *NOT_LET_IN) or response.status_code >= 500
            message = f"The WhatsApp server answered {response.status_code} for the file."
            raise GatewayError(message, permanent=not later, code=f"http_{response.status_code}")
        return _copied(response, into, most)


def _copied(response: requests.Response, into: IO[bytes], most: int) -> int:
    size, until = 0, time.monotonic() + _PATIENCE
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


def _own(http: Http, url: str) -> str:
    """Return the address of a file on the server. Any other would let an event send us anywhere, with our token."""
    foreign = GatewayError("The file does not lie on the WhatsApp server.", permanent=True, code="foreign_host")
    try:
        address = urljoin(f"{http.url}/", url)
        own, given = urlsplit(http.url), urlsplit(address)
    except ValueError:
        raise foreign from None
    if (given.scheme, given.netloc.lower()) != (own.scheme, own.netloc.lower()) or "\\" in url:
        raise foreign
    return address
