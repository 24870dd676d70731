"""Replies that must be JSON: the requested schema is kept, whatever it asks for."""

import json
from typing import Any

import pytest
from openai import BadRequestError, OpenAI

from tests.outside import Outside


@pytest.fixture
def client(model: Outside) -> OpenAI:
    return OpenAI(base_url=f"{model.url}/v1", api_key="offline", max_retries=0)


PROMPT = "We are open from 12:00 to 22:30."


def reply_in(client: OpenAI, schema: dict[str, Any], text: str = "When do you open?", *, strict: bool = False) -> Any:
    """The parsed reply to a text under this schema."""
    completion = client.chat.completions.create(
        model="any",
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text}],
        response_format={"type": "json_schema", "json_schema": {"name": "reply", "schema": schema, "strict": strict}},
    )
    return json.loads(completion.choices[0].message.content or "")


def field(client: OpenAI, name: str, schema: dict[str, Any], text: str = "When do you open?") -> Any:
    """The value of the only property of a reply."""
    return reply_in(client, {"type": "object", "properties": {name: schema}}, text)[name]


@pytest.mark.parametrize("name", ["reply", "answer", "message", "replyText", "message_to_customer_text"])
def test_the_reply_goes_where_it_belongs(client: OpenAI, name: str) -> None:
    assert field(client, name, {"type": "string"}) == PROMPT


def test_a_description_tells_where_the_reply_goes(client: OpenAI) -> None:
    assert field(client, "out", {"type": "string", "description": "The reply to the customer"}) == PROMPT


def test_limits_are_kept(client: OpenAI) -> None:
    assert field(client, "reply", {"type": "string", "maxLength": 6}) == "We are"
    assert len(field(client, "x", {"type": "string", "minLength": 3})) == 3
    assert field(client, "x", {"type": "string", "pattern": "^[A-Z]{3}$"}) == "AAA"
    assert field(client, "x", {"type": "string", "format": "date"}) == "2026-01-01"
    assert field(client, "x", {"type": "integer", "minimum": 3, "maximum": 9}) == 3
    assert field(client, "x", {"type": "number", "exclusiveMinimum": 1}) > 1
    assert field(client, "x", {"type": "integer", "minimum": 5, "multipleOf": 4}) == 8
    assert field(client, "x", {"type": "array", "minItems": 2, "items": {"type": "boolean"}}) == [False, False]


def test_choices(client: OpenAI) -> None:
    topics = {"type": "string", "enum": ["returns", "opening_hours", "other"]}
    assert field(client, "topic", topics, "when are you open?") == "opening_hours"
    assert field(client, "topic", topics, "tell me a joke") == "other"
    assert field(client, "kind", {"const": "reply"}) == "reply"


def test_references_unions_and_recursion(client: OpenAI) -> None:
    node = {
        "type": "object",
        "properties": {
            "answer": {"type": ["string", "null"]},
            "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
        },
    }
    reply = reply_in(client, {"$ref": "#/$defs/node", "$defs": {"node": node}})
    assert reply["answer"] == PROMPT
    while reply is not None:
        reply = reply["next"]


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/$defs/nowhere"},
        {"$ref": "#"},
        {"type": "object", "properties": {"x": {"type": "string", "pattern": "["}}},
        {"type": "object", "properties": {"x": {"type": "string", "pattern": "^never that$"}}},
    ],
)
def test_a_schema_that_cannot_be_kept_is_refused(client: OpenAI, schema: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        reply_in(client, schema)


def test_confidence_and_grounding(client: OpenAI) -> None:
    schema = {"type": "object", "properties": {"found": {"type": "boolean"}, "confidence": {"type": "number"}}}
    assert reply_in(client, schema) == {"found": True, "confidence": 1.0}
    assert reply_in(client, schema, "Who is the king?") == {"found": False, "confidence": 0.0}


def test_a_strict_schema_is_checked_like_the_real_api_does(client: OpenAI) -> None:
    loose = {"type": "object", "properties": {"reply": {"type": "string"}}}
    with pytest.raises(BadRequestError, match="strict"):
        reply_in(client, loose, strict=True)
    assert reply_in(client, {**loose, "required": ["reply"], "additionalProperties": False}, strict=True) == {
        "reply": PROMPT
    }


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("Reply in JSON.", {"reply": PROMPT}),
        ('Reply in JSON with the keys "answer" and "city".', {"answer": PROMPT, "city": ""}),
        (
            'Reply in JSON like {"answer": "...", "found": true, "tags": []}',
            {"answer": PROMPT, "found": True, "tags": []},
        ),
        ('Reply in JSON by {"type": "object", "properties": {"text": {"type": "string"}}}', {"text": PROMPT}),
    ],
)
def test_json_object_follows_the_prompt(client: OpenAI, prompt: str, expected: dict[str, Any]) -> None:
    completion = client.chat.completions.create(
        model="any",
        messages=[
            {"role": "system", "content": f"{PROMPT}\n{prompt}"},
            {"role": "user", "content": "when do you open?"},
        ],
        response_format={"type": "json_object"},
    )
    assert json.loads(completion.choices[0].message.content or "") == expected


def test_json_object_must_be_spoken_of(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="must contain the word 'json'"):
        client.chat.completions.create(
            model="any", messages=[{"role": "user", "content": "hi"}], response_format={"type": "json_object"}
        )
