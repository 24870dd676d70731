"""What each way of failing of the model means to us."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Response

from common.domain.answers import Turn
from common.errors import GatewayError
from common.gateways.ai import Ai
from common.gateways.forms import Form
from common.gateways.openai_server import ContextTooLong
from common.settings import Settings
from tests.outside import serve
from tests.scripted import Model

TURNS = [Turn("user", "hello")]


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def ai(model: Model, settings: Settings) -> Iterator[Ai]:
    with serve(model.app()) as url:
        yield Ai(replace(settings, openai_base_url=f"{url}/v1"))


FORM = Form("answer", {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]})


@pytest.mark.parametrize("spoken", [{"json_schema", "json_object"}, {"json_object"}, set[str]()])
def test_a_form_is_asked_for_in_the_best_way_that_the_model_speaks(ai: Ai, model: Model, spoken: set[str]) -> None:
    def choosy() -> Any:
        asked = model.asked[-1].get("response_format")
        if asked and asked["type"] not in spoken:
            return model.refuse(400, None, f"response_format {asked['type']} is not supported")()
        return model.say('Here you are: {"n": 7} - anything else?')()

    model.answer = choosy
    for _ in range(2):
        assert ai.fill(FORM, ["prompt"], TURNS, "m", None)[0] == {"n": 7}
    assert len(model.asked) == 2 + (2 - len(spoken))
    in_words = "JSON schema" in model.asked[-1]["messages"][1]["content"]
    assert in_words == ("json_schema" not in spoken)


@pytest.mark.parametrize("text", ["no JSON at all", '{"n": ', "[1]", "{broken}"])
def test_a_form_that_is_not_filled_is_tried_again(ai: Ai, model: Model, text: str) -> None:
    model.answer = model.say(text)
    with pytest.raises(GatewayError) as caught:
        ai.fill(FORM, ["prompt"], TURNS, "m", None)
    assert (caught.value.code, caught.value.permanent) == ("malformed_answer", False)


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
