"""The AI behind an OpenAI-compatible API."""

import json
import threading
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import bpe_openai  # type: ignore[import-untyped]
import httpx2
import openai
from openai import OpenAI

from common.domain.answers import Turn
from common.domain.messages import Generation
from common.errors import GatewayError
from common.settings import Settings

_TOKENS = bpe_openai.get_encoding("o200k_base")
_TOKENS_OF_A_TURN = 4
LONGEST_REPLY = 65_536


class ContextTooLong(GatewayError):
    """The conversation does not fit into the model: ask with less of it."""

    def __init__(self) -> None:
        super().__init__("The conversation is too long for the model.", permanent=True, code="context_too_long")


def count_tokens(text: str) -> int:
    """Return the tokens of one turn with this text, in the encoding of OpenAI's current models."""
    return len(_TOKENS.encode_ordinary(text)) + _TOKENS_OF_A_TURN


class Ai:
    """The client of the model. It never repeats a request: whoever asked owns the retries."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ssl = httpx2.create_ssl_context()
        self._local = threading.local()
        self._no_temperature: set[str] = set()

    def warm_up(self) -> None:
        """Load what the first call would otherwise wait for: the client's many modules take most of a second."""
        self._client().chat.completions  # noqa: B018
        count_tokens("warm")

    def ping(self) -> None:
        """See whether the model's server answers at all; what it answers does not matter.

        Raises:
            httpx2.HTTPError: it does not.
        """
        httpx2.get(str(self._client().base_url), timeout=2.0, verify=self._ssl)

    def reply(
        self, prompt: str, turns: Sequence[Turn], model: str, temperature: float | None
    ) -> tuple[str, Generation]:
        """Let the model continue a conversation as the assistant.

        Returns:
            The text, never empty, and how it came about.
        Raises:
            ContextTooLong: the model can't take this much.
            GatewayError: `permanent` when repeating the call is pointless.
        """
        messages: list[Any] = [{"role": "system", "content": prompt}]
        messages += [{"role": turn.role, "content": turn.text} for turn in turns]
        start = perf_counter()
        completion = self._complete(model, messages, temperature)
        latency = perf_counter() - start
        text = _read(completion)
        usage = completion.usage
        return text, Generation(
            model=completion.model or model,
            prompt_tokens=usage.prompt_tokens if usage else 0,
            completion_tokens=usage.completion_tokens if usage else 0,
            latency=round(latency, 3),
        )

    def _complete(self, model: str, messages: list[Any], temperature: float | None) -> Any:
        options: dict[str, Any] = {}
        if temperature is not None and model not in self._no_temperature:
            options["temperature"] = temperature
        try:
            return self._client().chat.completions.create(model=model, messages=messages, **options)
        except openai.BadRequestError as error:
            if options and "temperature" in str(error):
                self._no_temperature.add(model)
                return self._complete(model, messages, None)
            raise _gateway_error(error) from error
        except (openai.OpenAIError, json.JSONDecodeError, ValueError) as error:
            raise _gateway_error(error) from error

    def _client(self) -> OpenAI:
        """One client a thread: one that hundreds of threads share collapses in its connection pool's lock."""
        if not hasattr(self._local, "client"):
            settings = self._settings
            limits = httpx2.Limits(max_connections=2, max_keepalive_connections=1)
            timeout = httpx2.Timeout(settings.ai_timeout, connect=5.0)
            self._local.client = OpenAI(
                api_key=settings.openai_api_key or "none",
                base_url=settings.openai_base_url,
                max_retries=0,
                timeout=timeout,
                http_client=httpx2.Client(limits=limits, timeout=timeout, verify=self._ssl, follow_redirects=True),
            )
        client: OpenAI = self._local.client
        return client


def _read(completion: Any) -> str:
    """Return the text of an answer whose shape nobody has checked yet.

    Raises:
        GatewayError: there is none, or it was filtered.
    """
    try:
        choice = completion.choices[0]
        filtered, content = choice.finish_reason == "content_filter", choice.message.content
    except (AttributeError, IndexError, TypeError) as error:
        raise _gateway_error(error) from error
    if filtered:
        raise GatewayError("The model's content filter refused.", permanent=True, code="content_filter")
    text = str(content or "").encode("utf-8", "replace").decode().strip()[:LONGEST_REPLY]
    if not text:
        raise GatewayError("The model gave an empty answer.", permanent=False, code="empty_answer")
    return text


def _gateway_error(error: Exception) -> GatewayError:
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
    if code == "context_length_exceeded":
        return ContextTooLong()
    if code == "content_filter":
        return GatewayError("The model's content filter refused.", permanent=True, code="content_filter")
    if code == "insufficient_quota":
        message = "The account of the AI has no credit left: check its plan and billing."
        return GatewayError(message, permanent=True, code="insufficient_quota")
    transient = status in (408, 409, 425, 429) or status >= 500
    message = f"The model's server answered {status}: {error.message[:300]}"
    return GatewayError(message, permanent=not transient, code=f"http_{status}", retry_after=_retry_after(error))


def _retry_after(error: openai.APIStatusError) -> float | None:
    given = error.response.headers.get("retry-after", "")
    return float(given) if given.replace(".", "", 1).isdigit() else None
