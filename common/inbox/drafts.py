"""What a member has begun to write: theirs alone, and not on record with what people change."""

from common.inbox.context import Inbox
from common.kernel.actor import Actor


def save_draft(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, text: str) -> None:
    """Keep what a member has begun to write in a chat; a text of blanks is none.

    Raises:
        NotFound: the workspace has no such chat.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    if text.strip():
        inbox.drafts.save(chat, actor.person_id, text)
    else:
        inbox.drafts.remove(chat, actor.person_id)
