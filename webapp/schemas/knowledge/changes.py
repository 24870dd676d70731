"""What changed from one version of a document to the next."""

from marshmallow import fields

from common.knowledge.rules.changes import ChangeKind
from webapp.schemas.rendering import Rendering


class ChangeCounts(Rendering):
    """How many rows and passages changed."""

    added = fields.Integer(metadata={"example": 3})
    removed = fields.Integer(metadata={"example": 1})
    changed = fields.Integer(metadata={"example": 12})


class Change(Rendering):
    """A row of a table, or a passage of a text."""

    kind = fields.Enum(ChangeKind, by_value=True, metadata={"example": "changed"})
    is_row = fields.Boolean(metadata={"description": "A row of a table; else a passage."})
    under = fields.String(metadata={"description": "The headings, or the sheet and table.", "example": "Shoes"})
    before = fields.String(allow_none=True, metadata={"description": "Null if it is new.", "example": "BS-42 | R$ 110"})
    after = fields.String(allow_none=True, metadata={"description": "Null if it went.", "example": "BS-42 | R$ 120"})


class Changes(Rendering):
    """What the version that is found now changed."""

    from_version = fields.Integer(
        allow_none=True, metadata={"description": "Null if there was none before, or nothing is known.", "example": 1}
    )
    to_version = fields.Integer(allow_none=True, metadata={"example": 2})
    counts = fields.Nested(ChangeCounts)
    entries = fields.List(fields.Nested(Change), metadata={"description": "The first 200 of each kind."})
    replies = fields.Integer(
        metadata={"description": "How many replies of the 30 days before stood on what went.", "example": 4}
    )
