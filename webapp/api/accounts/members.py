"""The members of a workspace."""

from typing import Any

from flask.views import MethodView

from common.accounts.members import change_role, grant_access, withdraw_access
from common.accounts.rules.workspaces import Permission, Role, Workspace
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.accounts.workspaces import Member, MemberChange, NewMember
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint(
    "members", __name__, url_prefix="/workspaces/<workspace_id>/members", description="Who has access to a workspace."
)


@blueprint.route("")
class Members(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, pages_of(Member))
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """List the members"""
        return whole(_members(access.workspace))

    @requires(Permission.MANAGE_MEMBERS)
    @blueprint.errors(409)
    @blueprint.arguments(NewMember)
    @blueprint.response(201, Member)
    def post(self, new: dict[str, Any], access: Access, workspace_id: str) -> dict[str, Any]:
        """Give somebody access

        They must have opened an account with this e-mail address. Whoever has access already gets this role.
        """
        workspace = grant_access(product().accounts, actor(), workspace_id, new["email"], new["role"])
        return next(member for member in _members(workspace) if member["user"].email == new["email"])


@blueprint.route("/<user_id>")
class OneMember(MethodView):
    @requires(Permission.MANAGE_MEMBERS)
    @blueprint.errors(409)
    @blueprint.arguments(MemberChange)
    @blueprint.response(200, Member)
    def patch(self, change: dict[str, Role], access: Access, workspace_id: str, user_id: str) -> dict[str, Any]:
        """Change a member's role

        The last admin stays one.
        """
        workspace = change_role(product().accounts, actor(), workspace_id, user_id, change["role"])
        return next(member for member in _members(workspace) if member["user"].id == user_id)

    @requires(Permission.READ_WORKSPACE)
    @blueprint.errors(409)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, user_id: str) -> None:
        """Withdraw a member's access

        Admins withdraw anybody's, members may leave. The last admin has to stay.
        """
        withdraw_access(product().accounts, actor(), workspace_id, user_id)


def _members(workspace: Workspace) -> list[dict[str, Any]]:
    users = product().accounts.users.get_many([member.user_id for member in workspace.members])
    return [{"member": member, "user": users[member.user_id]} for member in workspace.members]
