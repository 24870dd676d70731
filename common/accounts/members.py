"""Who has access to a workspace."""

from common.accounts.audit import Action, record
from common.accounts.context import Accounts
from common.accounts.rules.workspaces import Permission, Role, Workspace, may
from common.kernel.actor import Actor
from common.kernel.errors import Forbidden, NotFound


def grant_access(accounts: Accounts, actor: Actor, workspace_id: str, email: str, role: Role) -> Workspace:
    """Give the person with this e-mail address access, or change their role.

    Raises:
        NotFound: nobody has registered with this address.
        Conflict: the workspace would be left without an admin.
    """
    try:
        user = accounts.users.get_by_email(email)
    except NotFound:
        raise NotFound(f"Nobody has registered as {email} yet: ask them to open an account first.") from None
    workspace = accounts.workspaces.grant(workspace_id, user.id, role)
    record(actor, workspace_id, Action.ACCESS_GRANTED, user.id)
    return workspace


def change_role(accounts: Accounts, actor: Actor, workspace_id: str, user_id: str, role: Role) -> Workspace:
    """Change what a member may do.

    Raises:
        NotFound: the workspace has no such member.
        Conflict: the workspace would be left without an admin.
    """
    _role_in(accounts.workspaces.get(workspace_id), user_id)
    workspace = accounts.workspaces.grant(workspace_id, user_id, role)
    record(actor, workspace_id, Action.ROLE_CHANGED, user_id)
    return workspace


def withdraw_access(accounts: Accounts, actor: Actor, workspace_id: str, user_id: str) -> None:
    """Take a member's access away: admins withdraw anybody's, members may leave.

    Raises:
        NotFound: the workspace has no such member.
        Forbidden: it is somebody else's, and the actor may not manage members.
        Conflict: the workspace would be left without an admin.
    """
    workspace = accounts.workspaces.get(workspace_id)
    _role_in(workspace, user_id)
    if user_id != actor.user_id and not may(_role_in(workspace, actor.person_id), Permission.MANAGE_MEMBERS):
        raise Forbidden("Your role in this workspace does not allow this.")
    accounts.workspaces.withdraw(workspace_id, user_id)
    record(actor, workspace_id, Action.ACCESS_WITHDRAWN, user_id)


def _role_in(workspace: Workspace, user_id: str) -> Role:
    member = workspace.member(user_id)
    if member is None:
        raise NotFound("There is no such member of this workspace.")
    return member.role
