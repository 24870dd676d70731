"""What the AI made of a customer's message, and what its reply rests on."""

from marshmallow import fields

from common.inbox.rules.decisions import Outcome
from common.inbox.rules.sources import FigureBasis
from webapp.schemas.fields import Time, identifier
from webapp.schemas.rendering import Rendering


class Check(Rendering):
    """What one check on the way to an answer said."""

    gate = fields.String(metadata={"example": "hold"})
    passed = fields.Boolean(metadata={"example": True})
    detail = fields.String(allow_none=True, metadata={"description": "Why it stopped the answer."})


class Decision(Rendering):
    """What the AI made of a customer's message."""

    outcome = fields.Enum(
        Outcome,
        by_value=True,
        metadata={"description": "`waiting`: it is answered at `until`, unless people do it first."},
    )
    reason = fields.String(
        allow_none=True, metadata={"description": "Why there is no answer.", "example": "member_holds_chat"}
    )
    detail = fields.String(allow_none=True, metadata={"description": "More of it, for people."})
    at = Time()
    until = Time(allow_none=True, metadata={"description": "For when the message waits."})
    reply_id = identifier("the message that answers", allow_none=True)
    checks = fields.List(fields.Nested(Check))


class Generation(Rendering):
    """How a reply of the AI came about."""

    model = fields.String(metadata={"example": "gpt-6-luna"})
    prompt_tokens = fields.Integer(metadata={"example": 412})
    completion_tokens = fields.Integer(metadata={"example": 38})
    latency = fields.Float(metadata={"description": "Seconds that the model took.", "example": 1.42})
    prompt_version = fields.Integer(
        allow_none=True, metadata={"description": "The version of the workspace's prompt.", "example": 3}
    )


class Source(Rendering):
    """Where something in a reply is from: words that really stand in a document."""

    chunk_id = identifier("the chunk")
    document_id = identifier("the document")
    filename = fields.String(metadata={"example": "Prices 2026.xlsx"})
    version = fields.Integer(metadata={"description": "Which content of the document, from 1.", "example": 1})
    place = fields.String(
        metadata={"description": "The page, or the sheet and cells, or the headings.", "example": "Prices!A4:C4"}
    )
    quote = fields.String(metadata={"example": "BS-42 | Blue shoe | R$ 120"})


class StatedFigure(Rendering):
    """A number, price, date, time or code that a reply states, and what bears it out."""

    text = fields.String(metadata={"example": "R$ 120"})
    basis = fields.Enum(
        FigureBasis,
        by_value=True,
        allow_none=True,
        metadata={"description": "Null: nothing does.", "example": "document"},
    )
    where = fields.String(
        metadata={"description": "In a document, the row or passage.", "example": "Prices 2026.xlsx · Prices!A4:C4"}
    )


class Grounding(Rendering):
    """What a reply of the AI rests on."""

    question = fields.String(
        metadata={"description": "What was searched for.", "example": "How much is the blue shoe?"}
    )
    found = fields.Boolean(
        allow_none=True,
        metadata={
            "description": "Whether the documents hold the answer; null when it needed none of theirs.",
            "example": True,
        },
    )
    sources = fields.List(fields.Nested(Source))
    figures = fields.List(fields.Nested(StatedFigure), metadata={"description": "Each that the reply states."})
