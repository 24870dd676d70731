"""Workspaces: opening and deleting them."""

from common.accounts.context import Accounts
from common.accounts.rules.workspaces import Workspace
from common.channels.reservations import try_to_log_out
from common.mongo.database import ClientSession


def create_workspace(accounts: Accounts, user_id: str, name: str, description: str) -> Workspace:
    """Open a workspace with this person as its admin."""
    return accounts.workspaces.add(name, description, user_id)


def delete_workspace(accounts: Accounts, workspace_id: str) -> None:
    """Let the workspace vanish at once; its data is removed in the background.

    Its phone numbers are free for others as soon as the WhatsApp server has confirmed that they are logged out.
    """

    def vanish(session: ClientSession) -> list[str]:
        accounts.workspaces.mark_removed(workspace_id, session)
        return accounts.channels.phone_numbers.remove_all(workspace_id, session)

    reserved = accounts.database.transaction(vanish)
    accounts.notifier.remove_workspace(workspace_id)
    for phone_number in reserved:
        try_to_log_out(accounts.channels, phone_number)


def remove_workspace_data(accounts: Accounts, workspace_id: str) -> None:
    """Remove everything that a deleted workspace has left, in two rounds an hour apart.

    Harmless when there is nothing to do or another worker is at it. Repeating it removes what is left then.
    """
    removals = accounts.workspaces.removals
    claimed = removals.claim(workspace_id)
    if claimed is None:
        return
    claim, _ = claimed
    with removals.keeping(claim):
        while accounts.inbox.chats.remove_some(workspace_id):
            removals.renewed(claim)
        accounts.inbox.receipts.remove_all(workspace_id)
        # Documents go before their chunks: whoever is indexing one can add nothing to it then.
        accounts.knowledge.documents.remove_all(workspace_id)
        accounts.knowledge.chunks.remove_all(workspace_id)
        accounts.files.remove_all(workspace_id)
        accounts.knowledge.gaps.remove_all(workspace_id)
        accounts.leads.store.remove_all(workspace_id)
        accounts.assistant.summaries.remove_all(workspace_id)
        accounts.assistant.replays.remove_all(workspace_id)
        accounts.assistant.prompts.remove_all(workspace_id)
        accounts.llm.usage.remove_all(workspace_id)
        accounts.workspaces.end_removal(claim)
