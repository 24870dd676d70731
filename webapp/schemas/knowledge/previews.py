"""Previews of documents: a part of one where it stands."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from common.knowledge.rules.content import Kind
from common.knowledge.rules.previews import PageMarks
from common.knowledge.rules.previews import Preview as Shown
from webapp.schemas.fields import Text, identifier
from webapp.schemas.knowledge.documents import CONTEXT, FILENAME, PLACE, SHEET, VERSION
from webapp.schemas.rendering import Rendering

LONGEST_QUOTE, MOST_QUOTES = 500, 10
_COUNTED = validate.Range(1, 1_000_000)
_SHARE = {"description": "From 0 to 1, from the page's upper left corner.", "example": 0.12}


class PreviewQuery(ma.Schema):
    """Which part of a document to show, and what of it to mark."""

    chunk = fields.String(
        required=True,
        validate=validate.Length(1, 100),
        metadata={"description": "The id of the part, as sources and hits name it."},
    )
    quote = fields.List(
        Text(1, LONGEST_QUOTE),
        load_default=[],
        validate=validate.Length(max=MOST_QUOTES),
        metadata={"description": "Words to mark. On pages the whole part is marked where they are not found."},
    )
    place = Text(
        0,
        200,
        load_default="",
        metadata={"description": "Where a source stands, of a table one row.", "example": "A4:C4"},
    )


class PageOfDocument(ma.Schema):
    """Which page of a PDF to show. A ticket stands beside it in the query."""

    version = fields.Integer(required=True, validate=_COUNTED, metadata=VERSION)
    number = fields.Integer(required=True, validate=_COUNTED, metadata={"description": "Counted from 1.", "example": 3})


class TextStretch(Rendering):
    """A stretch of running text."""

    text = fields.String()
    is_within = fields.Boolean(metadata={"description": "Of the part itself; else of what is around it."})
    is_marked = fields.Boolean()


class PreviewRow(Rendering):
    """A row of a table."""

    place = fields.String(allow_none=True, metadata={"description": "The range of its cells.", "example": "A4:C4"})
    cells = fields.List(fields.String(), metadata={"example": ["BS-42", "Blue shoe", "R$ 120"]})
    is_within = fields.Boolean(metadata={"description": "Of the part itself; else of what is around it."})
    marked = fields.List(
        fields.Integer(), metadata={"description": "Which of the cells are marked, counted from 0.", "example": [2]}
    )


class PreviewTable(Rendering):
    """The region of a table."""

    title = fields.String(metadata={"description": "Empty without one.", "example": "Shoes"})
    sheet = fields.String(allow_none=True, metadata=SHEET)
    header = fields.List(fields.String(), metadata={"example": ["SKU", "Name", "Price"]})
    rows = fields.List(fields.Nested(PreviewRow))


class PageBox(Rendering):
    """A marked part of a page."""

    left = fields.Float(metadata=_SHARE)
    top = fields.Float(metadata=_SHARE)
    right = fields.Float(metadata=_SHARE)
    bottom = fields.Float(metadata=_SHARE)


class PreviewPage(Rendering):
    """A page of a PDF."""

    number = fields.Integer(metadata={"description": "Counted from 1.", "example": 3})
    width = fields.Float(metadata={"description": "In points.", "example": 595.0})
    height = fields.Float(metadata={"description": "In points.", "example": 842.0})
    boxes = fields.List(fields.Nested(PageBox))
    picture = fields.String(
        metadata={
            "description": "The path of its picture, a PNG. A browser's elements add its session's `file_ticket`.",
            "example": "/documents/workspace/65f0…/65f1…/preview/page?version=1&number=3",
        }
    )


class Preview(Rendering):
    """A part of a document where it stands: a table, or else text, and the pages of a PDF."""

    chunk_id = identifier("the part", attribute="chunk.id")
    document_id = identifier("its document", attribute="chunk.document_id")
    filename = fields.String(metadata=FILENAME)
    kind = fields.Enum(Kind, by_value=True, allow_none=True, metadata={"example": "xlsx"})
    version = fields.Integer(attribute="chunk.version", metadata=VERSION)
    context = fields.String(attribute="chunk.context", metadata=CONTEXT)
    place = fields.String(attribute="chunk.place", metadata=PLACE)
    table = fields.Nested(PreviewTable, allow_none=True, metadata={"description": "Null where it is text."})
    text = fields.List(fields.Nested(TextStretch), metadata={"description": "Empty where it is a table."})
    pages = fields.List(
        fields.Nested(PreviewPage),
        metadata={"description": "Of a PDF, as long as its present content is the one that the part was read from."},
    )

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Each page is told with the path of its picture."""
        if attr == "pages":
            return [_page(obj, page) for page in obj.pages]
        return super().get_attribute(obj, attr, default)


def _page(shown: Shown, page: PageMarks) -> dict[str, Any]:
    chunk = shown.chunk
    pictures = f"/documents/workspace/{chunk.workspace_id}/{chunk.document_id}/preview/page"
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "boxes": page.boxes,
        "picture": f"{pictures}?version={chunk.version}&number={page.number}",
    }
