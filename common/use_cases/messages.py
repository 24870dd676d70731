"""Messages: sending by hand, and trying again."""

from common.domain.answers import Outcome
from common.domain.chats import Direction, HoldReason
from common.domain.ids import new_message_id
from common.domain.messages import RETRYABLE, Author, Message, OutgoingDraft, Status
from common.errors import Conflict
from common.services import Services
from common.use_cases.chats import hold_by_people


def send_message(
    services: Services,
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
    stores = services.stores
    chat = stores.chats.get(workspace_id, chat_id)
    draft = OutgoingDraft(text, Author.MEMBER, user_id, new_message_id(), request_id)
    settings = stores.workspaces.get(workspace_id).ai_settings(services.ai_defaults)
    hold = hold_by_people(HoldReason.MEMBER_WROTE, user_id, settings)
    message = stores.conversations.add_outgoing(chat, draft, hold=hold, idempotency_key=idempotency_key)
    if message is None:
        message = stores.messages.find_repeat(chat_id, idempotency_key or "")
        if message is None or message.text != text:
            raise Conflict("This Idempotency-Key was used for another message: take a new one.")
    services.queue.deliver(chat_id)
    return message


def retry_message(services: Services, workspace_id: str, message_id: str, request_id: str | None) -> Message:
    """Try once more what failed for good: sending an outgoing message, or letting the AI answer an incoming one.

    A message that surely was not sent gets a new WhatsApp id, since a server may remember that the old one failed; one
    that perhaps was keeps its id, by which a server can tell that it has sent it.

    Raises:
        NotFound: the workspace has no such message.
        Conflict: nothing failed.
    """
    stores = services.stores
    message = stores.messages.get(workspace_id, message_id)
    if message.status in RETRYABLE and message.direction is Direction.OUTGOING:
        next_id = new_message_id() if message.status is Status.FAILED else message.message_ids[0]
        stores.conversations.send_again(message, next_id, request_id)
        services.queue.deliver(message.chat_id)
    elif message.decision is not None and message.decision.outcome is Outcome.FAILED:
        stores.conversations.ask_again(message, request_id)
        services.queue.answer(message.chat_id)
    else:
        raise Conflict("This message has not failed: there is nothing to try again.")
    return stores.messages.get(workspace_id, message_id)
