"""The labels of a workspace, and those of a chat."""

from typing import Any

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.inbox.rules.labels import Color, Label
from common.kernel.actor import Actor


def add_label(inbox: Inbox, actor: Actor, workspace_id: str, name: str, color: Color) -> Label:
    """Add a label behind the others.

    Raises:
        Invalid: there is a label of this name, or there are too many.
    """
    label = inbox.labels.add(workspace_id, name, color)
    record(actor, workspace_id, Action.LABEL_ADDED, label.id)
    return label


def change_label(inbox: Inbox, actor: Actor, workspace_id: str, label_id: str, **changes: Any) -> Label:
    """Change the `name` or `color` of a label.

    Raises:
        NotFound: the workspace has no such label.
        Invalid: there is another label of this name.
    """
    label = inbox.labels.update(workspace_id, label_id, **changes)
    record(actor, workspace_id, Action.LABEL_CHANGED, label_id)
    return label


def remove_label(inbox: Inbox, actor: Actor, workspace_id: str, label_id: str) -> None:
    """Remove a label, from the workspace and so from all its chats.

    Raises:
        NotFound: the workspace has no such label.
    """
    inbox.labels.remove(workspace_id, label_id)
    record(actor, workspace_id, Action.LABEL_REMOVED, label_id)


def label_chat(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, label_id: str) -> Chat:
    """Put a label on a chat. Repeating it is harmless.

    Raises:
        NotFound: the workspace has no such chat, or no such label.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    inbox.labels.put_on(workspace_id, chat.id, label_id)
    record(actor, workspace_id, Action.CHAT_CHANGED, chat.id)
    return inbox.chats.get(workspace_id, chat.id)


def unlabel_chat(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, label_id: str) -> Chat:
    """Take a label off a chat. Repeating it is harmless.

    Raises:
        NotFound: the workspace has no such chat.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    inbox.labels.take_off(workspace_id, chat.id, label_id)
    record(actor, workspace_id, Action.CHAT_CHANGED, chat.id)
    return inbox.chats.get(workspace_id, chat.id)
