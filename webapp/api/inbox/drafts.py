"""What a member has begun to write."""

from typing import Any

from common.accounts.rules.workspaces import Permission
from common.inbox.drafts import save_draft
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.drafts import Draft, NewDraft
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint("drafts", __name__, url_prefix="/chats", description="What you have begun to write.")


@blueprint.route("/workspace/<workspace_id>/drafts", methods=["GET"])
@requires(Permission.WRITE_CHATS)
@blueprint.response(200, pages_of(Draft))
def drafts(access: Access, workspace_id: str) -> dict[str, Any]:
    """List your own drafts, the newest first"""
    return whole(product().inbox.drafts.of_member(workspace_id, access.user.id))


@blueprint.route("/<chat_id>/draft", methods=["PUT"])
@requires(Permission.WRITE_CHATS)
@blueprint.arguments(NewDraft)
@blueprint.response(204)
def draft(new: dict[str, str], access: Access, chat_id: str) -> None:
    """Keep what you have begun to write in a chat

    An empty one is forgotten, and so is one with the message that you send in its chat. Drafts are kept for 30 days.
    """
    save_draft(product().inbox, actor(), access.workspace.id, chat_id, new["content"])
