"""The AI behind an OpenAI-compatible API."""

import base64
import json
from collections.abc import Sequence
from time import perf_counter
from typing import IO, Any

import openai

from common.kernel.settings import Settings
from common.llm import filling
from common.llm.client import OpenAiServer, UselessAnswer, form_refusal, gateway_error
from common.llm.completions import answer_in
from common.llm.filling import Answer, useless
from common.llm.forms import Filled, Form, ResponseFormat
from common.llm.output import words_in
from common.llm.response_formats import ResponseFormats
from common.llm.rules.generation import Generation
from common.llm.rules.tokens import TokenCounts, estimated_tokens
from common.llm.rules.turns import Turn


class Ai:
    """The client of the model. It never repeats a request: whoever asked owns the retries.

    Attributes:
        tokens: how many tokens texts take, by what the models' servers have counted.
    """

    def __init__(self, settings: Settings) -> None:
        self._server = OpenAiServer(
            api_key=settings.openai_api_key, base_url=settings.openai_base_url, timeout=settings.ai_timeout
        )
        self._no_temperature: set[str] = set()
        self._response_formats = ResponseFormats()
        self.tokens = TokenCounts()

    def warm_up(self) -> None:
        """Load what the first call would otherwise wait for: the client's many modules take most of a second."""
        self._server.client  # noqa: B018

    def ping(self) -> None:
        """See whether the model's server answers at all.

        Raises:
            httpx2.HTTPError: it does not.
        """
        self._server.ping()

    def fill(
        self, form: Form, prompts: Sequence[str], turns: Sequence[Turn], model: str, temperature: float | None
    ) -> tuple[Filled, Generation]:
        """Let the model continue a conversation, under these system prompts, by filling a form.

        A model that does not do as it is asked is asked in the next way; in the end its plain words are taken.

        Returns:
            What the model filled in, which nobody has checked, and what it took.
        Raises:
            ContextTooLong: the model can't take this much.
            UselessAnswer: it has answered with nothing that can be used.
            GatewayError: `permanent` when repeating the call is pointless.
        """

        def ask(way: ResponseFormat) -> Answer:
            messages, request = (
                _messages([*prompts, *form.prompt(way)], turns),
                form.request(way),
            )
            answer = self._ask(messages, model, temperature, request)
            texts = [*(message["content"] for message in messages), json.dumps(request)]
            self.tokens.learn(model, sum(map(estimated_tokens, texts)), answer.generation.prompt_tokens)
            return answer

        return filling.fill(form, model, self._response_formats, ask)

    def transcribe(self, recording: IO[bytes], name: str, model: str) -> tuple[str, Generation]:
        """Put a recording into words. By the ending of `name` the server tells what it is.

        Raises:
            GatewayError: `permanent` when repeating the call is pointless.
        """
        start = perf_counter()
        try:
            transcribed = self._server.client.audio.transcriptions.create(model=model, file=(name, recording))
        except (openai.OpenAIError, json.JSONDecodeError, ValueError) as error:
            raise gateway_error(error) from error
        usage = getattr(transcribed, "usage", None)
        asked, written = (getattr(usage, name, None) or 0 for name in ("input_tokens", "output_tokens"))
        generation = Generation(model, asked, written, round(perf_counter() - start, 3))
        text = getattr(transcribed, "text", None)
        if not isinstance(text, str) or not text.strip():
            message = "Nothing was said in the voice note."
            raise UselessAnswer(message, permanent=True, code="empty_answer", generation=generation)
        return text.strip(), generation

    def describe(self, image: bytes, mimetype: str, task: str, caption: str, model: str) -> tuple[str, Generation]:
        """Put an image into words, as the `task` says, with what its sender wrote under it.

        Raises:
            UselessAnswer: the model has answered, but not in words.
            GatewayError: `permanent` when repeating the call is pointless.
        """
        data = f"data:{mimetype};base64,{base64.b64encode(image).decode()}"
        parts: list[Any] = [{"type": "image_url", "image_url": {"url": data}}]
        if caption:
            parts.append({"type": "text", "text": caption})
        asked = [{"role": "system", "content": task}, {"role": "user", "content": parts}]
        answer = self._ask(asked, model, None, {})
        words = words_in(answer.text)
        if not words:
            raise useless(answer, answer.generation)
        return words, answer.generation

    def _ask(self, messages: list[Any], model: str, temperature: float | None, request: dict[str, Any]) -> Answer:
        start = perf_counter()
        completion = self._complete(model, messages, temperature, request)
        return answer_in(completion, model, round(perf_counter() - start, 3))

    def _complete(self, model: str, messages: list[Any], temperature: float | None, request: dict[str, Any]) -> Any:
        chosen: dict[str, Any] = {}
        if temperature is not None and model not in self._no_temperature:
            chosen["temperature"] = temperature
        try:
            return self._server.post("/chat/completions", {"model": model, "messages": messages, **request, **chosen})
        except openai.APIStatusError as error:
            if chosen and error.status_code in (400, 422) and "temperature" in str(error):
                self._no_temperature.add(model)
                return self._complete(model, messages, None, request)
            raise (request and form_refusal(error)) or gateway_error(error) from error
        except (openai.OpenAIError, json.JSONDecodeError, ValueError) as error:
            raise gateway_error(error) from error


def _messages(prompts: Sequence[str], turns: Sequence[Turn]) -> list[Any]:
    system = [{"role": "system", "content": prompt} for prompt in prompts]
    return system + [{"role": turn.role, "content": turn.text} for turn in turns]
