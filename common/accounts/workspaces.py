"""Workspaces: opening, changing and deleting them."""

from common.accounts.audit import Action, record
from common.accounts.context import Accounts
from common.accounts.removal import Notice
from common.accounts.rules.workspaces import Workspace
from common.kernel.actor import Actor
from common.mongo.database import ClientSession, Document
from common.work.claims import Claim


def create_workspace(accounts: Accounts, actor: Actor, name: str, description: str) -> Workspace:
    """Open a workspace with this person as its admin."""
    workspace = accounts.workspaces.add(name, description, actor.person_id)
    record(actor, workspace.id, Action.WORKSPACE_CREATED, workspace.id)
    return workspace


def change_workspace(accounts: Accounts, actor: Actor, workspace_id: str, **changes: str) -> Workspace:
    """Change the `name` or `description` of a workspace.

    Raises:
        NotFound: it was deleted.
    """
    workspace = accounts.workspaces.update(workspace_id, **changes)
    record(actor, workspace_id, Action.WORKSPACE_CHANGED, workspace_id)
    return workspace


def delete_workspace(accounts: Accounts, actor: Actor, workspace_id: str) -> None:
    """Let the workspace vanish at once, as every capability wants it; its data is removed in the background."""

    def vanish(session: ClientSession) -> list[Notice]:
        accounts.workspaces.mark_removed(workspace_id, session)
        return [notice for leave in accounts.removal.at_once for notice in leave(workspace_id, session)]

    notices = accounts.database.transaction(vanish)
    record(actor, workspace_id, Action.WORKSPACE_DELETED, workspace_id)
    accounts.notifier.notify("removal", workspace_id, workspace_id)
    for kind, item_id in notices:
        accounts.notifier.notify(kind, item_id, workspace_id)


def remove_workspace_data(accounts: Accounts, claim: Claim, document: Document) -> None:
    """Remove everything that a deleted workspace has left, in two rounds an hour apart. Repeating it is harmless."""
    for remove_some in accounts.removal.in_slices:
        while remove_some(claim.id):
            accounts.workspaces.removals.note_progress(claim)
    accounts.workspaces.end_removal(claim)
