"""Customers who want no automatic messages."""

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat
from common.inbox.rules.decisions import Decision, Outcome, Reason
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.messages import Author, Message, Purpose
from common.inbox.rules.opt_out import OptOutWords, starts, stops
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.settings import InboxSettings
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.ids import automatic_message_id
from common.mongo.database import ClientSession


def opting_words(chat: Chat, incoming: Incoming, settings: InboxSettings) -> OptOutWords | None:
    """Return the words by which the customer opts out of automatic messages, or in again, if they do."""
    return (starts if chat.opted_out_at else stops)(incoming.text, settings.opt_out_words)


def receive_opting(
    inbox: Inbox,
    chat: Chat,
    incoming: Incoming,
    words: OptOutWords,
    request_id: str | None,
    session: ClientSession,
) -> tuple[Message, Chat]:
    """Take in that the customer opts out, or in again, and confirm it. Nothing else answers it.

    Returns:
        The message, and the chat afterwards.
    """
    out = chat.opted_out_at is None
    confirmation = _confirmation(words, incoming.message_id, request_id, out=out)
    return inbox.conversations.add_opting(chat, incoming, _decision(out=out), confirmation, session, out=out)


def hear_opting(inbox: Inbox, message: Message, spoken: str, settings: InboxSettings) -> None:
    """Take in that a voice note opts out of automatic messages, or in again, if it does. Repeating it is harmless."""
    chat = inbox.chats.get(message.workspace_id, message.chat_id)
    out = chat.opted_out_at is None
    words = (stops if out else starts)(spoken, settings.opt_out_words)
    if words and message.decision is None:
        confirmation = _confirmation(words, message.message_ids[0], message.request_id, out=out)
        inbox.conversations.add_heard_opting(chat, message, _decision(out=out), confirmation, out=out)
        inbox.notify_sending(chat)


def _confirmation(words: OptOutWords, message_id: str, request_id: str | None, *, out: bool) -> OutgoingDraft:
    return OutgoingDraft(
        text=words.stopped_message if out else words.started_message,
        author=Author.AI,
        author_id=None,
        message_id=automatic_message_id(Purpose.OPT_OUT, message_id),
        request_id=request_id,
        purpose=Purpose.OPT_OUT,
    )


def _decision(*, out: bool) -> Decision:
    return Decision(Outcome.DECLINED, now(), Reason.OPTED_OUT if out else Reason.OPTED_IN)


def opt_in(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str) -> Chat:
    """Take back that the customer opted out of automatic messages.

    Raises:
        NotFound: the workspace has no such chat.
    """
    inbox.chats.opt_in(workspace_id, chat_id)
    record(actor, workspace_id, Action.CHAT_OPTED_IN, chat_id)
    return inbox.chats.get(workspace_id, chat_id)
