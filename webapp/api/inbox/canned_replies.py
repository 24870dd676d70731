"""The canned replies of a workspace."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.inbox.canned_replies import add_canned_reply, change_canned_reply, remove_canned_reply
from common.inbox.rules import canned_replies as domain
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.canned_replies import CannedReply, CannedReplyChange, NewCannedReply
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint(
    "canned-replies",
    __name__,
    url_prefix="/workspaces/<workspace_id>/canned-replies",
    description="What a team says often.",
)


@blueprint.route("")
class CannedReplies(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.response(200, pages_of(CannedReply))
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """List the canned replies, by their shortcuts"""
        return whole(product().inbox.canned_replies.of_workspace(workspace_id))

    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(NewCannedReply)
    @blueprint.response(201, CannedReply)
    def post(self, new: dict[str, str], access: Access, workspace_id: str) -> domain.CannedReply:
        """Keep a text under a shortcut"""
        return add_canned_reply(product().inbox, actor(), workspace_id, **new)


@blueprint.route("/<canned_reply_id>")
class OneCannedReply(MethodView):
    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(CannedReplyChange)
    @blueprint.response(200, CannedReply)
    def patch(
        self, changes: dict[str, str], access: Access, workspace_id: str, canned_reply_id: str
    ) -> domain.CannedReply:
        """Change a canned reply"""
        return change_canned_reply(product().inbox, actor(), workspace_id, canned_reply_id, **changes)

    @requires(Permission.WRITE_CHATS)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, canned_reply_id: str) -> None:
        """Remove a canned reply"""
        remove_canned_reply(product().inbox, actor(), workspace_id, canned_reply_id)
