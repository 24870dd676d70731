"""What is done to messages after they were written: a reaction, an edit, a revocation."""

from collections.abc import Callable
from functools import partial

from common.channels.rules.events import MessageType
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.messages import Message
from common.kernel.clock import now
from common.mongo.database import ClientSession

Afterwards = list[Callable[[], None]]


def change_message(
    inbox: Inbox, chat: Chat, incoming: Incoming, message: Message, session: ClientSession
) -> Afterwards | None:
    """Do to a message what an event tells. Anybody in the chat may react to it; only its writer may change it.

    Returns:
        What is to be done once this is durable; None if the writer was somebody else.
    """
    by = Direction.OUTGOING if incoming.from_me else Direction.INCOMING
    if incoming.type == MessageType.REACTION:
        emoji = (incoming.details.get("reaction") or {}).get("emoji")
        inbox.corrections.react(message, by, emoji, incoming.sent_at, session)
        return []
    if by is not message.direction:
        return None
    if incoming.type == MessageType.REVOKED:
        return _revoke(inbox, chat, incoming, message, session)
    if not incoming.text or incoming.text == message.text or message.revoked_at:
        return []
    due = inbox.corrections.edit(chat, message, incoming.text, incoming.sent_at, session)
    return [partial(inbox.notify, chat, due)]


def _revoke(inbox: Inbox, chat: Chat, incoming: Incoming, message: Message, session: ClientSession) -> Afterwards:
    """Forget what a message said: in the chat, in its file, and in the journal."""
    decision = Decision(Outcome.DECLINED, now(), Reason.REVOKED)
    due = inbox.corrections.revoke(chat, message, decision, incoming.sent_at, session)
    inbox.journal.blank(chat.workspace_id, chat.phone_number, message.message_ids, session)
    afterwards: Afterwards = [partial(inbox.notify, chat, due)]
    if message.media and message.media.file_id:
        afterwards.append(partial(inbox.files.remove, message.media.file_id))
    return afterwards
