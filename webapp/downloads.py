"""Handing out files: to be saved, and never to be shown as a page of ours."""

import unicodedata
from urllib.parse import quote

from flask import Response

# attr-char of RFC 5987.
_UNQUOTED = "!#$&+-.^_`|~"


def attached(response: Response, filename: str) -> Response:
    """Return the answer with the file's name, as RFC 6266 has it: in ASCII for old clients, whole for all others."""
    filename = "".join(filter(str.isprintable, filename))
    plain = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode()
    whole = f"UTF-8''{quote(filename, safe=_UNQUOTED)}"
    response.headers.set("Content-Disposition", "attachment", **{"filename": plain, "filename*": whole})
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
