"""Searching the conversations of a workspace."""

from typing import Any

from common.accounts.rules.workspaces import Permission
from common.inbox.searching import Hit, search_chats
from webapp.blueprint import Blueprint
from webapp.context import product
from webapp.guards import Access, requires
from webapp.schemas.inbox.searching import SearchPage, SearchQuery
from webapp.schemas.pages import cursor_at, moment_cursor, page

blueprint = Blueprint("searching", __name__, description="Finding what was said.")


@blueprint.route("/chats/workspace/<workspace_id>/search", methods=["GET"])
@requires(Permission.READ_CHATS)
@blueprint.arguments(SearchQuery, location="query")
@blueprint.response(200, SearchPage)
def search(query: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
    """Search what was said and noted, and who wrote

    In the texts of messages, captions, transcripts and descriptions of files, notes, and the customers' names and
    numbers. What `around` of a chat's messages shows a hit in its place.
    """
    position, limit = moment_cursor(query["cursor"]), query["limit"]
    chats, hits = search_chats(product().inbox, workspace_id, query["q"], position, limit + 1)
    return {"chats": chats, **page(hits, limit, _cursor)}


def _cursor(hit: Hit) -> str:
    return cursor_at(*hit.position)
