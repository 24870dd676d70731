"""JSON schemas as requests carry them: found, checked as the real API checks them, resolved."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from devstack.model.conversation import Conversation
from devstack.model.errors import ApiError

Schema = Mapping[str, Any]
_MOST_REFERENCES = 20
_DECODER = json.JSONDecoder()
_NAMED_KEY = re.compile(r"[\"'`](\w{2,40})[\"'`]")


def requested(body: Mapping[str, Any], conversation: Conversation) -> Schema | None:
    """The schema that the reply must follow, None for plain text; raises ApiError for a format the real API refuses."""
    form = body.get("response_format") or {"type": "text"}
    kind = form.get("type") if isinstance(form, dict) else None
    if kind == "json_schema":
        return _declared(form.get("json_schema"))
    if kind == "json_object":
        if "json" not in json.dumps(body["messages"]).casefold():
            message = (
                "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
            )
            raise ApiError(message, param="messages")
        return _described(conversation.known) or _listed(conversation.known)
    if kind != "text":
        raise ApiError(
            "'response_format.type' must be 'text', 'json_object' or 'json_schema'.", param="response_format.type"
        )
    # A product whose server knows no response_format writes the schema into its prompt.
    return _described(conversation.known)


def resolve(schema: Any, root: Schema) -> Schema:
    """Follow `$ref` within the schema; `true`, which allows anything, is a schema without demands."""
    for _ in range(_MOST_REFERENCES):
        if not isinstance(schema, Mapping):
            return {}
        if "$ref" not in schema:
            return schema
        schema = _target(str(schema["$ref"]), root)
    raise ApiError("Invalid schema: its references go round in a circle.", param="response_format")


def _target(reference: str, root: Schema) -> Any:
    target: Any = root
    for step in filter(None, reference.lstrip("#").split("/")):
        target = target.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(target, Mapping) else None
    if target is None:
        raise ApiError(f"Invalid schema: cannot resolve {reference!r}.", param="response_format")
    return target


def _declared(form: Any) -> Schema:
    where = "response_format.json_schema"
    if not isinstance(form, dict) or not isinstance(form.get("name"), str):
        raise ApiError(f"Missing required parameter: '{where}.name'.", param=f"{where}.name")
    schema = form.get("schema")
    if not isinstance(schema, dict):
        raise ApiError(f"Missing required parameter: '{where}.schema'.", param=f"{where}.schema")
    if form.get("strict") and not all(map(_is_strict, _objects(schema))):
        raise ApiError(
            f"Invalid schema for response_format '{form['name']}': a strict schema needs 'additionalProperties': false"
            " and every property in 'required'.",
            param="response_format",
        )
    return schema


def _is_strict(schema: Schema) -> bool:
    return schema.get("additionalProperties") is False and set(schema.get("required", ())) == set(schema["properties"])


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and "object" in schema.get("type", "object"):
            yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


def _described(prompt: str) -> Schema | None:
    if "json" not in prompt.casefold():
        return None
    for start in (found.start() for found in re.finditer(r"\{", prompt)):
        try:
            value, _end = _DECODER.raw_decode(prompt, start)
        except json.JSONDecodeError:
            continue
        if isinstance(value, dict) and value:
            return value if isinstance(value.get("properties"), dict) else _of_example(value)
    return None


def _of_example(value: Any) -> Schema:
    if isinstance(value, dict):
        properties = {key: _of_example(item) for key, item in value.items()}
        return {"type": "object", "properties": properties, "required": list(value)}
    if isinstance(value, list):
        return {"type": "array", "items": _of_example(value[0]) if value else {"type": "string"}}
    names = {bool: "boolean", int: "integer", float: "number", type(None): "null"}
    return {"type": names.get(type(value), "string")}


def _listed(prompt: str) -> Schema:
    # Without any example, the names in quotes after the word JSON are the best guess at the keys.
    about = prompt[max(prompt.casefold().find("json"), 0) :]
    names = list(dict.fromkeys(_NAMED_KEY.findall(about))) or ["reply"]
    return {"type": "object", "properties": {name: {"type": "string"} for name in names}, "required": names}
