"""Messages: sending by hand, and trying again."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from common.accounts.audit import Action, record
from common.inbox.chats import hold_by_people
from common.inbox.context import Inbox
from common.inbox.rules.chats import Chat, HoldReason
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Author, Message, Quoted
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.statuses import RETRYABLE, UNSAID, Status
from common.inbox.sending import why_not_to_send
from common.inbox.settings import settings_of
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Conflict, Invalid, NotFound
from common.kernel.ids import new_message_id


def send_message(
    inbox: Inbox,
    actor: Actor,
    workspace_id: str,
    chat_id: str,
    text: str,
    *,
    quoted: str | None = None,
    idempotency_key: str | None,
    last_seq: int | None = None,
    send_after: int = 0,
) -> Message:
    """Send what a member of the team wrote; they hold the chat from now on, and the AI yields.

    It may answer another message of the chat, whose id is `quoted`. They have seen the chat up to the position
    `last_seq`; None: they send it whatever stands behind. It waits for `send_after` seconds, in which it can be taken
    back. The same idempotency key again returns the message of the first time.

    Raises:
        NotFound: the workspace has no such chat.
        Invalid: what is quoted was not said in this chat.
        Conflict: the idempotency key was used for another text, or somebody else has answered behind `last_seq`.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    repeats = Repeats(inbox, {chat_id, chat.id}, idempotency_key, text)
    if earlier := repeats.earlier():
        return earlier
    answered = quoted_in(inbox, chat, quoted) if quoted else None
    draft = OutgoingDraft(
        text,
        Author.MEMBER,
        actor.person_id,
        new_message_id(),
        actor.request_id,
        answered,
        send_at=moment_after(send_after),
    )
    return send_draft(inbox, actor, chat, draft, repeats, last_seq)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What tells a request to send that comes once more: by its key, under any id that its chat is known by.

    A file that goes along is known again by the `digest` of its content.
    """

    inbox: Inbox
    chat_ids: Collection[str]
    key: str | None
    text: str
    digest: str | None = None

    def earlier(self) -> Message | None:
        """Return the message of the first time, if this is not that.

        Raises:
            Conflict: the key was used for another message.
        """
        message = self.inbox.messages.find_repeat(self.chat_ids, self.key) if self.key else None
        if message and (message.text, message.media and message.media.digest) != (self.text, self.digest):
            raise Conflict("This Idempotency-Key was used for another message: take a new one.")
        return message


def send_draft(
    inbox: Inbox, actor: Actor, chat: Chat, draft: OutgoingDraft, repeats: Repeats, last_seq: int | None = None
) -> Message:
    """Queue what a member of the team sends, and hold the chat for them.

    Raises:
        Conflict: the idempotency key was used for another message meanwhile, or somebody else has answered behind
            `last_seq`.
    """
    settings = settings_of(inbox, inbox.accounts.workspaces.get(chat.workspace_id))
    hold = hold_by_people(HoldReason.MEMBER_WROTE, actor.person_id, settings)
    message = inbox.conversations.add_outgoing(chat, draft, hold=hold, idempotency_key=repeats.key, last_seq=last_seq)
    if message:
        record(actor, chat.workspace_id, Action.MESSAGE_SENT, message.id)
    else:
        message = repeats.earlier()
    if message is None:
        raise Conflict("The message of this Idempotency-Key is gone: take a new one.")
    inbox.notify_sending(chat)
    return message


def moment_after(seconds: int) -> datetime | None:
    """Return when a message is sent that waits for so many seconds; None for one that does not wait."""
    return now() + timedelta(seconds=seconds) if seconds else None


def quoted_in(inbox: Inbox, chat: Chat, message_id: str) -> Quoted:
    """Return what an answer to a message of the chat says of it.

    Raises:
        Invalid: the chat has no such message, or it was never sent or was taken back.
    """
    with suppress(NotFound):
        message = inbox.messages.get(chat.workspace_id, message_id)
        if message.chat_id == chat.id and message.status not in UNSAID and not message.revoked_at:
            return message.as_quoted
    raise Invalid("Only what was said in this chat can be answered.", field="quoted")


def send_again(inbox: Inbox, message: Message, request_id: str | None) -> None:
    """Send once more what failed for good.

    A message that surely was not sent gets a new WhatsApp id, since a server may remember that the old one failed; one
    that perhaps was keeps its id, by which a server can tell that it has sent it.

    Raises:
        Conflict: it has not failed, or it is an automatic one and would only be cancelled.
    """
    if message.status not in RETRYABLE:
        raise Conflict("This message has not failed: there is nothing to try again.")
    chat = inbox.chats.get(message.workspace_id, message.chat_id)
    settings = settings_of(inbox, inbox.accounts.workspaces.get(message.workspace_id))
    queued = replace(message, status=Status.QUEUED)
    if why_not := why_not_to_send(inbox, chat, queued, ai_enabled=settings.enabled):
        raise Conflict(f"It would not be sent. {why_not}")
    next_id = new_message_id() if message.status is Status.FAILED else message.message_ids[0]
    inbox.conversations.send_again(message, next_id, request_id)
    if message.media and message.media.state is MediaState.FAILED:
        inbox.notifier.notify("converting", message.id, message.workspace_id)
    inbox.notifier.notify("sending", message.chat_id, message.phone_number)
