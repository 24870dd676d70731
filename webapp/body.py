"""Reading what a request carries: strictly, so that whatever gets past here can be stored and searched."""

import json
import re
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from common.errors import Invalid

# MongoDB's patterns end at NUL, and UTF-8 has no halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> bool:
    """Say whether the text can be stored and searched."""
    return _UNSTORABLE.search(text) is None


def read_json(request: Request) -> Any:
    """Return the JSON of the body.

    Raises:
        UnsupportedMediaType: the body is declared as something else.
        BadRequest: it is no JSON.
        Invalid: it holds text that can't be stored.
    """
    if not request.is_json:
        raise UnsupportedMediaType("Send the body as JSON, with the header Content-Type: application/json.")
    try:
        content = json.loads(request.get_data(), parse_constant=_refuse_constant)
        can_be_stored = _all_storable(content)
    except (ValueError, RecursionError) as error:
        raise BadRequest("The body is not valid JSON.") from error
    if not can_be_stored:
        raise Invalid("Text must not contain NUL characters or halves of surrogate pairs.", field="_schema")
    return content


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _all_storable(content: Any) -> bool:
    if isinstance(content, str):
        return storable(content)
    if isinstance(content, dict):
        return all(storable(key) and _all_storable(value) for key, value in content.items())
    return not isinstance(content, list) or all(map(_all_storable, content))


class BodyParser(FlaskParser):
    """Refuses fields that a route does not know, in the query as in the body, and bodies that are no JSON."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """Return the JSON of the body for `schema`."""
        return read_json(req)
