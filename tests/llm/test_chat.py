"""What each way of failing of the model means to us."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Response

from common.kernel.errors import GatewayError
from common.kernel.settings import Settings
from common.llm.chat import Ai
from common.llm.client import ContextTooLong, UselessAnswer
from common.llm.forms import Filled, Form
from common.llm.output import words_of
from common.llm.rules.turns import Turn
from devstack.outside import serve
from tests.builders.scripted import Model

TURNS = [Turn("user", "hello")]


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def ai(model: Model, settings: Settings) -> Iterator[Ai]:
    with serve(model.app()) as url:
        yield Ai(replace(settings, openai_base_url=f"{url}/v1"))


FORM = Form("answer", {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]})
REPLY = Form("reply", {"type": "object", "properties": {"reply": {}, "found": {}, "sources": {}}}, spoken="reply")


def fill(ai: Ai, form: Form = REPLY, temperature: float | None = None) -> dict[str, Any]:
    return ai.fill(form, ["prompt"], TURNS, "m", temperature)[0].fields


@pytest.mark.parametrize("spoken", [{"json_schema", "json_object"}, {"json_object"}, set[str]()])
def test_a_form_is_asked_for_in_the_best_way_that_the_model_speaks(ai: Ai, model: Model, spoken: set[str]) -> None:
    def choosy() -> Any:
        asked = model.asked[-1].get("response_format")
        if asked and asked["type"] not in spoken:
            return model.refuse(400, None, f"response_format {asked['type']} is not supported")()
        return model.say('Here you are: {"n": 7} - anything else?')()

    model.answer = choosy
    for _ in range(2):
        assert fill(ai, FORM) == {"n": 7}
    assert len(model.asked) == 2 + (2 - len(spoken))
    in_words = '<form name="answer">' in model.asked[-1]["messages"][1]["content"]
    assert in_words == ("json_schema" not in spoken)


def test_a_form_that_the_server_refuses_for_a_reason_it_does_not_tell_is_asked_for_otherwise(
    ai: Ai, model: Model
) -> None:
    model.answer = lambda: (
        model.refuse(422, None, "extra fields not permitted")
        if "response_format" in model.asked[-1]
        else model.say('{"n": 7}')
    )()
    assert fill(ai, FORM) == fill(ai, FORM) == {"n": 7}
    assert len(model.asked) == 4


def test_what_is_refused_in_every_way_is_not_the_form_s_fault(ai: Ai, model: Model) -> None:
    model.answer = model.refuse(400, None, "no")
    for _ in range(2):
        with pytest.raises(GatewayError) as caught:
            fill(ai, FORM)
        assert caught.value.permanent
    assert "response_format" in model.asked[3]


def test_plain_words_stand_for_what_the_form_is_about_in_the_end(ai: Ai, model: Model) -> None:
    model.answer = model.say("<think>{a form?}</think>Hello, we are open.")
    for _ in range(3):
        filled, _ = ai.fill(REPLY, ["prompt"], TURNS, "m", None)
        assert filled == Filled({"reply": "Hello, we are open."}, in_words=True)
    # Twice in every way that a form can be asked for, then without one.
    assert len(model.asked) == 3 + 3 + 1
    assert model.asked[-1]["messages"] == model.asked[0]["messages"]


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"reply": "Hi.", "found": true}\n```',
        'Sure, here it is: {"reply": "Hi.", "found": true} Anything else?',
        '<think>Perhaps {"reply": "No", "x": 1}?</think>\n{"reply": "Hi.", "found": true}',
        'They wrote hello. I say hi.</think>{"reply": "Hi.", "found": true}',
        '{"reply": ["Hi."], "found": true}',
        '[{"reply": {"text": "Hi."}, "found": true}]',
        '{"response": {"reply": "Hi.", "found": true}}',
        '{"reply": "Hi.", "found": true, "sources": [{"passage": 1, "quo',
        '{"reply": "Hi.", "found": true, "sour',
        '{"found": true, "reply": "Hi. And then I wan',
        '{"found": true, "reply": "Hi.\nAnd then I wan',
    ],
)
def test_a_form_is_found_wherever_it_stands(ai: Ai, model: Model, text: str) -> None:
    model.answer = model.say(text, "length")
    fields = fill(ai)
    assert (words_of(fields["reply"]), fields["found"]) == ("Hi.", True)
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    ("text", "reason", "code"),
    [
        ('{"answer": 3}', "stop", "malformed_answer"),
        ('{"found": tru', "length", "cut_off"),
        ("<think>so much to think about", "length", "cut_off"),
        ("This sentence never", "length", "cut_off"),
        ('Well: {"x": "y"}', "stop", "malformed_answer"),
        ("", "stop", "empty_answer"),
        (None, "stop", "empty_answer"),
    ],
)
def test_what_can_not_be_used_says_why(ai: Ai, model: Model, text: str | None, reason: str, code: str) -> None:
    model.usage = {"prompt_tokens": 10, "completion_tokens": 1, "total_tokens": 11}
    model.answer = model.say(text, reason)
    with pytest.raises(UselessAnswer) as caught:
        fill(ai)
    assert (caught.value.code, caught.value.permanent) == (code, False)
    assert caught.value.generation.prompt_tokens == 10 * len(model.asked) == 40


def test_of_a_list_that_was_cut_off_the_beginning_is_used(ai: Ai, model: Model) -> None:
    form = Form("evidence", {"type": "object", "properties": {"evidence": {}}})
    model.answer = model.say('{"evidence": [{"step": "a", "message": 1}, {"step": "b", "mess', "length")
    assert fill(ai, form) == {"evidence": [{"step": "a", "message": 1}, {"step": "b"}]}


def test_words_that_were_cut_off_end_with_a_whole_sentence(ai: Ai, model: Model) -> None:
    model.answer = model.say("We are open from 9:00. On Sun", "length")
    assert fill(ai) == {"reply": "We are open from 9:00."}


def test_a_form_without_what_it_is_about_is_worth_less_than_words(ai: Ai, model: Model) -> None:
    model.answer = lambda: model.say('{"found": true}' if "response_format" in model.asked[-1] else "Hi.")()
    assert fill(ai) == {"reply": "Hi."}


def test_a_server_that_fails_later_leaves_what_it_said_before(ai: Ai, model: Model) -> None:
    model.answer = lambda: (model.refuse(500, None) if len(model.asked) > 1 else model.say("Hi."))()
    assert fill(ai) == {"reply": "Hi."}


def test_the_server_s_counts_teach_how_many_tokens_a_text_takes(ai: Ai, model: Model) -> None:
    before = ai.tokens.of("m", "word " * 100)
    for counted in (10_000, 10_000, 10_000):
        model.usage = {"prompt_tokens": counted, "completion_tokens": 1, "total_tokens": counted}
        model.answer = model.say('{"reply": "Hi."}')
        fill(ai)
    assert ai.tokens.of("m", "word " * 100) > 1.5 * before
    assert ai.tokens.of("another", "word " * 100) == before


@pytest.mark.parametrize("text", ["no JSON at all", '{"n": ', "[1]", "{broken}"])
def test_a_form_that_is_not_filled_is_tried_again(ai: Ai, model: Model, text: str) -> None:
    model.answer = model.say(text)
    with pytest.raises(GatewayError) as caught:
        fill(ai, FORM)
    assert (caught.value.code, caught.value.permanent) == ("malformed_answer", False)


def failure(ai: Ai) -> GatewayError:
    with pytest.raises(GatewayError) as caught:
        fill(ai)
    return caught.value


def test_only_what_was_set_is_sent(ai: Ai, model: Model) -> None:
    model.answer = model.say('{"reply": "hi"}')
    filled, generation = ai.fill(REPLY, ["prompt"], TURNS, "m", None)
    assert (filled, generation.model) == (Filled({"reply": "hi"}), "m")
    (asked,) = model.asked
    assert asked.keys() == {"model", "messages", "response_format"}
    assert asked["messages"] == [{"role": "system", "content": "prompt"}, {"role": "user", "content": "hello"}]


def test_a_temperature_that_the_model_refuses_is_left_out_from_then_on(ai: Ai, model: Model) -> None:
    def choosy() -> Any:
        if "temperature" in model.asked[-1]:
            return model.refuse(400, "unsupported_value", "'temperature' does not support 0.3")()
        return model.say('{"reply": "hi"}')()

    model.answer = choosy
    assert fill(ai, temperature=0.3) == fill(ai, temperature=0.3) == {"reply": "hi"}
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


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("context_length_exceeded", "no"),
        (None, "This model's maximum context length is 4096 tokens."),
        ("invalid_request_error", "the request exceeds the available context size"),
        (None, "prompt is too long: 210000 tokens > 200000 maximum"),
    ],
)
def test_too_long_a_context_is_its_own_failure(ai: Ai, model: Model, code: str | None, message: str) -> None:
    model.answer = model.refuse(400, code, message)
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


def test_a_model_that_declines_what_one_customer_wants_is_still_asked_in_the_best_way(ai: Ai, model: Model) -> None:
    model.answer = model.say('{"reply": "Hello."}')
    fill(ai)
    model.answer = model.say("I am sorry, I can not help with that.")
    for _ in range(5):
        assert fill(ai) == {"reply": "I am sorry, I can not help with that."}
    model.answer = model.say('{"reply": "Hello again."}')
    before = len(model.asked)
    assert fill(ai) == {"reply": "Hello again."}
    (asked,) = model.asked[before:]
    assert asked["response_format"]["type"] == "json_schema"


def test_a_filtered_answer_leaves_what_was_said_before(ai: Ai, model: Model) -> None:
    answers = iter([model.say("Only words."), model.say("", "content_filter")])
    model.answer = lambda: next(answers)()
    assert fill(ai) == {"reply": "Only words."}
