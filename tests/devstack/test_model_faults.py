"""The control API: what tests and benchmarks can do to the offline model."""

import json
import threading
import time
from typing import Any

import pytest
import requests
from openai import InternalServerError, OpenAI, RateLimitError

from devstack.outside import Outside


@pytest.fixture
def client(model: Outside) -> OpenAI:
    return OpenAI(base_url=f"{model.url}/v1", api_key="offline", max_retries=0)


def ask(client: OpenAI, *texts: str) -> Any:
    """The completion that answers these messages."""
    messages: Any = [{"role": "user", "content": text} for text in texts]
    return client.chat.completions.create(model="gpt-6-luna", messages=messages)


def test_a_delay_is_the_time_a_completion_takes(client: OpenAI, model: Outside) -> None:
    model.fail(delay_seconds=0.3)
    began = time.monotonic()
    ask(client, "hi")
    assert 0.3 <= time.monotonic() - began < 0.6


def test_failures_come_as_often_as_told(client: OpenAI, model: Outside) -> None:
    model.fail(fail_status=429, fail_times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(RateLimitError) as limited:
            ask(client, "hi")
        assert limited.value.response.headers["retry-after"] == "7"
        assert limited.value.code == "rate_limit_exceeded"
    assert ask(client, "hi").choices[0].message.content


def test_without_a_number_it_fails_until_cleared(client: OpenAI, model: Outside) -> None:
    model.fail(fail_status=503)
    for _ in range(3):
        with pytest.raises(InternalServerError):
            ask(client, "hi")
    model.mend()
    assert ask(client, "hi").choices[0].message.content


def test_a_pause_holds_completions_until_it_ends(client: OpenAI, model: Outside) -> None:
    model.fail(pause=True)
    answered = threading.Event()

    def ask_and_tell() -> None:
        ask(client, "hi")
        answered.set()

    thread = threading.Thread(target=ask_and_tell)
    thread.start()
    assert not answered.wait(0.3)
    model.fail()
    assert answered.wait(5)
    thread.join()


def test_broken_replies(client: OpenAI, model: Outside) -> None:
    model.fail(empty=True)
    assert ask(client, "hi").choices[0].message.content == ""
    model.fail(content_filter=True)
    assert ask(client, "hi").choices[0].finish_reason == "content_filter"
    model.fail(malformed=True)
    with pytest.raises(json.JSONDecodeError):
        ask(client, "hi")


def test_an_echo_repeats_the_burst(client: OpenAI, model: Outside) -> None:
    model.fail(echo=True)
    assert ask(client, "one", "<b>two</b>\nthree").choices[0].message.content == "echo: one | <b>two</b>\nthree"


def test_requests_are_kept_and_forgotten(client: OpenAI, model: Outside) -> None:
    model.forget_requests()
    ask(client, "hi")
    (seen,) = model.requests()
    assert seen["model"] == "gpt-6-luna"
    assert seen["messages"] == [{"role": "user", "content": "hi"}]
    assert (seen["status"], seen["reply"]) == (200, "Hello! How can I help you?")
    assert seen["at"] <= seen["finished_at"]
    model.forget_requests()
    assert model.requests() == []


def test_what_it_is_told_to_say_is_said_word_for_word(client: OpenAI, model: Outside) -> None:
    model.fail(say=[{"text": "<think>hm</think>```json"}, {"text": '{"reply": "Hel', "finish_reason": "length"}])
    assert ask(client, "hi").choices[0].message.content == "<think>hm</think>```json"
    cut = ask(client, "hi").choices[0]
    assert (cut.message.content, cut.finish_reason) == ('{"reply": "Hel', "length")
    assert ask(client, "hi").choices[0].message.content == "Hello! How can I help you?"


@pytest.mark.parametrize(
    "faults",
    [
        {"nonsense": 1},
        {"pause": 1},
        {"fail_status": True},
        {"fail_status": 200},
        {"delay_seconds": -1},
        {"forms": "xml"},
        {"say": ["hi"]},
        {"say": [{"reason": "stop"}]},
    ],
)
def test_unknown_faults_are_refused(model: Outside, faults: dict[str, Any]) -> None:
    with pytest.raises(requests.HTTPError, match="400"):
        model.fail(**faults)
