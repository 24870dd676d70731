"""The AI behind an OpenAI-compatible API."""

import base64
import json
from collections.abc import Sequence
from time import perf_counter
from typing import IO, Any

import bpe_openai  # type: ignore[import-untyped]
import openai

from common.domain.answers import Turn
from common.domain.messages import Generation
from common.gateways.forms import WAYS, Form, filled
from common.gateways.openai_server import CONTENT_FILTER, OpenAiServer, UselessAnswer, gateway_error
from common.settings import Settings

_TOKENS = bpe_openai.get_encoding("o200k_base")
_TOKENS_OF_A_TURN = 4
LONGEST_REPLY = 65_536


def count_tokens(text: str) -> int:
    """Return the tokens of one turn with this text, in the encoding of OpenAI's current models."""
    return len(_TOKENS.encode_ordinary(text)) + _TOKENS_OF_A_TURN


class Ai:
    """The client of the model. It never repeats a request: whoever asked owns the retries."""

    def __init__(self, settings: Settings) -> None:
        self._server = OpenAiServer(
            api_key=settings.openai_api_key, base_url=settings.openai_base_url, timeout=settings.ai_timeout
        )
        self._no_temperature: set[str] = set()
        self._ways: dict[str, int] = {}

    def warm_up(self) -> None:
        """Load what the first call would otherwise wait for: the client's many modules take most of a second."""
        self._server.client.chat.completions  # noqa: B018
        count_tokens("warm")

    def ping(self) -> None:
        """See whether the model's server answers at all.

        Raises:
            httpx2.HTTPError: it does not.
        """
        self._server.ping()

    def reply(
        self, prompts: Sequence[str], turns: Sequence[Turn], model: str, temperature: float | None
    ) -> tuple[str, Generation]:
        """Let the model continue a conversation as the assistant, under these system prompts.

        Returns:
            The text, never empty, and how it came about.
        Raises:
            ContextTooLong: the model can't take this much.
            GatewayError: `permanent` when repeating the call is pointless.
        """
        return self._ask(_messages(prompts, turns), model, temperature, {})

    def fill(
        self, form: Form, prompts: Sequence[str], turns: Sequence[Turn], model: str, temperature: float | None
    ) -> tuple[dict[str, Any], Generation]:
        """Let the model continue a conversation by filling a form.

        Not every server speaks every way of asking for JSON: what a model was seen to refuse is not tried again.

        Returns:
            What the model filled in, checked for being a JSON object and nothing more, and how it came about.
        Raises:
            ContextTooLong: the model can't take this much.
            GatewayError: `permanent` when repeating the call is pointless.
        """
        way = self._ways.get(model, WAYS[0])
        told = prompts if way == WAYS[0] else [*prompts, form.in_words]
        try:
            text, generation = self._ask(_messages(told, turns), model, temperature, form.options(way))
        except _FormatRefused:
            self._ways[model] = way + 1
            return self.fill(form, prompts, turns, model, temperature)
        return filled(text, generation), generation

    def transcribe(self, recording: IO[bytes], name: str, model: str) -> tuple[str, Generation]:
        """Put a recording into words. By the ending of `name` the server tells what it is.

        Raises:
            GatewayError: `permanent` when repeating the call is pointless.
        """
        start = perf_counter()
        try:
            told = self._server.client.audio.transcriptions.create(model=model, file=(name, recording))
        except (openai.OpenAIError, json.JSONDecodeError, ValueError) as error:
            raise gateway_error(error) from error
        usage = getattr(told, "usage", None)
        asked, written = (getattr(usage, name, None) or 0 for name in ("input_tokens", "output_tokens"))
        generation = Generation(model, asked, written, round(perf_counter() - start, 3))
        text = getattr(told, "text", None)
        if not isinstance(text, str) or not text.strip():
            message = "Nothing was said in the voice note."
            raise UselessAnswer(message, permanent=True, code="empty_answer", generation=generation)
        return text.strip(), generation

    def describe(self, image: bytes, mimetype: str, task: str, caption: str, model: str) -> tuple[str, Generation]:
        """Put an image into words, as the `task` says, with what its sender wrote under it.

        Raises:
            GatewayError: `permanent` when repeating the call is pointless.
        """
        data = f"data:{mimetype};base64,{base64.b64encode(image).decode()}"
        parts: list[Any] = [{"type": "image_url", "image_url": {"url": data}}]
        if caption:
            parts.append({"type": "text", "text": caption})
        asked = [{"role": "system", "content": task}, {"role": "user", "content": parts}]
        return self._ask(asked, model, None, {})

    def _ask(
        self, messages: list[Any], model: str, temperature: float | None, options: dict[str, Any]
    ) -> tuple[str, Generation]:
        start = perf_counter()
        completion = self._complete(model, messages, temperature, options)
        generation = _generation(completion, model, perf_counter() - start)
        return _read(completion, generation), generation

    def _complete(self, model: str, messages: list[Any], temperature: float | None, options: dict[str, Any]) -> Any:
        chosen: dict[str, Any] = {}
        if temperature is not None and model not in self._no_temperature:
            chosen["temperature"] = temperature
        try:
            return self._server.client.chat.completions.create(model=model, messages=messages, **options, **chosen)
        except openai.BadRequestError as error:
            if chosen and "temperature" in str(error):
                self._no_temperature.add(model)
                return self._complete(model, messages, None, options)
            if options and "response_format" in str(error):
                raise _FormatRefused from error
            raise gateway_error(error) from error
        except (openai.OpenAIError, json.JSONDecodeError, ValueError) as error:
            raise gateway_error(error) from error


class _FormatRefused(Exception):
    """The server does not speak this way of asking for JSON."""


def _messages(prompts: Sequence[str], turns: Sequence[Turn]) -> list[Any]:
    told = [{"role": "system", "content": prompt} for prompt in prompts]
    return told + [{"role": turn.role, "content": turn.text} for turn in turns]


def _generation(completion: Any, model: str, latency: float) -> Generation:
    usage = getattr(completion, "usage", None)
    return Generation(
        model=getattr(completion, "model", None) or model,
        prompt_tokens=getattr(usage, "prompt_tokens", None) or 0,
        completion_tokens=getattr(usage, "completion_tokens", None) or 0,
        latency=round(latency, 3),
    )


def _read(completion: Any, generation: Generation) -> str:
    """Return the text of an answer whose shape nobody has checked yet.

    Raises:
        UselessAnswer: there is none, or it was filtered.
        GatewayError: it has no shape at all.
    """
    try:
        choice = completion.choices[0]
        filtered, content = choice.finish_reason == CONTENT_FILTER, choice.message.content
    except (AttributeError, IndexError, TypeError) as error:
        raise gateway_error(error) from error
    if filtered:
        message = "The model's content filter refused."
        raise UselessAnswer(message, permanent=True, code=CONTENT_FILTER, generation=generation)
    text = str(content or "").encode("utf-8", "replace").decode().strip()[:LONGEST_REPLY]
    if not text:
        message = "The model gave an empty answer."
        raise UselessAnswer(message, permanent=False, code="empty_answer", generation=generation)
    return text
