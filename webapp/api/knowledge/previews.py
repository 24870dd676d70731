"""Looking at documents: where a part stands, the pages of PDFs as pictures, and what a new version changed."""

from typing import Any

from flask import Response, request
from marshmallow import EXCLUDE

from common.accounts.rules.workspaces import Permission
from common.knowledge.previewing import page_picture, preview
from common.knowledge.rules.changes import ChangeKind
from common.knowledge.rules.changes import Changes as Changed
from common.knowledge.rules.previews import Preview as Shown
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.guards import Access, requires
from webapp.schemas.knowledge.changes import Changes
from webapp.schemas.knowledge.previews import PageOfDocument, Preview, PreviewQuery

blueprint = Blueprint(
    "previews",
    __name__,
    url_prefix="/documents/workspace/<workspace_id>/<document_id>",
    description="Where in a document its parts stand, for people who look for themselves.",
)

_NOTHING: dict[str, Any] = {"from_version": None, "to_version": None, "entries": [], "replies": 0}
# In seconds, by the browser that asked. A version of a document never changes.
_KEPT = 24 * 3600


@blueprint.route("/preview", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.arguments(PreviewQuery, location="query")
@blueprint.response(200, Preview)
def show(query: dict[str, Any], access: Access, workspace_id: str, document_id: str) -> Shown:
    """Show a part of a document where it stands

    A table as its cells with the rows around, anything else as text with what is before and behind it; of a PDF also
    its pages with where on them it stands. 404 also when the document was indexed anew since: its parts are others
    then.
    """
    return preview(product().knowledge, workspace_id, document_id, query["chunk"], query["quote"], query["place"])


@blueprint.route("/preview/page", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE, by_ticket=True)
@blueprint.arguments(PageOfDocument, location="query", unknown=EXCLUDE)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="image/png")
def page(query: dict[str, Any], access: Access, workspace_id: str, document_id: str) -> Response:
    """Show a page of a PDF as a picture

    A PNG of at most 1000 pixels across. A browser's elements send its session's `file_ticket` as the query in place of
    the token. 503 while too many pages are drawn: try again after Retry-After seconds.
    """
    version, number = query["version"], query["number"]
    response = Response(page_picture(product().knowledge, workspace_id, document_id, version, number))
    response.content_type = "image/png"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.cache_control.private = True
    response.cache_control.max_age = _KEPT
    response.set_etag(f"{document_id}.{version}.{number}")
    response.make_conditional(request)
    return response


@blueprint.route("/changes", methods=["GET"])
@requires(Permission.READ_KNOWLEDGE)
@blueprint.response(200, Changes)
def changes(access: Access, workspace_id: str, document_id: str) -> Changed | dict[str, Any]:
    """Show what the version that is found now changed

    Rows are told apart by their first columns, passages are compared as they are. Nothing is known of a first version.
    """
    document = product().knowledge.documents.get(workspace_id, document_id)
    version = document.editions[-1].version if document.editions else 0
    found = product().knowledge.changes.get(workspace_id, document_id, version)
    return found or {**_NOTHING, "counts": dict.fromkeys(ChangeKind, 0)}
