"""Reading what a request carries, so that whatever gets past here can be stored and searched."""

from contextlib import suppress
from typing import Any, cast

import marshmallow as ma
from flask import Flask, Request, Response, request
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from common.kernel.bodies import read_json
from webapp.forms import FileForm, read_form

_PIECE = 64 * 1024
_MOST_READ_ON = 64 * 1024 * 1024


def hear_out(app: Flask) -> None:
    """Read what is still being sent when the answer is known already, up to 64 MiB.

    Whoever sends does not listen: closed on, it tells of a broken connection in place of the answer.
    """

    @app.after_request
    def read_on(response: Response) -> Response:
        source, left = request.environ["wsgi.input"], _MOST_READ_ON
        # The client may go away meanwhile.
        with suppress(OSError):
            while left > 0 and (piece := source.read(_PIECE)):
                left -= len(piece)
        return response


def json_of(request: Request) -> Any:
    """Return the JSON of the body.

    Raises:
        UnsupportedMediaType: the body is declared as something else.
        Malformed: it is no JSON.
        Invalid: it holds text that can't be stored.
    """
    must_be_json(request)
    return read_json(request.get_data())


def must_be_json(request: Request) -> None:
    """See that the body is declared as JSON.

    Raises:
        UnsupportedMediaType: it is declared as something else.
    """
    if not request.is_json:
        raise UnsupportedMediaType("Send the body as JSON, with the header Content-Type: application/json.")


class BodyParser(FlaskParser):
    """Refuses fields that a route does not know, in the query as in the body, and bodies that are of another type."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
        "files": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """Return the JSON of the body for `schema`."""
        return json_of(req)

    def load_files(self, req: Request, schema: ma.Schema) -> Any:
        """Return the fields of the form for `schema`, which is a `FileForm`."""
        return self._makeproxy(read_form(req, cast(FileForm, schema)), schema)
