"""The labels of a workspace, and those of a chat."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.inbox.labels import add_label, change_label, label_chat, remove_label, unlabel_chat
from common.inbox.rules import labels as domain
from common.inbox.rules.chats import Chat as DomainChat
from common.inbox.store.labels import labels_of
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.inbox.chats import Chat
from webapp.schemas.inbox.labels import Label, LabelChange, NewLabel
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint("labels", __name__, description="What a team calls kinds of chats.")


@blueprint.route("/workspaces/<workspace_id>/labels")
class Labels(MethodView):
    @requires(Permission.READ_CHATS)
    @blueprint.response(200, pages_of(Label))
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """List the labels, the oldest first"""
        return whole(labels_of(access.workspace))

    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(NewLabel)
    @blueprint.response(201, Label)
    def post(self, new: dict[str, Any], access: Access, workspace_id: str) -> domain.Label:
        """Add a label"""
        return add_label(product().inbox, actor(), workspace_id, **new)


@blueprint.route("/workspaces/<workspace_id>/labels/<label_id>")
class OneLabel(MethodView):
    @requires(Permission.WRITE_CHATS)
    @blueprint.arguments(LabelChange)
    @blueprint.response(200, Label)
    def patch(self, changes: dict[str, Any], access: Access, workspace_id: str, label_id: str) -> domain.Label:
        """Change a label"""
        return change_label(product().inbox, actor(), workspace_id, label_id, **changes)

    @requires(Permission.WRITE_CHATS)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, label_id: str) -> None:
        """Remove a label

        Chats may go on to name its id for a while: what is not in the list of labels is not to be shown.
        """
        remove_label(product().inbox, actor(), workspace_id, label_id)


@blueprint.route("/chats/<chat_id>/labels/<label_id>")
class LabelOfChat(MethodView):
    @requires(Permission.WRITE_CHATS)
    @blueprint.response(200, Chat)
    def put(self, access: Access, chat_id: str, label_id: str) -> DomainChat:
        """Put a label on a chat"""
        return label_chat(product().inbox, actor(), access.workspace.id, chat_id, label_id)

    @requires(Permission.WRITE_CHATS)
    @blueprint.response(200, Chat)
    def delete(self, access: Access, chat_id: str, label_id: str) -> DomainChat:
        """Take a label off a chat"""
        return unlabel_chat(product().inbox, actor(), access.workspace.id, chat_id, label_id)
