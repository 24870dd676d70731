"""The protocol of the offline model's chat completions, spoken by the official client; the ways of filling forms."""

import html
import json
from typing import Any

import pytest
from openai import BadRequestError, OpenAI

from devstack.outside import Outside

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"reply": {"type": "string"}, "asks_for_person": {"type": "boolean"}},
    "required": ["reply", "asks_for_person"],
    "additionalProperties": False,
}
BY_SCHEMA = {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA}}
BY_OBJECT = {"type": "json_object"}
IN_WORDS = f'Answer in JSON:\n<form name="reply">{html.escape(json.dumps(SCHEMA), quote=False)}</form>'
FILLED, WORDS = {"reply": "Hello! How can I help you?", "asks_for_person": False}, "Hello! How can I help you?"


@pytest.fixture
def client(model: Outside) -> OpenAI:
    return OpenAI(base_url=f"{model.url}/v1", api_key="offline", max_retries=0)


def write(client: OpenAI, *system: str, text: str = "Hello", **options: Any) -> str:
    """What the model writes in answer to a text."""
    messages: Any = [{"role": "system", "content": prompt} for prompt in system] + [{"role": "user", "content": text}]
    completion = client.chat.completions.create(model="any", messages=messages, **options)
    return completion.choices[0].message.content or ""


def test_a_completion_has_the_shape_of_a_real_one(client: OpenAI) -> None:
    completion = client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": "hi"}])
    assert (completion.model, completion.choices[0].finish_reason) == ("offline-stand-in", "stop")
    usage = completion.usage
    assert usage and usage.total_tokens == usage.prompt_tokens + usage.completion_tokens > 2


@pytest.mark.parametrize(
    ("speaks", "form", "in_words", "written"),
    [
        ("schema", BY_SCHEMA, False, FILLED),
        ("schema", BY_OBJECT, True, FILLED),
        ("schema", None, True, FILLED),
        ("schema", None, False, WORDS),
        ("json_object", BY_SCHEMA, False, None),
        ("json_object", BY_OBJECT, True, FILLED),
        ("ignored", BY_SCHEMA, False, WORDS),
        ("ignored", BY_OBJECT, True, FILLED),
        ("ignored", None, True, FILLED),
        ("refused", BY_SCHEMA, False, None),
        ("refused", BY_OBJECT, True, None),
        ("refused", None, True, FILLED),
        ("plain", BY_SCHEMA, False, WORDS),
        ("plain", BY_OBJECT, True, WORDS),
        ("plain", None, True, WORDS),
    ],
)
def test_a_form_is_filled_as_well_as_the_model_can(
    client: OpenAI, model: Outside, speaks: str, form: Any, in_words: bool, written: Any
) -> None:
    model.fail(forms=speaks)
    options = {"response_format": form} if form else {}
    prompts = [IN_WORDS] if in_words else []
    if written is None:
        with pytest.raises(BadRequestError, match="response_format"):
            write(client, *prompts, **options)
    else:
        text = write(client, *prompts, **options)
        assert text == written or json.loads(text) == written


@pytest.mark.parametrize("name", ["reply", "evidence", "summary", "memory", "question"])
def test_in_plain_words_every_form_is_prose(client: OpenAI, model: Outside, name: str) -> None:
    model.fail(forms="plain")
    form = {"type": "json_schema", "json_schema": {"name": name, "schema": SCHEMA}}
    said = '<messages>\n<message number="1" from="customer">My name is Ana</message>\n</messages>'
    text = write(client, text=said, response_format=form)
    assert text and "{" not in text


def test_a_form_that_nobody_knows_is_filled_with_nothing(client: OpenAI) -> None:
    properties = {
        "reply": {"type": "string"},
        "city": {"type": ["string", "null"]},
        "mood": {"enum": ["neutral", "angry"]},
        "budget": {"type": "integer", "minimum": 3},
        "tags": {"type": "array", "items": {"type": "string"}},
        "contact": {"type": "object", "properties": {"email": {"type": "string"}, "is_new": {"type": "boolean"}}},
    }
    form = {"type": "json_schema", "json_schema": {"name": "lead", "schema": {"properties": properties}}}
    assert json.loads(write(client, response_format=form)) == {
        "reply": WORDS,
        "city": None,
        "mood": "neutral",
        "budget": 3,
        "tags": [],
        "contact": {"email": "", "is_new": False},
    }


@pytest.mark.parametrize(
    "form",
    [
        {"type": "xml"},
        {"type": "json_schema"},
        {"type": "json_schema", "json_schema": {"name": "reply"}},
        {
            "type": "json_schema",
            "json_schema": {"name": "reply", "strict": True, "schema": {"properties": {"reply": {}}}},
        },
        {"type": "json_object"},
    ],
)
def test_forms_that_a_real_server_refuses_are_refused(client: OpenAI, form: Any) -> None:
    with pytest.raises(BadRequestError):
        write(client, response_format=form)


def test_an_image_is_told_by_its_header(client: OpenAI) -> None:
    image: Any = [{"type": "image_url", "image_url": {"url": "data:image/gif;base64,R0lGODlh"}}]
    assert "6 bytes; the offline stand-in cannot see" in write(client, "Put it into words.", text=image)


def test_malformed_requests_are_refused_like_the_real_ones(client: OpenAI) -> None:
    nobody: Any = [{"role": "nobody", "content": "x"}]
    with pytest.raises(BadRequestError, match="non-empty array"):
        client.chat.completions.create(model="any", messages=[])
    with pytest.raises(BadRequestError, match="role"):
        client.chat.completions.create(model="any", messages=nobody)
    with pytest.raises(BadRequestError, match="model"):
        client.chat.completions.create(model="", messages=[{"role": "user", "content": "x"}])
    with pytest.raises(BadRequestError, match="stream"):
        write(client, stream=True)
