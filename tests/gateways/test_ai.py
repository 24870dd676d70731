"""What each way of failing of the model means to us."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask, Response, jsonify, request

from common.domain.answers import Turn
from common.errors import GatewayError
from common.gateways.ai import Ai
from common.gateways.openai_server import ContextTooLong
from common.settings import Settings
from tests.outside import serve

TURNS = [Turn("user", "hello")]


class Model:
    """A model that answers what it is told to."""

    def __init__(self) -> None:
        self.answer: Any = self.say("hi")
        self.asked: list[Any] = []

    def say(self, text: str | None, finish_reason: str = "stop") -> Any:
        choice = {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}
        return lambda: jsonify(id="c", object="chat.completion", created=1, model="m", choices=[choice])

    def refuse(self, status: int, code: str | None, message: str = "no", **headers: str) -> Any:
        return lambda: (jsonify(error={"message": message, "code": code}), status, headers)

    def app(self) -> Flask:
        app = Flask("model")

        @app.post("/v1/chat/completions")
        def complete() -> Any:
            self.asked.append(request.get_json())
            return self.answer()

        return app


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def ai(model: Model, settings: Settings) -> Iterator[Ai]:
    with serve(model.app()) as url:
        yield Ai(replace(settings, openai_base_url=f"{url}/v1"))


def failure(ai: Ai) -> GatewayError:
    with pytest.raises(GatewayError) as caught:
        ai.reply(["prompt"], TURNS, "m", None)
    return caught.value


def test_only_what_was_set_is_sent(ai: Ai, model: Model) -> None:
    text, generation = ai.reply(["prompt"], TURNS, "m", None)
    assert (text, generation.model) == ("hi", "m")
    assert model.asked == [
        {
            "model": "m",
            "messages": [{"role": "system", "content": "prompt"}, {"role": "user", "content": "hello"}],
        }
    ]


def test_a_temperature_that_the_model_refuses_is_left_out_from_then_on(ai: Ai, model: Model) -> None:
    def choosy() -> Any:
        if "temperature" in model.asked[-1]:
            return model.refuse(400, "unsupported_value", "'temperature' does not support 0.3")()
        return model.say("hi")()

    model.answer = choosy
    assert ai.reply(["prompt"], TURNS, "m", 0.3)[0] == "hi"
    assert ai.reply(["prompt"], TURNS, "m", 0.3)[0] == "hi"
    assert ["temperature" in asked for asked in model.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "code", "permanent"),
    [
        (429, "rate_limit_exceeded", False),
        (429, "insufficient_quota", True),
        (500, None, False),
        (503, None, False),
        (401, "invalid_api_key", True),
        (404, "model_not_found", True),
        (400, "content_filter", True),
    ],
)
def test_a_refusal_says_whether_asking_again_can_help(
    ai: Ai, model: Model, status: int, code: str | None, permanent: bool
) -> None:
    model.answer = model.refuse(status, code)
    assert failure(ai).permanent is permanent


def test_the_time_that_the_server_asks_for_is_known(ai: Ai, model: Model) -> None:
    model.answer = model.refuse(429, None, **{"Retry-After": "12"})
    assert failure(ai).retry_after == 12


def test_too_long_a_context_is_its_own_failure(ai: Ai, model: Model) -> None:
    model.answer = model.refuse(400, "context_length_exceeded")
    assert isinstance(failure(ai), ContextTooLong)


def test_a_filtered_answer_is_permanent(ai: Ai, model: Model) -> None:
    model.answer = model.say("", "content_filter")
    assert failure(ai).permanent


@pytest.mark.parametrize("text", ["", "   ", None])
def test_an_empty_answer_is_no_answer(ai: Ai, model: Model, text: str | None) -> None:
    model.answer = model.say(text)
    assert failure(ai).code == "empty_answer"


@pytest.mark.parametrize("body", ["{broken", "[]", '"text"', "{}", '{"choices": [{}]}'])
def test_a_malformed_answer_is_tried_again(ai: Ai, model: Model, body: str) -> None:
    model.answer = lambda: Response(body, content_type="application/json")
    assert failure(ai).permanent is False


def test_a_model_that_can_not_be_reached_is_tried_again(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = failure(Ai(replace(settings, openai_base_url=f"http://127.0.0.1:{port}/v1")))
    assert (error.code, error.permanent) == ("unreachable", False)


def test_a_model_that_does_not_answer_is_tried_again(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        error = failure(Ai(replace(settings, openai_base_url=url, ai_timeout=0.2)))
    assert (error.code, error.permanent) == ("timeout", False)
