"""Handing out files: to be saved, and never to be shown as a page of ours."""

import unicodedata
from typing import IO
from urllib.parse import quote

from flask import Response, request
from werkzeug.wsgi import FileWrapper

# attr-char of RFC 5987.
_UNQUOTED = "!#$&+-.^_`|~"
_BLOCK = 256 * 1024


def streamed(content: IO[bytes], size: int, content_type: str) -> Response:
    """Return the answer that carries a file, or the part of it that was asked for: players skip through what they play.

    Raises:
        RequestedRangeNotSatisfiable: it has no such part.
    """
    response = Response(FileWrapper(content, _BLOCK), content_type=content_type)
    response.content_length = size
    response.make_conditional(request, accept_ranges=True, complete_length=size)
    return response


def attached(response: Response, filename: str) -> Response:
    """Return the answer with the file's name, as RFC 6266 has it: in ASCII for old clients, whole for all others."""
    filename = "".join(filter(str.isprintable, filename))
    plain = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode()
    whole = f"UTF-8''{quote(filename, safe=_UNQUOTED)}"
    response.headers.set("Content-Disposition", "attachment", **{"filename": plain, "filename*": whole})
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
