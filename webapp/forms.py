"""Forms that carry files."""

from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from flask import Request
from flask_smorest.fields import Upload  # type: ignore[import-untyped]
from marshmallow import ValidationError
from werkzeug.datastructures import CombinedMultiDict, FileStorage
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from common.kernel.settings import Settings
from common.kernel.uploads import UploadedFile, clean_filename
from webapp.context import product

_FORM = "multipart/form-data"
_MEGABYTE = 1024 * 1024
# A file's boundary, its name and the other headers of its part; and a text that goes along.
_AROUND_A_FILE = 16 * 1024


class File(Upload):  # type: ignore[misc]
    """A file of a form, under the name that people know it by."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> UploadedFile:
        if not isinstance(value, FileStorage) or not value.filename:
            raise ValidationError("Must be a file with a name.")
        return UploadedFile(clean_filename(value.filename), value.stream)


class FileForm(ma.Schema):
    """Base of forms that carry files: at most `most_files`, and at most `most_texts` beside them."""

    most_files = 1
    most_texts = 0

    def largest_file(self, settings: Settings) -> int:
        """Return how large each file may be, in bytes."""
        return settings.max_document_bytes


def read_form(request: Request, form: FileForm) -> CombinedMultiDict[str, Any]:
    """Return the fields of a form that carries files, which wait on disk when they are large.

    Raises:
        UnsupportedMediaType: the body is declared as something else.
        RequestEntityTooLarge: the form has more parts than it may have files, or is larger than those can be.
    """
    if request.mimetype != _FORM:
        raise UnsupportedMediaType(f"Send files as a form, with the header Content-Type: {_FORM}.")
    largest = form.largest_file(product().settings)
    request.max_form_parts = form.most_files + form.most_texts
    request.max_content_length = form.most_files * (largest + _AROUND_A_FILE)
    try:
        if len(list(request.files.items(multi=True))) > form.most_files:
            raise RequestEntityTooLarge
        return CombinedMultiDict([request.files, request.form])
    except RequestEntityTooLarge as error:
        limits = f"files at most {form.most_files}, size of each at most {largest / _MEGABYTE:g} MB"
        raise RequestEntityTooLarge(f"This is too much for one request: {limits}.") from error
