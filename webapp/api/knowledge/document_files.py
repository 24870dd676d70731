"""Files on their way in and out: forms that carry them, and answers that hand them back."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import marshmallow as ma
from flask import Request, Response
from flask_smorest.fields import Upload  # type: ignore[import-untyped]
from marshmallow import ValidationError
from werkzeug.datastructures import CombinedMultiDict, FileStorage
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from common.knowledge.documents import clean_filename
from common.knowledge.rules.documents import Document, UploadedFile
from webapp.context import product
from webapp.downloads import attached

_FORM = "multipart/form-data"
_MEGABYTE = 1024 * 1024
# A file's boundary, its name and the other headers of its part.
_AROUND_A_FILE = 16 * 1024
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


class File(Upload):  # type: ignore[misc]
    """A file of a form, under the name that people know it by."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> UploadedFile:
        if not isinstance(value, FileStorage) or not value.filename:
            raise ValidationError("Must be a file with a name.")
        return UploadedFile(clean_filename(value.filename), value.stream)


class FileForm(ma.Schema):
    """Base of forms that carry files: at most `most_files`."""

    most_files = 1


def read_form(request: Request, form: FileForm) -> CombinedMultiDict[str, Any]:
    """Return the fields of a form that carries files, which wait on disk when they are large.

    Raises:
        UnsupportedMediaType: the body is declared as something else.
        RequestEntityTooLarge: the form has more parts than it may have files, or is larger than those can be.
    """
    if request.mimetype != _FORM:
        raise UnsupportedMediaType(f"Send files as a form, with the header Content-Type: {_FORM}.")
    largest = product().settings.max_document_bytes
    request.max_form_parts = form.most_files
    request.max_content_length = form.most_files * (largest + _AROUND_A_FILE)
    try:
        return CombinedMultiDict([request.files, request.form])
    except RequestEntityTooLarge as error:
        limits = f"files at most {form.most_files}, size of each at most {largest / _MEGABYTE:g} MB"
        raise RequestEntityTooLarge(f"This is too much for one request: {limits}.") from error


def download(document: Document, content: Iterator[bytes]) -> Response:
    """Return the answer that hands out a document's file."""
    kind = document.kind or PurePath(document.filename).suffix.lower().lstrip(".")
    # How a text is encoded is not known, so the type is given without a charset.
    response = Response(content, content_type=_CONTENT_TYPES.get(kind, _UNKNOWN_CONTENT))
    response.content_length = document.size
    return attached(response, document.filename)
