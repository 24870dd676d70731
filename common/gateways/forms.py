"""Forms that a model fills: the ways of asking for JSON, and reading what comes back."""

import json
from dataclasses import dataclass
from typing import Any

from common.domain.messages import Generation
from common.gateways.openai_server import UselessAnswer


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be filled: a name, and a JSON schema in which all properties of an object are required."""

    name: str
    schema: dict[str, Any]

    @property
    def in_words(self) -> str:
        """The request for servers that don't hold a model to a schema."""
        return f"Answer with one JSON object and nothing else, following this JSON schema: {json.dumps(self.schema)}"

    def options(self, way: int) -> dict[str, Any]:
        """Return what to ask the server for, in one of the `WAYS`."""
        if way == 0:
            described = {"name": self.name, "strict": True, "schema": self.schema}
            return {"response_format": {"type": "json_schema", "json_schema": described}}
        return {"response_format": {"type": "json_object"}} if way == 1 else {}


# By schema, as any JSON object, or in words alone.
WAYS = range(3)


def filled(text: str, generation: Generation) -> dict[str, Any]:
    """Return the JSON object in what a model wrote, with or without words around it.

    Raises:
        UselessAnswer: there is none.
    """
    first, last = text.find("{"), text.rfind("}")
    try:
        content = json.loads(text[first : last + 1])
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        message = "The model's answer is not the JSON it was asked for."
        raise UselessAnswer(message, permanent=False, code="malformed_answer", generation=generation)
    return content
