"""Trying prompts out."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from marshmallow import ValidationError, fields, validate

from common.assistant.rules.replays import ReplayState
from common.inbox.rules.chats import HoldReason
from webapp.schemas.assistant.prompts import PromptChoice
from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.inbox.answers import Generation, Grounding
from webapp.schemas.rendering import Rendering

_DRAFT = {"description": "The prompt to try; without it, the one that is in use."}


class SaidTurn(ma.Schema):
    """One thing said in a conversation."""

    role = fields.String(
        required=True, validate=validate.OneOf(["customer", "business"]), metadata={"example": "customer"}
    )
    content = Text(1, 4096, required=True, metadata={"example": "How much is the blue one?"})


class NewPlaygroundTurn(ma.Schema):
    """A conversation that is never held."""

    draft = fields.Nested(PromptChoice, load_default=None, allow_none=True, metadata=_DRAFT)
    messages = fields.List(fields.Nested(SaidTurn), required=True, validate=validate.Length(1, 50))

    @ma.validates_schema
    def customer_last(self, data: Mapping[str, Any], **_: Any) -> None:
        if data["messages"][-1]["role"] != "customer":
            raise ValidationError("The last one must be the customer's: it is what is answered.", "messages")


class ShownTurn(Rendering):
    """A part of what the model was sent."""

    role = fields.String(metadata={"description": "As the model's server knows it.", "example": "system"})
    content = fields.String()


class ShownPassage(Rendering):
    """What was found in the documents and put before the model."""

    source = fields.String(metadata={"example": "prices.csv, A2:D4"})
    text = fields.String()


class CompletedStep(Rendering):
    """A step that the conversation would complete, with the words that prove it."""

    key = fields.String(metadata={"example": "budget"})
    value = fields.Raw(metadata={"type": ["string", "number", "boolean"], "example": "500"})
    quote = fields.String(metadata={"example": "about 500"})
    confidence = fields.Float(metadata={"example": 0.9})


class HandOver(Rendering):
    """Why the chat would be left to people."""

    reason = fields.Enum(HoldReason, by_value=True, metadata={"example": "customer_asked"})
    rule = fields.String(allow_none=True, metadata={"description": "The rule that says so, if one does."})


class PlaygroundTurn(Rendering):
    """What the AI would say, and how that comes about. Nothing was stored in chats, and nothing sent."""

    reply = fields.String(metadata={"example": "The blue one is R$ 249."})
    prompt = fields.List(fields.Nested(ShownTurn), metadata={"description": "As it was sent to the model."})
    passages = fields.List(fields.Nested(ShownPassage))
    grounding = fields.Nested(Grounding, allow_none=True)
    generation = fields.Nested(Generation)
    tracking = fields.Nested(
        Generation, allow_none=True, metadata={"description": "What it took to know which steps are complete."}
    )
    hand_over = fields.Nested(HandOver, allow_none=True)
    steps = fields.List(fields.Nested(CompletedStep))


class NewReplay(ma.Schema):
    """Which turns to answer again, and with what."""

    draft = fields.Nested(PromptChoice, load_default=None, allow_none=True, metadata=_DRAFT)
    turns = fields.Integer(
        load_default=20,
        strict=True,
        validate=validate.Range(1, 100),
        metadata={"description": "How many of the newest turns of customers.", "example": 20},
    )


class ReplayedTurn(Rendering):
    """What was sent for a customer's turn, and what the draft makes of it."""

    chat_id = identifier("the chat")
    question = fields.List(fields.String(), metadata={"example": ["How much is the blue one?"]})
    sent = fields.String(metadata={"description": "What the customer got.", "example": "I do not know."})
    replayed = fields.String(
        allow_none=True, metadata={"description": "What they would get.", "example": "The blue one is R$ 249."}
    )
    quotes = fields.List(fields.String(), metadata={"description": "From the documents."})
    hand_over = fields.String(allow_none=True, metadata={"description": "Why people would take over."})
    generation = fields.Nested(Generation, allow_none=True)
    error = fields.String(allow_none=True, metadata={"description": "Why there is no new reply."})


class Replay(Rendering):
    """A replay in the background."""

    id = identifier("the replay")
    state = fields.Enum(ReplayState, by_value=True, metadata={"example": "done"})
    done = fields.Integer(metadata={"description": "How many turns are answered.", "example": 20})
    total = fields.Integer(metadata={"example": 20})
    turns = fields.List(fields.Nested(ReplayedTurn))
    error = fields.String(allow_none=True)
    created_at = Time()
