"""How the AI behaves in a workspace."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.assistant.rules.settings import WhenNotFound
from webapp.schemas.fields import Change, Text
from webapp.schemas.rendering import Rendering

_ENABLED = {"description": "Whether the AI answers at all.", "example": True}
_MODEL = {"example": "gpt-6-luna"}
_TEMPERATURE = {"description": "Null is the model's own.", "example": None}
_MEMORY = {"description": "How much of the conversation so far the AI is shown.", "example": 3000}
_DEBOUNCE = {"description": "Seconds of silence after a message before it is answered.", "example": 3.0}
_DEBOUNCE_MAX = {
    "description": "The longest that a burst of messages puts its answer off, in seconds.",
    "example": 15.0,
}
_GENERAL_KNOWLEDGE = {
    "description": "Whether the AI may use general knowledge where the workspace's documents hold no answer.",
    "example": False,
}
_WHEN_NOT_FOUND = {
    "description": "What the AI does with a question that the documents have no answer to: say so, or say so and "
    "leave the chat to people from then on.",
    "example": "say_so",
}
_HOLD = {
    "description": "For how many seconds people hold a chat in which they write; null until they give it back.",
    "example": 7200,
}
_REPLIES = {"description": "The most replies of the AI in one chat within an hour.", "example": 60}
_TOKENS = {"description": "The most tokens of the model in a day (UTC).", "example": 5_000_000}
_PARTS = {"description": "Into at most how many messages a long reply is split, at its paragraphs.", "example": 1}
_SPEED = {"description": "How fast the parts of a long reply seem to be typed.", "example": 25.0}
_VOICE = {"description": "Whether voice notes are fetched and transcribed.", "example": True}
_IMAGES = {"description": "Whether images are fetched and described.", "example": True}
_FILES = {"description": "Whether other files are fetched and kept.", "example": True}
_WORDS = {"description": "What customers opt out of automatic messages with, and in again, by language."}


class Word(Text):
    """A word, or a few, in which there is something to be read."""

    def __init__(self) -> None:
        super().__init__(1, 50)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not any(character.isalnum() for character in text):
            raise ValidationError("Must hold a letter or a digit.")
        return text


class OptOutWords(ma.Schema):
    """What customers of one language opt out and in again with: a message that consists of such a word."""

    language = Text(2, 20, required=True, metadata={"example": "en"})
    stop = fields.List(Word(), required=True, validate=validate.Length(1, 50), metadata={"example": ["stop"]})
    start = fields.List(Word(), required=True, validate=validate.Length(1, 50), metadata={"example": ["start"]})
    stopped_message = Text(1, 1000, required=True, metadata={"example": "Write START to hear from us again."})
    started_message = Text(1, 1000, required=True, metadata={"example": "Welcome back."})


class AiSettingsChoice(ma.Schema):
    """The workspace's own choices. What is null or left out is as the installation's defaults have it."""

    enabled = fields.Boolean(allow_none=True, metadata=_ENABLED)
    model = Text(1, 100, allow_none=True, metadata=_MODEL)
    temperature = fields.Float(allow_none=True, validate=validate.Range(0, 2), metadata=_TEMPERATURE)
    memory_tokens = fields.Integer(
        allow_none=True, strict=True, validate=validate.Range(100, 100_000), metadata=_MEMORY
    )
    debounce_seconds = fields.Float(allow_none=True, validate=validate.Range(0, 60), metadata=_DEBOUNCE)
    debounce_max_seconds = fields.Float(allow_none=True, validate=validate.Range(0, 300), metadata=_DEBOUNCE_MAX)
    general_knowledge = fields.Boolean(allow_none=True, metadata=_GENERAL_KNOWLEDGE)
    when_not_found = fields.String(
        allow_none=True, validate=validate.OneOf(list(WhenNotFound)), metadata=_WHEN_NOT_FOUND
    )
    hold_seconds = fields.Integer(
        allow_none=True, strict=True, validate=validate.Range(1, 30 * 24 * 3600), metadata=_HOLD
    )
    replies_per_hour = fields.Integer(allow_none=True, strict=True, validate=validate.Range(1, 100), metadata=_REPLIES)
    tokens_per_day = fields.Integer(allow_none=True, strict=True, validate=validate.Range(1, 10**12), metadata=_TOKENS)
    max_parts = fields.Integer(allow_none=True, strict=True, validate=validate.Range(1, 10), metadata=_PARTS)
    characters_per_second = fields.Float(allow_none=True, validate=validate.Range(1, 1000), metadata=_SPEED)
    opt_out_words = fields.List(
        fields.Nested(OptOutWords), allow_none=True, validate=validate.Length(1, 50), metadata=_WORDS
    )
    transcribe_voice = fields.Boolean(allow_none=True, metadata=_VOICE)
    describe_images = fields.Boolean(allow_none=True, metadata=_IMAGES)
    keep_files = fields.Boolean(allow_none=True, metadata=_FILES)


class AiSettingsChange(AiSettingsChoice, Change):
    """Some of the workspace's own choices. Null goes back to the default."""


class AiValues(Rendering):
    """Settings of the AI."""

    enabled = fields.Boolean(metadata=_ENABLED)
    model = fields.String(metadata=_MODEL)
    temperature = fields.Float(allow_none=True, metadata=_TEMPERATURE)
    memory_tokens = fields.Integer(metadata=_MEMORY)
    debounce_seconds = fields.Float(metadata=_DEBOUNCE)
    debounce_max_seconds = fields.Float(metadata=_DEBOUNCE_MAX)
    general_knowledge = fields.Boolean(metadata=_GENERAL_KNOWLEDGE)
    when_not_found = fields.String(metadata=_WHEN_NOT_FOUND)
    hold_seconds = fields.Integer(allow_none=True, metadata=_HOLD)
    replies_per_hour = fields.Integer(metadata=_REPLIES)
    tokens_per_day = fields.Integer(metadata=_TOKENS)
    max_parts = fields.Integer(metadata=_PARTS)
    characters_per_second = fields.Float(metadata=_SPEED)
    opt_out_words = fields.List(fields.Nested(OptOutWords), metadata=_WORDS)
    transcribe_voice = fields.Boolean(metadata=_VOICE)
    describe_images = fields.Boolean(metadata=_IMAGES)
    keep_files = fields.Boolean(metadata=_FILES)


class AiSettings(AiValues):
    """The settings in effect: the workspace's own choices over the defaults of the installation."""

    defaults = fields.Nested(AiValues, dump_only=True)
