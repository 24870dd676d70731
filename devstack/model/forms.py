"""The form that a request wants to have filled: found in it, checked as a real server does, and filled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from devstack.model.conversation import elements
from devstack.model.errors import ApiError


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be filled: a name, and the JSON schema of an object."""

    name: str
    schema: Mapping[str, Any]


def declared(response_format: Any) -> Form | None:
    """The form that `response_format` declares; None when it declares none.

    Raises:
        ApiError: a real server would refuse it.
    """
    kind = response_format.get("type") if isinstance(response_format, dict) else response_format and "?"
    if kind not in (None, "text", "json_object", "json_schema"):
        raise ApiError(
            "'response_format.type' must be 'text', 'json_object' or 'json_schema'.", param="response_format"
        )
    if kind != "json_schema":
        return None
    form = response_format.get("json_schema")
    if not isinstance(form, dict) or not isinstance(form.get("name"), str) or not isinstance(form.get("schema"), dict):
        raise ApiError("'response_format.json_schema' needs a name and a schema.", param="response_format")
    if form.get("strict") and not _is_strict(form["schema"]):
        message = (
            f"Invalid schema for response_format '{form['name']}': a strict schema needs 'additionalProperties': false "
            "and every property in 'required'."
        )
        raise ApiError(message, param="response_format")
    return Form(form["name"], form["schema"])


def written(text: str) -> Form | None:
    """The form that stands in the last message of the system; None when none does."""
    for found in elements("form", text):
        schema = json.loads(unescape(found.inner))
        return Form(found.attributes.get("name", ""), schema)
    return None


def filled(schema: Mapping[str, Any], values: Mapping[str, object]) -> dict[str, object]:
    """The object that the schema describes, with these values, and what says nothing where there is none."""
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    return {name: values[name] if name in values else _nothing(part) for name, part in properties.items()}


def _nothing(schema: Mapping[str, Any]) -> object:
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            return filled(schema, {})
        case "array":
            return []
        case "boolean":
            return False
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "string":
            return ""
        case _:
            return None


def _is_strict(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return not isinstance(schema, list) or all(map(_is_strict, schema))
    names = schema.get("properties", {}).keys()
    strict = schema.get("additionalProperties") is False and set(schema.get("required", ())) == set(names)
    return (not names or strict) and all(map(_is_strict, schema.values()))
