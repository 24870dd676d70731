"""Documents of the knowledge base."""

from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from common.kernel.uploads import UploadedFile
from common.knowledge.rules.content import Kind
from common.knowledge.rules.documents import DocumentState
from webapp.forms import File, FileForm
from webapp.schemas.fields import Time, identifier
from webapp.schemas.pages import Cursor, PageQuery, limit
from webapp.schemas.rendering import Rendering

MOST_FILES = 50
FILENAME = {"example": "Prices 2026.xlsx"}
TEXT = {"example": "SKU | Name | Price\nBS-42 | Blue shoe | R$ 120"}
CONTEXT = {"description": "What it stands under: the document, then headings or the table.", "example": "Prices 2026"}
PLACE = {"description": "The page or pages, or the sheet and cells.", "example": "Prices!A1:C18"}
PAGES = {"description": "The first and the last page, counted from 1; null without pages.", "example": None}
SHEET = {"example": "Prices"}
CELLS = {"description": "The range that its rows stand in; null outside of tables.", "example": "A1:C18"}
VERSION = {"description": "Which content of the document, counted from 1.", "example": 1}


class NewDocuments(FileForm):
    """Files to take in: PDF, DOCX, XLSX, XLS, TXT, MD or CSV."""

    most_files = MOST_FILES
    files: fields.List[UploadedFile] = fields.List(File(), required=True, validate=validate.Length(1, MOST_FILES))


class NewContent(FileForm):
    """The file that a document is from now on."""

    file = File(required=True)


class DocumentQuery(PageQuery):
    """Which documents to list."""

    state = fields.Enum(DocumentState, by_value=True, load_default=None, metadata={"description": "Only those so far."})


class ChunkQuery(ma.Schema):
    """Which chunks of a document to list."""

    cursor = Cursor(int, load_default=None)
    limit = limit()


class Failure(Rendering):
    """Why a document could not be indexed."""

    code = fields.String(metadata={"description": "One word for programs.", "example": "encrypted"})
    message = fields.String(metadata={"description": "What is wrong and what to do, for people."})


class IndexingProgress(Rendering):
    """How far the present state is: in pages, sheets or chunks. A total of 0 is not known yet."""

    done = fields.Integer(metadata={"example": 12})
    total = fields.Integer(metadata={"example": 40})


class LeftOut(Rendering):
    """A line that many pages repeat, and that was therefore not read."""

    text = fields.String(metadata={"description": "As it stood first.", "example": "Page 2 of 12"})
    times = fields.Integer(metadata={"description": "How often it was left out.", "example": 11})


class Document(Rendering):
    """A document of the knowledge base, and how far its indexing is."""

    id = identifier("the document")
    filename = fields.String(metadata=FILENAME)
    kind = fields.Enum(
        Kind, by_value=True, allow_none=True, metadata={"description": "Null until it was read.", "example": "xlsx"}
    )
    size = fields.Integer(metadata={"description": "In bytes.", "example": 48213})
    version = fields.Integer(metadata=VERSION)
    state = fields.Enum(
        DocumentState,
        by_value=True,
        metadata={"description": "`no_text` holds pictures alone, such as a scan.", "example": "ready"},
    )
    failure = fields.Nested(Failure, allow_none=True)
    progress = fields.Nested(IndexingProgress)
    pages = fields.Integer(allow_none=True, metadata={"example": None})
    sheets = fields.Integer(allow_none=True, metadata={"example": 2})
    tables = fields.Integer(metadata={"example": 3})
    rows = fields.Integer(
        allow_none=True,
        metadata={"description": "Of all tables. Null if it was not counted.", "example": 240},
    )
    words = fields.Integer(allow_none=True, metadata={"description": "As `rows`.", "example": 1930})
    left_out = fields.List(
        fields.Nested(LeftOut), metadata={"description": "Headers, footers and page numbers, of very many not all."}
    )
    chunks = fields.Integer(metadata={"description": "The parts that are found on their own.", "example": 40})
    warnings = fields.List(fields.String(), metadata={"description": "What to know about how it was read, for people."})
    searchable = fields.Boolean(
        metadata={"description": "Whether it is found. While new content is indexed, the old one is.", "example": True}
    )
    embedding_tokens = fields.Integer(metadata={"description": "What its vectors have cost so far.", "example": 9120})
    uploaded_by = identifier("the member who uploaded it")
    created_at = Time()
    updated_at = Time()
    indexed_at = Time(allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The progress is not an object of its own but a part of the document; found is what has an edition."""
        if attr == "searchable":
            return bool(obj.editions)
        return obj if attr == "progress" else super().get_attribute(obj, attr, default)


class Chunk(Rendering):
    """A part of a document that is found on its own."""

    id = identifier("the chunk")
    seq = fields.Integer(metadata={"description": "Its position in the document, counted from 0.", "example": 7})
    version = fields.Integer(metadata=VERSION)
    text = fields.String(metadata=TEXT)
    context = fields.String(metadata=CONTEXT)
    place = fields.String(metadata=PLACE)
    pages = fields.List(fields.Integer(), attribute="place.pages", allow_none=True, metadata=PAGES)
    sheet = fields.String(attribute="place.sheet", allow_none=True, metadata=SHEET)
    cells = fields.String(attribute="place.cells", allow_none=True, metadata=CELLS)
    header = fields.List(
        fields.String(),
        metadata={"description": "The columns of a table, empty for text.", "example": ["SKU", "Name", "Price"]},
    )
