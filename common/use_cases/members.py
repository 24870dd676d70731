"""Who has access to a workspace."""

from common.domain.workspaces import Role, Workspace
from common.errors import NotFound
from common.services import Services


def grant_access(services: Services, workspace_id: str, email: str, role: Role) -> Workspace:
    """Give the person with this e-mail address access, or change their role.

    Raises:
        NotFound: nobody has registered with this address.
        Conflict: the workspace would be left without an admin.
    """
    try:
        user = services.stores.users.get_by_email(email)
    except NotFound:
        raise NotFound(f"Nobody has registered as {email} yet: ask them to open an account first.") from None
    return services.stores.workspaces.grant(workspace_id, user.id, role)
