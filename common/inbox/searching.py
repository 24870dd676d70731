"""Searching a workspace for what was said, what colleagues noted, and who wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message
from common.inbox.rules.notes import Note
from common.inbox.rules.words import Part, Sought, snippet, sought_in
from common.kernel.errors import NotFound

_MOST_CHATS = 10
_SNIPPET = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """A message or a note in which what was sought stands, with its chat as it is now."""

    chat: Chat
    found: Message | Note
    snippet: Sequence[Part]

    @property
    def position(self) -> tuple[datetime, str]:
        """Where it stands in the order of time."""
        return (self.found.sent_at if isinstance(self.found, Message) else self.found.created_at), self.found.id


def search_chats(
    inbox: Inbox, workspace_id: str, query: str, before: tuple[datetime, str] | None, limit: int
) -> tuple[list[Chat], list[Hit]]:
    """Search for all words of a text, of which the last may be a beginning.

    Returns:
        The chats whose customer is known so, on the first page alone; and what was said and noted, the newest first,
        behind the position `before`.
    """
    sought = sought_in(query)
    if sought is None:
        return [], []
    chats = [] if before else inbox.search.chats(workspace_id, sought, _MOST_CHATS)
    said = inbox.search.said(workspace_id, sought, before, limit)
    present = inbox.chats.get_many(workspace_id, {one.chat_id for one in said})
    hits = (_hit(inbox, present.get(one.chat_id), one, sought) for one in said)
    return chats, [hit for hit in hits if hit]


def _hit(inbox: Inbox, chat: Chat | None, found: Message | Note, sought: Sought) -> Hit | None:
    texts = found.sayings if isinstance(found, Message) else (found.text,)
    try:
        # The messages of a chat that became part of another are still on their way there.
        return Hit(chat or inbox.chats.get(found.workspace_id, found.chat_id), found, snippet(texts, sought, _SNIPPET))
    except NotFound:
        return None
