"""How the AI behaves in a workspace."""

import marshmallow as ma
from marshmallow import fields, validate

from common.domain.workspaces import WhenNotFound
from webapp.schemas.fields import Text

_ENABLED = {"description": "Whether the AI answers at all.", "example": True}
_MODEL = {"example": "gpt-6-luna"}
_TEMPERATURE = {"description": "Null is the model's own.", "example": None}
_PROMPT = {
    "description": "What the AI is told about its task.",
    "example": "You are the friendly assistant of Blue Shoes.",
}
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


class AiSettingsChoice(ma.Schema):
    """The workspace's own choices. What is null or left out is as the installation's defaults have it."""

    enabled = fields.Boolean(allow_none=True, metadata=_ENABLED)
    model = Text(1, 100, allow_none=True, metadata=_MODEL)
    temperature = fields.Float(allow_none=True, validate=validate.Range(0, 2), metadata=_TEMPERATURE)
    prompt = Text(1, 20_000, allow_none=True, metadata=_PROMPT)
    memory_tokens = fields.Integer(
        allow_none=True, strict=True, validate=validate.Range(100, 100_000), metadata=_MEMORY
    )
    debounce_seconds = fields.Float(allow_none=True, validate=validate.Range(0, 60), metadata=_DEBOUNCE)
    debounce_max_seconds = fields.Float(allow_none=True, validate=validate.Range(0, 300), metadata=_DEBOUNCE_MAX)
    general_knowledge = fields.Boolean(allow_none=True, metadata=_GENERAL_KNOWLEDGE)
    when_not_found = fields.String(
        allow_none=True, validate=validate.OneOf(list(WhenNotFound)), metadata=_WHEN_NOT_FOUND
    )


class AiValues(ma.Schema):
    """Settings of the AI."""

    enabled = fields.Boolean(metadata=_ENABLED)
    model = fields.String(metadata=_MODEL)
    temperature = fields.Float(allow_none=True, metadata=_TEMPERATURE)
    prompt = fields.String(metadata=_PROMPT)
    memory_tokens = fields.Integer(metadata=_MEMORY)
    debounce_seconds = fields.Float(metadata=_DEBOUNCE)
    debounce_max_seconds = fields.Float(metadata=_DEBOUNCE_MAX)
    general_knowledge = fields.Boolean(metadata=_GENERAL_KNOWLEDGE)
    when_not_found = fields.String(metadata=_WHEN_NOT_FOUND)


class AiSettings(AiValues):
    """The settings in effect: the workspace's own choices over the defaults of the installation."""

    defaults = fields.Nested(AiValues, dump_only=True)
