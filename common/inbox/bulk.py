"""The same change to many chats, each as if it were the only one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from common.inbox.chats import mark_chat_read, must_be_member, update_chat
from common.inbox.context import Inbox
from common.inbox.labels import label_chat
from common.inbox.rules.chats import Chat, ChatState
from common.inbox.store.labels import labels_of
from common.kernel.actor import Actor
from common.kernel.errors import Invalid, ProductError, Unavailable


class BulkAction(StrEnum):
    """What is done to many chats at once."""

    ASSIGN = "assign"
    LABEL = "label"
    CLOSE = "close"
    READ = "read"
    AI_ON = "ai_on"
    AI_OFF = "ai_off"


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """What has become of one of them: the `chat` afterwards, or the `reason` why it was not changed."""

    chat_id: str
    chat: Chat | None
    reason: str | None


def change_chats(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    chat_ids: Sequence[str],
    action: BulkAction,
    *,
    assigned_to: str | None = None,
    label_id: str | None = None,
) -> list[BulkOutcome]:
    """Do the same to each of the chats, in their order. Repeating it is harmless.

    They are assigned to the member `assigned_to` (None: to nobody), or get the label `label_id`.

    Raises:
        Invalid: there is no such member, or no such label; nothing is changed then.
        Unavailable: something that we depend on is out; some of them may have been changed.
    """
    if action is BulkAction.ASSIGN:
        must_be_member(inbox, workspace_id, assigned_to)
    if action is BulkAction.LABEL:
        _must_be_label(inbox, workspace_id, label_id)
    here = inbox, actor, workspace_id
    changes: Mapping[BulkAction, Callable[[str], Chat]] = {
        BulkAction.ASSIGN: lambda chat_id: update_chat(*here, chat_id, ai_enabled=None, assigned_to=assigned_to),
        BulkAction.LABEL: lambda chat_id: label_chat(*here, chat_id, label_id or ""),
        BulkAction.CLOSE: lambda chat_id: update_chat(*here, chat_id, ai_enabled=None, state=ChatState.CLOSED),
        BulkAction.READ: lambda chat_id: mark_chat_read(*here, chat_id),
        BulkAction.AI_ON: lambda chat_id: update_chat(*here, chat_id, ai_enabled=True),
        BulkAction.AI_OFF: lambda chat_id: update_chat(*here, chat_id, ai_enabled=False),
    }
    return [_outcome(chat_id, changes[action]) for chat_id in dict.fromkeys(chat_ids)]


def _must_be_label(inbox: Inbox, workspace_id: str, label_id: str | None) -> None:
    if all(label.id != label_id for label in labels_of(inbox.accounts.workspaces.get(workspace_id))):
        raise Invalid("There is no such label in this workspace.", field="label_id")


def _outcome(chat_id: str, change: Callable[[str], Chat]) -> BulkOutcome:
    try:
        return BulkOutcome(chat_id, change(chat_id), None)
    except Unavailable:
        raise
    except ProductError as error:
        return BulkOutcome(chat_id, None, str(error))
