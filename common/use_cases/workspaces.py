"""Workspaces: opening and deleting them."""

from common.domain.workspaces import Workspace
from common.services import Services
from common.stores.database import ClientSession
from common.use_cases.reservations import try_to_log_out


def create_workspace(services: Services, user_id: str, name: str, description: str) -> Workspace:
    """Open a workspace with this person as its admin."""
    return services.stores.workspaces.add(name, description, user_id)


def delete_workspace(services: Services, workspace_id: str) -> None:
    """Let the workspace vanish at once; its data is removed in the background.

    Its phone numbers are free for others as soon as the WhatsApp server has confirmed that they are logged out.
    """
    stores = services.stores

    def vanish(session: ClientSession) -> list[str]:
        stores.workspaces.mark_removed(workspace_id, session)
        return stores.phone_numbers.remove_all(workspace_id, session)

    reserved = stores.database.transaction(vanish)
    services.queue.remove_workspace(workspace_id)
    for phone_number in reserved:
        try_to_log_out(services, phone_number)


def remove_workspace_data(services: Services, workspace_id: str) -> None:
    """Remove everything that a deleted workspace has left, in two rounds an hour apart.

    Harmless when there is nothing to do or another worker is at it. Repeating it removes what is left then.
    """
    stores, removals = services.stores, services.stores.workspaces.removals
    claimed = removals.claim(workspace_id)
    if claimed is None:
        return
    claim, _ = claimed
    with removals.keeping(claim):
        while stores.chats.remove_some(workspace_id):
            removals.renewed(claim)
        stores.receipts.remove_all(workspace_id)
        # Documents go before their chunks: whoever is indexing one can add nothing to it then.
        stores.documents.remove_all(workspace_id)
        stores.chunks.remove_all(workspace_id)
        stores.files.remove_all(workspace_id)
        stores.gaps.remove_all(workspace_id)
        stores.leads.remove_all(workspace_id)
        stores.summaries.remove_all(workspace_id)
        stores.replays.remove_all(workspace_id)
        stores.prompts.remove_all(workspace_id)
        stores.usage.remove_all(workspace_id)
        stores.workspaces.end_removal(claim)
