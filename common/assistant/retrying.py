"""Trying again what failed for good."""

from common.accounts.audit import Action, record
from common.assistant.context import Assistant
from common.inbox.messages import send_again
from common.inbox.rules.chats import Direction
from common.inbox.rules.decisions import Outcome
from common.inbox.rules.messages import Message
from common.inbox.rules.sending import reason_for_silence
from common.inbox.settings import settings_of
from common.kernel.actor import Actor
from common.kernel.errors import Conflict


def retry_message(assistant: Assistant, actor: Actor, workspace_id: str, message_id: str) -> Message:
    """Send an outgoing message once more that failed, or let the AI answer an incoming one that it failed to answer.

    Raises:
        NotFound: the workspace has no such message.
        Conflict: nothing failed, or the AI is silent in the chat, so that nothing would come of it.
    """
    messages = assistant.inbox.messages
    message = messages.get(workspace_id, message_id)
    if message.direction is Direction.OUTGOING:
        send_again(assistant.inbox, message, actor.request_id)
    elif message.decision is not None and message.decision.outcome is Outcome.FAILED:
        _must_not_be_silent(assistant, message)
        assistant.reopening.request_again(message, actor.request_id)
        assistant.notifier.notify("answer", message.chat_id, workspace_id)
    else:
        raise Conflict("This message has not failed: there is nothing to try again.")
    record(actor, workspace_id, Action.MESSAGE_RETRIED, message_id)
    return messages.get(workspace_id, message_id)


def _must_not_be_silent(assistant: Assistant, message: Message) -> None:
    inbox = assistant.inbox
    chat = inbox.chats.get(message.workspace_id, message.chat_id)
    settings = settings_of(inbox, inbox.accounts.workspaces.get(message.workspace_id))
    if why_not := reason_for_silence(chat, ai_enabled=settings.enabled):
        raise Conflict(f"It would not be answered. {why_not}")
