"""Searching the knowledge base, and its gaps."""

from itertools import zip_longest
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from common.knowledge.rules.retrieval import Hit
from common.knowledge.searching import LONGEST_QUESTION
from webapp.schemas.fields import Text, Time, identifier
from webapp.schemas.knowledge.documents import (
    CELLS,
    CONTEXT,
    FILENAME,
    PAGES,
    PLACE,
    SHEET,
    TEXT,
    VERSION,
    Document,
)
from webapp.schemas.pages import Cursor, limit
from webapp.schemas.rendering import Rendering

_QUESTION = {"example": "How much is the blue shoe?"}


class Search(ma.Schema):
    """A question to the documents."""

    query = Text(1, LONGEST_QUESTION, required=True, metadata=_QUESTION)
    k = fields.Integer(
        strict=True,
        load_default=5,
        validate=validate.Range(1, 50),
        metadata={"description": "The most parts of documents to return.", "example": 5},
    )


class HitScores(Rendering):
    """How well a part of a document fits the question, each kind of evidence from 0 to 1."""

    total = fields.Float(metadata={"description": "What the order goes by.", "example": 0.87})
    dense = fields.Float(metadata={"description": "Likeness of meaning, among the candidates.", "example": 0.91})
    lexical = fields.Float(metadata={"description": "The words in common.", "example": 0.42})
    exact = fields.Float(metadata={"description": "The cells of a row that the question names.", "example": 0.5})


class Cell(Rendering):
    """A cell of a table's row."""

    name = fields.String(metadata={"description": "The column's, empty without a header.", "example": "Price"})
    value = fields.String(metadata={"example": "R$ 120"})


class HitRow(Rendering):
    """A row of a table whose cells the question names."""

    place = fields.String(allow_none=True, metadata={"description": "The range of its cells.", "example": "A4:C4"})
    cells = fields.List(fields.Nested(Cell))


class SearchHit(Rendering):
    """A part of a document that fits the question."""

    chunk_id = identifier("the chunk", attribute="chunk.id")
    document_id = identifier("its document", attribute="chunk.document_id")
    filename = fields.String(metadata=FILENAME)
    version = fields.Integer(attribute="chunk.version", metadata=VERSION)
    text = fields.String(attribute="chunk.text", metadata=TEXT)
    context = fields.String(attribute="chunk.context", metadata=CONTEXT)
    place = fields.String(attribute="chunk.place", metadata=PLACE)
    pages = fields.List(fields.Integer(), attribute="chunk.place.pages", allow_none=True, metadata=PAGES)
    sheet = fields.String(attribute="chunk.place.sheet", allow_none=True, metadata=SHEET)
    cells = fields.String(attribute="chunk.place.cells", allow_none=True, metadata=CELLS)
    scores = fields.Nested(HitScores)
    rows = fields.List(fields.Nested(HitRow))

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The cells of a row have their names from the header of the table."""
        return _rows(obj) if attr == "rows" else super().get_attribute(obj, attr, default)


class SearchResult(Rendering):
    """What was found, the best first."""

    items = fields.List(fields.Nested(SearchHit))
    context = fields.String(
        metadata={
            "description": "What the AI would be shown of it; empty when there is nothing.",
            "example": '<passages>\n<passage number="1" source="Prices 2026.xlsx, Prices!A1:C18">…',
        }
    )


class GapQuery(ma.Schema):
    """Which gaps to list."""

    answered = fields.Boolean(
        load_default=False, metadata={"description": "Those that a note answers, or those that none does."}
    )
    cursor = Cursor(int, str, load_default=None)
    limit = limit()


class Gap(Rendering):
    """A question that the documents had no answer to, counted with all that are alike."""

    id = identifier("the gap")
    question = fields.String(metadata={"example": "Do you deliver on Sundays?"})
    wordings = fields.List(
        fields.String(),
        metadata={"description": "The newest of its forms.", "example": ["Sunday delivery?", "Open on Sunday?"]},
    )
    count = fields.Integer(metadata={"description": "How often it was asked.", "example": 17})
    chat_id = identifier("the chat where it was asked last")
    document_id = identifier("the note that answers it; null again when it is asked in vain", allow_none=True)
    first_at = Time()
    last_at = Time()


class GapAnswer(ma.Schema):
    """What the business has to say to a question."""

    answer = Text(1, 5000, required=True, metadata={"example": "We deliver from Monday to Saturday."})


class AnsweredGap(Rendering):
    """A gap, and the note that answers it."""

    gap = fields.Nested(Gap)
    document = fields.Nested(Document)


def _rows(hit: Hit) -> list[dict[str, Any]]:
    return [
        {
            "place": row.place,
            "cells": [
                {"name": name, "value": value} for name, value in zip_longest(hit.chunk.header, row.cells, fillvalue="")
            ],
        }
        for row in hit.rows
    ]
