"""Handing back the files of documents."""

from pathlib import PurePath

from flask import Response

from common.knowledge.rules.documents import Document
from common.mongo.files import StoredFile
from webapp.downloads import attached, streamed

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# By the kind, and until that is known, by the ending of the name.
_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": _WORD,
    "txt": "text/plain",
    "markdown": "text/markdown",
    "md": "text/markdown",
    "csv": "text/csv",
    "xlsx": _EXCEL,
    "xls": "application/vnd.ms-excel",
}
_UNKNOWN_CONTENT = "application/octet-stream"


def download(document: Document, file: StoredFile) -> Response:
    """Return the answer that hands out a document's file."""
    kind = document.kind or PurePath(document.filename).suffix.lower().lstrip(".")
    # How a text is encoded is not known, so the type is given without a charset.
    content_type = _CONTENT_TYPES.get(kind, _UNKNOWN_CONTENT)
    return attached(streamed(file.content, file.size, content_type), document.filename)
