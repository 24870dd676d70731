"""Who has access to a workspace."""

from common.accounts.context import Accounts
from common.accounts.rules.workspaces import Role, Workspace
from common.kernel.errors import NotFound


def grant_access(accounts: Accounts, workspace_id: str, email: str, role: Role) -> Workspace:
    """Give the person with this e-mail address access, or change their role.

    Raises:
        NotFound: nobody has registered with this address.
        Conflict: the workspace would be left without an admin.
    """
    try:
        user = accounts.users.get_by_email(email)
    except NotFound:
        raise NotFound(f"Nobody has registered as {email} yet: ask them to open an account first.") from None
    return accounts.workspaces.grant(workspace_id, user.id, role)
