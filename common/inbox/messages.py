"""Messages: sending by hand, and trying again."""

from common.assistant.rules.answers import Outcome
from common.inbox.chats import hold_by_people
from common.inbox.context import Inbox
from common.inbox.rules.chats import Direction, HoldReason
from common.inbox.rules.messages import RETRYABLE, Author, Message, OutgoingDraft, Status
from common.kernel.errors import Conflict
from common.kernel.ids import new_message_id


def send_message(
    inbox: Inbox,
    workspace_id: str,
    chat_id: str,
    user_id: str,
    text: str,
    *,
    idempotency_key: str | None,
    request_id: str | None,
) -> Message:
    """Send what a member of the team wrote; they hold the chat from now on, and the AI yields.

    The same idempotency key again returns the message of the first time.

    Raises:
        NotFound: the workspace has no such chat.
        Conflict: the idempotency key was used for another text.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    draft = OutgoingDraft(text, Author.MEMBER, user_id, new_message_id(), request_id)
    settings = inbox.accounts.workspaces.get(workspace_id).ai_settings(inbox.ai_defaults)
    hold = hold_by_people(HoldReason.MEMBER_WROTE, user_id, settings)
    message = inbox.conversations.add_outgoing(chat, draft, hold=hold, idempotency_key=idempotency_key)
    if message is None:
        message = inbox.messages.find_repeat(chat_id, idempotency_key or "")
        if message is None or message.text != text:
            raise Conflict("This Idempotency-Key was used for another message: take a new one.")
    inbox.notifier.deliver(chat_id)
    return message


def retry_message(inbox: Inbox, workspace_id: str, message_id: str, request_id: str | None) -> Message:
    """Try once more what failed for good: sending an outgoing message, or letting the AI answer an incoming one.

    A message that surely was not sent gets a new WhatsApp id, since a server may remember that the old one failed; one
    that perhaps was keeps its id, by which a server can tell that it has sent it.

    Raises:
        NotFound: the workspace has no such message.
        Conflict: nothing failed.
    """
    message = inbox.messages.get(workspace_id, message_id)
    if message.status in RETRYABLE and message.direction is Direction.OUTGOING:
        next_id = new_message_id() if message.status is Status.FAILED else message.message_ids[0]
        inbox.conversations.send_again(message, next_id, request_id)
        inbox.notifier.deliver(message.chat_id)
    elif message.decision is not None and message.decision.outcome is Outcome.FAILED:
        inbox.conversations.ask_again(message, request_id)
        inbox.notifier.answer(message.chat_id)
    else:
        raise Conflict("This message has not failed: there is nothing to try again.")
    return inbox.messages.get(workspace_id, message_id)
