"""A reply that follows a JSON schema, filled from the conversation: what cannot be known is null, empty or zero."""

from collections.abc import Mapping
from typing import Any

from devstack.model.constraints import fitted, within
from devstack.model.errors import ApiError
from devstack.model.fields import Field, Purpose
from devstack.model.schemas import Schema, resolve
from devstack.model.values import Values

_DEEPEST = 12


class JsonAnswer:
    """Fills one schema with the values that a conversation gives."""

    def __init__(self, schema: Schema, values: Values) -> None:
        self._root = schema
        self._values = values

    def value(self) -> Any:
        """The value that follows the schema."""
        return self._fill(self._root, Field("reply"))

    def _fill(self, schema: Schema, field: Field) -> Any:
        if field.depth > _DEEPEST:
            raise ApiError("The offline stand-in cannot end this recursive schema.", param="response_format")
        schema = resolve(schema, self._root)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._values.choice(schema["enum"])
        for option in schema.get("allOf", ()):
            schema = {**resolve(option, self._root), **{key: item for key, item in schema.items() if key != "allOf"}}
        options = schema.get("anyOf") or schema.get("oneOf") or _alternatives(schema)
        return self._first_known(options, schema, field) if options else self._typed(schema, field)

    def _first_known(self, options: list[Schema], schema: Schema, field: Field) -> Any:
        resolved = [resolve(option, self._root) for option in options]
        nullable = any(option.get("type") == "null" for option in resolved)
        real = next((option for option in resolved if option.get("type") != "null"), None)
        if real is None or (nullable and field.depth >= _DEEPEST // 2):
            return None
        value = self._fill({**real, "description": real.get("description") or schema.get("description", "")}, field)
        return None if nullable and _is_empty(value) else value

    def _typed(self, schema: Schema, field: Field) -> Any:
        match schema.get("type", "object" if "properties" in schema else "string"):
            case "object":
                properties: Mapping[str, Schema] = schema.get("properties", {})
                return {name: self._fill(part, self._below(field, name, part)) for name, part in properties.items()}
            case "array":
                return self._list(schema, field)
            case "boolean":
                return self._values.truth(field)
            case "integer":
                return int(within(self._values.number(field), schema, step=1))
            case "number":
                return within(self._values.number(field), schema, step=0.5)
            case "null":
                return None
            case _:
                return fitted(self._values.text(field), schema)

    def _below(self, field: Field, name: str, schema: Any) -> Field:
        own = schema.get("description") if isinstance(schema, Mapping) else None
        return field.below(name, str(own or resolve(schema, self._root).get("description") or ""))

    def _list(self, schema: Schema, field: Field) -> list[Any]:
        items = resolve(schema.get("items", {"type": "string"}), self._root)
        item = self._below(field, field.name, items)
        values: list[Any] = list(self._values.texts(field)) if items.get("type") == "string" else []
        if items.get("properties", {}).keys() >= {"step", "message", "quote"}:
            return self._values.evidence()
        if self._cites(items, item):
            values = [JsonAnswer(self._root, source)._fill(items, item) for source in self._values.of_sources()]
        values = values[: schema.get("maxItems", len(values))]
        return values + [self._fill(items, item) for _ in range(schema.get("minItems", 0) - len(values))]

    def _cites(self, schema: Schema, field: Field) -> bool:
        """Say whether such an object tells which words stand in which passage."""
        properties: Mapping[str, Schema] = schema.get("properties", {})
        purposes = {self._below(field, name, part).purpose for name, part in properties.items()}
        return {Purpose.PASSAGE, Purpose.QUOTE} <= purposes


def _alternatives(schema: Schema) -> list[Schema]:
    kinds = schema.get("type")
    return [{**schema, "type": kind} for kind in kinds] if isinstance(kinds, list) else []


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or (not isinstance(value, bool) and value in ("", 0, []))
