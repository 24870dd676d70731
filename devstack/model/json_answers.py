"""A reply that follows a JSON schema, filled from the conversation: what cannot be known is null, empty or zero."""

import re
from collections.abc import Mapping
from typing import Any

from devstack.model import customer
from devstack.model.answers import Answer
from devstack.model.constraints import fitted, within
from devstack.model.conversation import Conversation
from devstack.model.errors import ApiError
from devstack.model.fields import Field, Purpose
from devstack.model.schemas import Schema, resolve
from devstack.model.tasks import standalone_question, summary
from devstack.model.words import terms

_DEEPEST = 12
_NEUTRAL = frozenset(
    {"unknown", "none", "other", "neutral", "unclear", "not_specified", "n/a", "new", "general", "null", ""}
)


class JsonAnswer:
    """Fills one schema from one conversation and the reply found for it."""

    def __init__(self, schema: Schema, conversation: Conversation, answer: Answer) -> None:
        self._root = schema
        self._conversation = conversation
        self._answer = answer

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
            return self._choice(schema["enum"])
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
                return self._truth(field)
            case "integer":
                return int(within(self._number(field), schema, step=1))
            case "number":
                return within(self._number(field), schema, step=0.5)
            case "null":
                return None
            case _:
                return fitted(self._text(field), schema)

    def _below(self, field: Field, name: str, schema: Any) -> Field:
        own = schema.get("description") if isinstance(schema, Mapping) else None
        return field.below(name, str(own or resolve(schema, self._root).get("description") or ""))

    def _text(self, field: Field) -> str:
        answer, conversation = self._answer, self._conversation
        match field.purpose:
            case Purpose.REPLY:
                return answer.text
            case Purpose.SUMMARY:
                return summary(conversation)
            case Purpose.QUESTION:
                return standalone_question(conversation)
            case Purpose.LANGUAGE:
                return answer.language
            case Purpose.NAME:
                return customer.name_of(conversation) or ""
            case Purpose.EMAIL:
                return customer.email_of(conversation) or ""
            case Purpose.PHONE:
                return customer.phone_of(conversation) or ""
            case Purpose.REASON:
                return "The text given answers this." if answer.found else "Nothing in the text given answers this."
            case _:
                return customer.value_told(conversation, field.subject) or ""

    def _truth(self, field: Field) -> bool:
        if field.purpose is Purpose.COLLEAGUE:
            return self._answer.wants_colleague or not self._answer.found
        return field.purpose is Purpose.FOUND and self._answer.found

    def _number(self, field: Field) -> float:
        if field.purpose is Purpose.CONFIDENCE:
            return round(self._answer.confidence, 2)
        told = customer.value_told(self._conversation, field.subject)
        figure = re.search(r"-?\d+(?:\.\d+)?", told.replace(",", "")) if told else None
        return float(figure[0]) if figure else 0.0

    def _list(self, schema: Schema, field: Field) -> list[Any]:
        items = schema.get("items", {"type": "string"})
        of_text = resolve(items, self._root).get("type") == "string"
        told = customer.told_before(self._conversation) if of_text and field.purpose is Purpose.FACTS else []
        values: list[Any] = [fact.text for fact in told][: schema.get("maxItems", len(told))]
        missing = schema.get("minItems", 0) - len(values)
        return values + [self._fill(items, self._below(field, field.name, items)) for _ in range(missing)]

    def _choice(self, options: list[Any]) -> Any:
        said = terms(" ".join(self._conversation.burst))
        named = next(
            (option for option in options if isinstance(option, str) and terms(option.replace("_", " ")) & said), None
        )
        neutral = next((option for option in options if option is None or str(option).lower() in _NEUTRAL), options[0])
        return neutral if named is None else named


def _alternatives(schema: Schema) -> list[Schema]:
    kinds = schema.get("type")
    return [{**schema, "type": kind} for kind in kinds] if isinstance(kinds, list) else []


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or (not isinstance(value, bool) and value in ("", 0, []))
