"""Reading what a request carries, so that whatever gets past here can be stored and searched."""

import json
import re
from typing import Any, NoReturn, cast

import marshmallow as ma
from flask import Request
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from common.kernel.errors import Invalid
from webapp.api.knowledge.document_files import FileForm, read_form

# MongoDB's patterns end at NUL, and UTF-8 has no halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> bool:
    """Say whether the text can be stored and searched."""
    return _UNSTORABLE.search(text) is None


def read_json(request: Request, *, mend: bool = False) -> Any:
    """Return the JSON of the body. With `mend`, U+FFFD stands for whatever can't be stored.

    Raises:
        UnsupportedMediaType: the body is declared as something else.
        BadRequest: it is no JSON.
        Invalid: it holds text that can't be stored, and is not to be mended.
    """
    if not request.is_json:
        raise UnsupportedMediaType("Send the body as JSON, with the header Content-Type: application/json.")
    try:
        content = json.loads(request.get_data(), parse_constant=_refuse_constant)
        mended = _mended(content)
        whole = mended == content
    except (ValueError, RecursionError) as error:
        raise BadRequest("The body is not valid JSON.") from error
    if not whole and not mend:
        raise Invalid("Text must not contain NUL characters or halves of surrogate pairs.", field="_schema")
    return mended


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _mended(content: Any) -> Any:
    if isinstance(content, str):
        return _UNSTORABLE.sub("\ufffd", content)
    if isinstance(content, dict):
        return {_mended(key): _mended(value) for key, value in content.items()}
    return list(map(_mended, content)) if isinstance(content, list) else content


class BodyParser(FlaskParser):
    """Refuses fields that a route does not know, in the query as in the body, and bodies that are of another type."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
        "files": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """Return the JSON of the body for `schema`."""
        return read_json(req)

    def load_files(self, req: Request, schema: ma.Schema) -> Any:
        """Return the fields of the form for `schema`, which is a `FileForm`."""
        return self._makeproxy(read_form(req, cast(FileForm, schema)), schema)


class SanitisingBodyParser(BodyParser):
    """Mends text that can't be stored: for senders who would not send again what was refused."""

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """Return the JSON of the body for `schema`."""
        return read_json(req, mend=True)
