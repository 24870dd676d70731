"""Messages that we are to send, and what keeps an automatic one from it."""

from dataclasses import dataclass
from datetime import datetime

from common.inbox.rules.chats import Chat
from common.inbox.rules.media import Media
from common.inbox.rules.messages import Author, Message, Purpose, Quoted
from common.inbox.rules.sources import Grounding
from common.inbox.rules.statuses import NOT_SENT, Status
from common.llm.rules.generation import Generation


@dataclass(frozen=True, slots=True)
class OutgoingDraft:
    """A message that we are to send. `message_id` is the WhatsApp id under which it will be known.

    It may answer a message that is `quoted`, and bring along a file: then it is of another `type`. It is sent from
    `send_at` on. A reply of the AI has its `generation`, and its `grounding` where documents were searched.
    """

    text: str
    author: Author
    author_id: str | None
    message_id: str
    request_id: str | None
    quoted: Quoted | None = None
    type: str = "text"
    media: Media | None = None
    purpose: Purpose | None = None
    part: int = 1
    pause: float = 0.0
    send_at: datetime | None = None
    generation: Generation | None = None
    grounding: Grounding | None = None


def reason_for_silence(chat: Chat, *, ai_enabled: bool) -> str | None:
    """Say why nothing automatic is to be said in a chat, or None when it may be.

    `ai_enabled` tells whether the AI is on in the workspace.
    """
    if chat.opted_out_at:
        return "The customer opted out of automatic messages."
    if chat.is_taken_over:
        return "People took the chat over."
    return None if ai_enabled else "The AI was switched off in the workspace."


def reason_not_to_send(
    message: Message, chat: Chat, newest_incoming: int, earlier_part: Status | None, *, ai_enabled: bool
) -> str | None:
    """Say why an automatic message that has not been sent yet must not be any more, or None when it may.

    A reply in several parts is interrupted by the customer's newest message, at the position `newest_incoming`, and by
    the `earlier_part` right before this one, where that was not sent. `ai_enabled` tells whether the AI is on in the
    workspace.
    """
    if message.purpose is None or message.status is not Status.QUEUED:
        return None
    silent = None if message.purpose is Purpose.OPT_OUT else reason_for_silence(chat, ai_enabled=ai_enabled)
    if silent:
        return silent
    if message.part > 1 and newest_incoming > message.seq:
        return "The customer wrote again."
    if earlier_part in NOT_SENT:
        return "The part before it was not sent."
    return None
