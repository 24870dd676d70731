"""`/v1/chat/completions`: the extractive reply in the form of a chat completion."""

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from devstack.model import answers, conversation, images, schemas, tasks
from devstack.model.errors import ApiError
from devstack.model.faults import ChatRequest, Faults, Simulator
from devstack.model.json_answers import JsonAnswer
from devstack.model.requests import json_body
from devstack.model.values import Values

MODEL = "offline-stand-in"
_NOTICE = "Written by the offline stand-in, which quotes the text given to it: no AI model took part."
_CHARACTERS_PER_TOKEN = 4
_CHUNKS = 4


def blueprint(simulator: Simulator, normal_delay: float) -> Blueprint:
    """The endpoint; a completion takes `normal_delay` seconds unless the simulator says otherwise."""
    routes = Blueprint("chat", __name__)

    @routes.post("/v1/chat/completions")
    def create() -> Response:
        started = time.monotonic()
        body = json_body()
        parameters = {name: value for name, value in body.items() if name not in ("model", "messages")}
        seen = ChatRequest(body["model"], body.get("messages"), parameters)
        simulator.record(seen)
        try:
            simulator.wait_while_paused()
            simulator.raise_failure()
            faults = simulator.faults
            completion = _completion(body, faults)
        except ApiError as error:
            seen.finish(error.status)
            raise
        takes = normal_delay if faults.delay_seconds is None else faults.delay_seconds
        time.sleep(max(0.0, started + takes - time.monotonic()))
        seen.finish(200, completion["choices"][0]["message"]["content"])
        return _response(completion, body, malformed=faults.malformed)

    return routes


def _completion(body: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    read = conversation.read(body.get("messages"))
    _refuse_unsupported(body)
    content, finish_reason = _reply(read, body, faults), "stop"
    most = body.get("max_completion_tokens") or body.get("max_tokens")
    if most and _tokens(content) > most:
        content, finish_reason = content[: most * _CHARACTERS_PER_TOKEN], "length"
    filtered = faults.content_filter
    asked, answered = _tokens(json.dumps(body["messages"], ensure_ascii=False)), 0 if filtered else _tokens(content)
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "system_fingerprint": MODEL,
        "metadata": {"offline": "true", "notice": _NOTICE},
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": None if filtered else content, "refusal": None},
                "logprobs": None,
                "finish_reason": "content_filter" if filtered else finish_reason,
            }
        ],
        "usage": {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered},
    }


def _refuse_unsupported(body: Mapping[str, Any]) -> None:
    # To ignore these would look like an answer to a request that was never fulfilled.
    if body.get("n") not in (None, 1):
        raise ApiError("The offline stand-in writes one choice only.", param="n", code="unsupported_value")
    if body.get("tool_choice") not in (None, "auto", "none"):
        raise ApiError("The offline stand-in calls no tools.", param="tool_choice", code="unsupported_value")
    if not isinstance(body.get("stream_options") or {}, dict):
        raise ApiError("'stream_options' must be an object.", param="stream_options")
    for name in ("max_completion_tokens", "max_tokens"):
        most = body.get(name)
        if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 1):
            raise ApiError(f"'{name}' must be a positive integer.", param=name)


def _reply(read: conversation.Conversation, body: Mapping[str, Any], faults: Faults) -> str:
    schema = schemas.requested(body, read)
    if faults.empty:
        return ""
    if faults.echo:
        echo = f"echo: {' | '.join(conversation.unanswered(body['messages']))}"
        answer = answers.Answer(echo, "en")
    elif schema is None:
        return images.described(body["messages"]) or tasks.text_reply(read)
    else:
        answer = answers.answer(read)
    return (
        answer.text
        if schema is None
        else json.dumps(JsonAnswer(schema, Values(read, answer)).value(), ensure_ascii=False)
    )


def _response(completion: dict[str, Any], body: Mapping[str, Any], *, malformed: bool) -> Response:
    if body.get("stream"):
        events = iter(['data: {"id": "chatcmpl-\n\n']) if malformed else _events(completion, body)
        return Response(events, mimetype="text/event-stream")
    return Response('{"id": "chatcmpl-', mimetype="application/json") if malformed else jsonify(completion)


def _events(completion: dict[str, Any], body: Mapping[str, Any]) -> Iterator[str]:
    choice = completion["choices"][0]
    content = choice["message"]["content"] or ""
    size = max(1, -(-len(content) // _CHUNKS))
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    deltas: list[tuple[dict[str, str], str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": piece}, None) for piece in pieces]
    deltas.append(({}, choice["finish_reason"]))
    shared = {**completion, "object": "chat.completion.chunk"}
    del shared["usage"]
    for delta, reason in deltas:
        yield _event({**shared, "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}]})
    if (body.get("stream_options") or {}).get("include_usage"):
        yield _event({**shared, "choices": [], "usage": completion["usage"]})
    yield "data: [DONE]\n\n"


def _event(chunk: dict[str, Any]) -> str:
    return f"data: {json.dumps(chunk)}\n\n"


def _tokens(text: str) -> int:
    return -(-len(text) // _CHARACTERS_PER_TOKEN)
