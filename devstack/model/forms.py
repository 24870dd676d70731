"""The form that a request wants to have filled: found in it, checked as a real server does, and filled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devstack.model.conversation import elements
from devstack.model.errors import ApiError


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be filled: a name, and the JSON schema of an object."""

    name: str
    schema: Mapping[str, Any]


def declared(response_format: Any) -> Form | None:
    """The form that `response_format` declares, if it does; raises ApiError where a real server would refuse it."""
    wanted = {"type": "text"} if response_format is None else response_format
    kind = wanted.get("type") if isinstance(wanted, dict) else None
    form = wanted.get("json_schema") if kind == "json_schema" else None
    if kind in ("text", "json_object"):
        return None
    if not isinstance(form, dict) or not isinstance(form.get("name"), str) or not isinstance(form.get("schema"), dict):
        raise ApiError("'response_format' is text, json_object, or a json_schema with a name.", param="response_format")
    if form.get("strict") and not _is_strict(form["schema"]):
        message = "Invalid schema for response_format: strict needs 'additionalProperties': false, and all 'required'."
        raise ApiError(message, param="response_format")
    return Form(form["name"], form["schema"])


def written(text: str) -> Form | None:
    """The form that stands in a text; None when none does."""
    found = elements("form", text)
    return Form(found[0].attributes.get("name", ""), json.loads(found[0].text)) if found else None


def filled(schema: Mapping[str, Any], values: Mapping[str, object]) -> dict[str, object]:
    """The object that the schema describes, with these values, and what says nothing where there is none."""
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    return {name: values[name] if name in values else _nothing(part) for name, part in properties.items()}


def _nothing(schema: Mapping[str, Any]) -> object:
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return filled(schema, {})
    nothing = {"array": [], "boolean": False, "integer": 0, "number": 0, "string": ""}
    return schema.get("minimum", nothing.get(str(schema.get("type"))))


def _is_strict(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return not isinstance(schema, list) or all(map(_is_strict, schema))
    names = schema.get("properties", {}).keys()
    strict = schema.get("additionalProperties") is False and set(schema.get("required", ())) == set(names)
    return (not names or strict) and all(map(_is_strict, schema.values()))
