"""Forms that a model fills, and the ways of asking for one."""

import html
import json
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from common.llm.output import objects_in, whole_sentences, words_in, words_of


class ResponseFormat(IntEnum):
    """How a form is asked for, the surest first. PLAIN asks for none: the model just goes on with the conversation."""

    SCHEMA = 0
    JSON_OBJECT = 1
    IN_WORDS = 2
    PLAIN = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """What a model filled in. `in_words`: it wrote plain words instead, which stand in the form's `spoken` field."""

    fields: dict[str, Any]
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be filled: a name, and a JSON schema in which all properties of an object are required.

    `spoken` is the field that matters most: what a model that writes plain words in place of JSON says counts as this.
    It may stay empty where the model fills in `asks` instead, in which it says what it wants to know before.
    """

    name: str
    schema: dict[str, Any]
    spoken: str | None = None
    asks: str | None = None

    @property
    def response_formats(self) -> list[ResponseFormat]:
        """The ways in which a model can be asked for it."""
        return (
            list(ResponseFormat) if self.spoken else [way for way in ResponseFormat if way is not ResponseFormat.PLAIN]
        )

    def request(self, way: ResponseFormat) -> dict[str, Any]:
        """Return what the server is asked for beside the conversation."""
        if way is ResponseFormat.SCHEMA:
            described = {"name": self.name, "strict": True, "schema": self.schema}
            return {"response_format": {"type": "json_schema", "json_schema": described}}
        return {"response_format": {"type": "json_object"}} if way is ResponseFormat.JSON_OBJECT else {}

    def prompt(self, way: ResponseFormat) -> list[str]:
        """Return what the model is told in the end where its server does not hold it to a schema."""
        if way not in (ResponseFormat.JSON_OBJECT, ResponseFormat.IN_WORDS):
            return []
        schema = html.escape(json.dumps(self.schema), quote=False)
        return [
            "Answer with one JSON object and nothing else, following this JSON schema:\n"
            f'<form name="{self.name}">{schema}</form>'
        ]

    def read(self, text: str) -> Filled | None:
        """Return what a model filled in, wherever in its answer the form stands; nothing where it does not."""
        known = self.schema["properties"].keys()
        objects = list(objects_in(text))
        # Some models put the form into an object of their own.
        objects += [inner for outer in objects for inner in outer.values() if isinstance(inner, dict)]
        found = max(objects, key=lambda fields: len(known & fields.keys()), default={})
        return Filled(found) if known & found.keys() else None

    def read_words(self, text: str, *, cut_off: bool) -> Filled | None:
        """Return the plain words that a model wrote in place of the form, if they can stand for it."""
        words = words_in(text) if self.spoken else ""
        words = whole_sentences(words) if cut_off else words
        return Filled({str(self.spoken): words}, in_words=True) if words else None

    def is_answered(self, filled: Filled) -> bool:
        """Say whether the field that matters most says something, or the model asks for something before."""
        asks = self.asks is not None and bool(filled.fields.get(self.asks))
        return self.spoken is None or asks or bool(words_of(filled.fields.get(self.spoken)))
