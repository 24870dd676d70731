"""What the team changes about a chat."""

from typing import Any

from common.domain.chats import Chat, Hold, HoldReason
from common.domain.clock import now
from common.errors import Invalid
from common.services import Services


def update_chat(
    services: Services, workspace_id: str, chat_id: str, user_id: str, *, ai_enabled: bool | None, **changes: Any
) -> Chat:
    """Switch the AI on or off in a chat (None: leave it as it is), and change its `name` or `assigned_to`.

    Raises:
        NotFound: the workspace has no such chat.
        Invalid: the chat would be assigned to somebody outside the workspace.
    """
    stores = services.stores
    chat = stores.chats.get(workspace_id, chat_id)
    assignee = changes.get("assigned_to")
    if assignee is not None and stores.workspaces.get(workspace_id).member(assignee) is None:
        raise Invalid("Only a member of the workspace can be assigned.", field="assigned_to")
    if ai_enabled is True:
        changes["hold"] = None
    elif ai_enabled is False and chat.hold is None:
        changes["hold"] = Hold(HoldReason.SWITCHED_OFF, user_id, now())
    return stores.chats.update(workspace_id, chat_id, **changes) if changes else chat


def mark_chat_read(services: Services, workspace_id: str, chat_id: str) -> Chat:
    """Note that the team has read everything in the chat so far.

    Raises:
        NotFound: the workspace has no such chat.
    """
    return services.stores.chats.update(workspace_id, chat_id, unread=0)
