"""`/v1/chat/completions`: a form filled from the conversation, or the same in plain words."""

import json
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from devstack.model import conversation, evidence, forms, images, summaries
from devstack.model.answering import answer
from devstack.model.conversation import Conversation
from devstack.model.errors import ApiError, json_body
from devstack.model.simulator import ChatRequest, Faults, Simulator, now

MODEL = "offline-stand-in"
_CHARACTERS_PER_TOKEN = 4
_FILLED: Mapping[str, Callable[[Conversation], dict[str, object]]] = {
    "reply": answer,
    "evidence": evidence.evidence,
    "summary": summaries.summary,
    "memory": summaries.memory,
    "question": summaries.question,
}
_ON_CONVERSATIONS_AS_DATA = ("evidence", "summary", "memory")
_NOTHING_TO_SAY = "There is nothing more to say about that."


def blueprint(simulator: Simulator, normal_delay: float) -> Blueprint:
    """The endpoint; a completion takes `normal_delay` seconds unless the simulator says otherwise."""
    routes = Blueprint("chat", __name__)

    @routes.post("/v1/chat/completions")
    def create() -> Response:
        started = time.monotonic()
        body = json_body()
        parameters = {name: value for name, value in body.items() if name not in ("model", "messages")}
        seen = ChatRequest(body["model"], body.get("messages"), parameters, now())
        simulator.requests.append(seen)
        try:
            simulator.wait_while_paused()
            simulator.raise_failure()
            faults = simulator.faults
            said = {"text": _content(body, faults), **(simulator.next_to_say() or {})}
        except ApiError as error:
            seen.finish(error.status)
            raise
        takes = normal_delay if faults.delay_seconds is None else faults.delay_seconds
        time.sleep(max(0.0, started + takes - time.monotonic()))
        seen.finish(200, said["text"])
        if faults.malformed:
            return Response('{"id": "chatcmpl-', mimetype="application/json")
        if faults.content_filter:
            said = {"text": "", "finish_reason": "content_filter"}
        return jsonify(_completion(body["messages"], **said))

    return routes


def _completion(messages: Any, text: str, finish_reason: str = "stop") -> dict[str, Any]:
    asked, written = _tokens(json.dumps(messages, ensure_ascii=False)), _tokens(text)
    message = {"role": "assistant", "content": text, "refusal": None}
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": asked, "completion_tokens": written, "total_tokens": asked + written},
    }


def _tokens(text: str) -> int:
    return -(-len(text) // _CHARACTERS_PER_TOKEN)


def _content(body: Mapping[str, Any], faults: Faults) -> str:
    """What the model writes, as well as it is able to fill forms.

    Raises:
        ApiError: it can not be asked so.
    """
    if body.get("stream"):
        raise ApiError("The offline stand-in does not stream.", param="stream")
    form, fills = _form(body, faults.forms)
    name = form.name if form else "reply"
    read = conversation.read(body.get("messages"), as_data=name in _ON_CONVERSATIONS_AS_DATA)
    if faults.empty:
        return ""
    if form is None and (seen := images.described(body["messages"])):
        return seen
    values = _FILLED.get(name, answer)(read)
    if faults.echo and name == "reply":
        values = {"reply": f"echo: {' | '.join(turn.text for turn in read.burst)}"}
    if form and fills:
        return json.dumps(forms.filled(form.schema, values), ensure_ascii=False)
    return next((str(value) for value in values.values() if value and isinstance(value, str)), _NOTHING_TO_SAY)


def _form(body: Mapping[str, Any], speaks: str) -> tuple[forms.Form | None, bool]:
    """The form of a request, and whether a model that `speaks` forms so well fills it."""
    wanted = body.get("response_format")
    kind = wanted.get("type") if isinstance(wanted, dict) else None
    if wanted is not None and (speaks == "refused" or (speaks == "json_object" and kind == "json_schema")):
        raise ApiError(f"'response_format' of type {kind!r} is not supported with this model.", param="response_format")
    declared, written = forms.declared(wanted), forms.written(conversation.last_of_system(body.get("messages")))
    if kind == "json_object" and "json" not in json.dumps(body.get("messages")).casefold():
        message = "'messages' must contain the word 'json' to use 'response_format' of type 'json_object'."
        raise ApiError(message, param="messages")
    return declared or written, speaks != "plain" and bool(written or speaks == "schema")
