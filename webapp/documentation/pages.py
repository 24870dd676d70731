"""Swagger UI and ReDoc, with everything that they load served by us: they work without the Internet."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from webapp.guards import public

blueprint = Blueprint("documentation", __name__)

_HERE = Path(__file__).parent / "html"
# Belt and braces: were a script to ask for anything elsewhere, the browser would refuse.
_ONLY_FROM_US = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@blueprint.get("/docs")
@public
def swagger_ui() -> Response:
    """Show the API in Swagger UI, where it can be tried out."""
    return _page("swagger.html")


@blueprint.get("/redoc")
@public
def redoc() -> Response:
    """Show the API in ReDoc, for reading."""
    return _page("redoc.html")


@blueprint.get("/docs-assets/<any(swagger, redoc, own):source>/<path:name>")
@public
def asset(source: str, name: str) -> Response:
    """Serve a file that the pages load."""
    return send_from_directory(_directory(source), name, max_age=86_400)


def _page(name: str) -> Response:
    page = send_from_directory(_HERE, name)
    page.headers["Content-Security-Policy"] = _ONLY_FROM_US
    return page


def _directory(source: str) -> Path:
    return _HERE if source == "own" else _bundle(f"flask_openapi3_{source}") / "templates" / source


def _bundle(package: str) -> Path:
    """Return where a package lies, without importing it: only its files are wanted."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed")
    return Path(found.origin).parent
