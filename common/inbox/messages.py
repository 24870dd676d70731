"""Messages: sending by hand, and trying again."""

from common.accounts.audit import Action, record
from common.inbox.chats import hold_by_people
from common.inbox.context import Inbox
from common.inbox.rules.chats import HoldReason
from common.inbox.rules.messages import RETRYABLE, Author, Message, OutgoingDraft, Status
from common.inbox.settings import settings_of
from common.kernel.actor import Actor
from common.kernel.errors import Conflict
from common.kernel.ids import new_message_id


def send_message(
    inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, text: str, *, idempotency_key: str | None
) -> Message:
    """Send what a member of the team wrote; they hold the chat from now on, and the AI yields.

    The same idempotency key again returns the message of the first time.

    Raises:
        NotFound: the workspace has no such chat.
        Conflict: the idempotency key was used for another text.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    draft = OutgoingDraft(text, Author.MEMBER, actor.person_id, new_message_id(), actor.request_id)
    settings = settings_of(inbox, inbox.accounts.workspaces.get(workspace_id))
    hold = hold_by_people(HoldReason.MEMBER_WROTE, actor.person_id, settings)
    message = inbox.conversations.add_outgoing(chat, draft, hold=hold, idempotency_key=idempotency_key)
    if message is None:
        message = inbox.messages.find_repeat(chat_id, idempotency_key or "")
        if message is None or message.text != text:
            raise Conflict("This Idempotency-Key was used for another message: take a new one.")
    else:
        record(actor, workspace_id, Action.MESSAGE_SENT, message.id)
    inbox.notify_sending(chat)
    return message


def send_again(inbox: Inbox, message: Message, request_id: str | None) -> None:
    """Send once more what failed for good.

    A message that surely was not sent gets a new WhatsApp id, since a server may remember that the old one failed; one
    that perhaps was keeps its id, by which a server can tell that it has sent it.

    Raises:
        Conflict: it has not failed.
    """
    if message.status not in RETRYABLE:
        raise Conflict("This message has not failed: there is nothing to try again.")
    next_id = new_message_id() if message.status is Status.FAILED else message.message_ids[0]
    inbox.conversations.send_again(message, next_id, request_id)
    inbox.notifier.notify("sending", message.chat_id, message.phone_number)
