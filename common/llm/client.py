"""The connection to an OpenAI-compatible server, and what its errors mean to us."""

import re
import threading
from functools import cache
from typing import Any

import httpx2
import openai
from openai import OpenAI

from common.kernel.errors import GatewayError
from common.llm.rules.generation import Generation

CONTENT_FILTER = "content_filter"
# What servers that have no code for it say of an input that is too long.
_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|maximum context|(?:prompt|input|request) is too long|too many (?:input )?tokens"
    r"|exceeds? the (?:available )?context",
    re.IGNORECASE,
)

# What a refusal of a form is about, whatever its status.
_OF_FORMS = re.compile(
    r"response.?format|json.?schema|json.?object|structured output|grammar|requested parameters", re.I
)


class ContextTooLong(GatewayError):
    """The input does not fit into the model: ask with less of it."""

    def __init__(self) -> None:
        super().__init__("The conversation is too long for the model.", permanent=True, code="context_too_long")


class UselessAnswer(GatewayError):
    """The model has answered, which cost what `generation` says, but with nothing that can be used."""

    def __init__(self, message: str, *, permanent: bool, code: str, generation: Generation) -> None:
        super().__init__(message, permanent=permanent, code=code)
        self.generation = generation


class FormRefused(GatewayError):
    """The server does not take this way of asking for a form; or it refuses the request for a reason it won't tell."""


# Loading the certificates that are trusted takes a twentieth of a second.
_tls = cache(httpx2.create_ssl_context)


class OpenAiServer:
    """A server. It gets every request once: whoever asked owns the retries."""

    def __init__(self, *, api_key: str | None, base_url: str | None, timeout: float) -> None:
        self._api_key = api_key
        self._base_url = base_url
        self._timeout = httpx2.Timeout(timeout, connect=5.0)
        self._ssl = _tls()
        self._local = threading.local()

    @property
    def client(self) -> OpenAI:
        """This thread's client: one that hundreds of threads share collapses in its connection pool's lock."""
        if not hasattr(self._local, "client"):
            limits = httpx2.Limits(max_connections=2, max_keepalive_connections=1)
            self._local.client = OpenAI(
                api_key=self._api_key or "none",
                base_url=self._base_url,
                max_retries=0,
                timeout=self._timeout,
                http_client=httpx2.Client(
                    limits=limits, timeout=self._timeout, verify=self._ssl, follow_redirects=True
                ),
            )
        client: OpenAI = self._local.client
        return client

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Return what the server answers to a request, as JSON.

        Past the SDK's types, whose checks of the whole request and answer cost as much as all else that a reply takes.
        Source: the SDK's README, "Undocumented endpoints".

        Raises:
            openai.OpenAIError: there is no good answer.
            ValueError: the answer is not JSON.
        """
        return self.client.post(path, cast_to=httpx2.Response, body=body).json()

    def ping(self) -> None:
        """See whether the server answers at all; what it answers does not matter.

        Raises:
            httpx2.HTTPError: it does not.
        """
        httpx2.get(str(self.client.base_url), timeout=2.0, verify=self._ssl)


def form_refusal(error: openai.APIStatusError) -> FormRefused | None:
    """Return the refusal of a request that asks for a form, if the form may be the reason for it."""
    reason = gateway_error(error)
    known = isinstance(reason, ContextTooLong) or reason.code == CONTENT_FILTER
    if known or not (error.status_code in (400, 422, 501) or _OF_FORMS.search(error.message)):
        return None
    return FormRefused(str(reason), permanent=reason.permanent, code=reason.code, retry_after=reason.retry_after)


def gateway_error(error: Exception) -> GatewayError:
    """Say in our words what went wrong and whether asking again can help."""
    if isinstance(error, openai.APITimeoutError):
        return GatewayError("The model did not answer in time.", permanent=False, code="timeout")
    if isinstance(error, openai.APIConnectionError):
        return GatewayError("The model can't be reached.", permanent=False, code="unreachable")
    if isinstance(error, openai.APIStatusError):
        return _status_error(error)
    message = f"The model's answer can't be read ({type(error).__name__})."
    return GatewayError(message, permanent=False, code="malformed_answer")


def _status_error(error: openai.APIStatusError) -> GatewayError:
    code, status = error.code, error.status_code
    if code == "context_length_exceeded" or (status in (400, 413, 422) and _TOO_LONG.search(error.message)):
        return ContextTooLong()
    if code == CONTENT_FILTER:
        return GatewayError("The model's content filter refused.", permanent=True, code=CONTENT_FILTER)
    if code == "insufficient_quota":
        message = "The account of the AI has no credit left: check its plan and billing."
        return GatewayError(message, permanent=True, code="insufficient_quota")
    transient = status in (408, 409, 425, 429) or status >= 500
    message = f"The model's server answered {status}: {error.message[:300]}"
    return GatewayError(message, permanent=not transient, code=f"http_{status}", retry_after=_retry_after(error))


def _retry_after(error: openai.APIStatusError) -> float | None:
    given = error.response.headers.get("retry-after", "")
    return float(given) if given.replace(".", "", 1).isdigit() else None
