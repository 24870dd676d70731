"""Taking back what was sent by hand, while it waits."""

from common.accounts.audit import Action, record
from common.inbox.context import Inbox
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.kernel.actor import Actor
from common.kernel.errors import Conflict, Forbidden, NotFound


def take_back_message(inbox: Inbox, actor: Actor, workspace_id: str, chat_id: str, message_id: str) -> Message:
    """Never send one's own message that still waits to be sent. Repeating it is harmless.

    Whoever wrote it goes on holding the chat: the AI yielded when it was accepted.

    Raises:
        NotFound: there is no such chat, or no such message in it.
        Forbidden: somebody else wrote it.
        Conflict: it was not written by hand, or is being sent, or was.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    message = inbox.messages.get(workspace_id, message_id)
    if message.chat_id != chat.id:
        raise NotFound("There is no such message.")
    if message.author is not Author.MEMBER:
        raise Conflict("Only what was written by hand can be taken back.")
    if message.author_id != actor.person_id:
        raise Forbidden("Only who wrote a message can take it back.")
    if message.status is not Status.CANCELLED:
        if not inbox.taking_back.take_back(message, actor.request_id):
            raise Conflict("It is too late: the message is on its way.")
        record(actor, workspace_id, Action.MESSAGE_TAKEN_BACK, message_id)
        # What stands behind it need not wait any longer.
        inbox.notify_sending(chat)
    return inbox.messages.get(workspace_id, message_id)
