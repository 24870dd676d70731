"""Workspaces."""

from typing import Any

from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.accounts.workspaces import change_workspace, create_workspace, delete_workspace
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, SignedIn, access_of, requires, signed_in
from webapp.schemas.accounts.workspaces import NewWorkspace, Workspace, WorkspaceChange
from webapp.schemas.pages import PageQuery, cursor, page, pages_of

blueprint = Blueprint(
    "workspaces", __name__, url_prefix="/workspaces", description="What belongs to one business, and its team."
)


@blueprint.route("")
class Workspaces(MethodView):
    @signed_in
    @blueprint.arguments(PageQuery, location="query")
    @blueprint.response(200, pages_of(Workspace))
    def get(self, query: dict[str, Any], me: SignedIn) -> dict[str, Any]:
        """List your workspaces"""
        after = query["cursor"][0] if query["cursor"] else None
        found = product().accounts.workspaces.of_user(me.user.id, after, query["limit"] + 1)
        mine = [access_of(me.user, workspace) for workspace in found]
        return page(mine, query["limit"], lambda access: cursor(access.workspace.id))

    @signed_in
    @blueprint.arguments(NewWorkspace)
    @blueprint.response(201, Workspace)
    def post(self, new: dict[str, str], me: SignedIn) -> Access:
        """Open a workspace

        You are its admin, and the AI is on in it.
        """
        return access_of(me.user, create_workspace(product().accounts, actor(), **new))


@blueprint.route("/<workspace_id>")
class OneWorkspace(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, Workspace)
    def get(self, access: Access, workspace_id: str) -> Access:
        """Show a workspace"""
        return access

    @requires(Permission.MANAGE_WORKSPACE)
    @blueprint.arguments(WorkspaceChange)
    @blueprint.response(200, Workspace)
    def patch(self, changes: dict[str, str], access: Access, workspace_id: str) -> Access:
        """Change a workspace's name or description"""
        return access_of(access.user, change_workspace(product().accounts, actor(), workspace_id, **changes))

    @requires(Permission.MANAGE_WORKSPACE)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str) -> None:
        """Delete a workspace with everything in it

        It vanishes at once. Its phone numbers are free again as soon as the WhatsApp server has confirmed that they are
        logged out; should it be out or refuse, they stay reserved until it has, or until an operator frees them.
        """
        delete_workspace(product().accounts, actor(), workspace_id)
