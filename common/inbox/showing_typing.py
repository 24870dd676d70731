"""Letting customers see that somebody of the team types."""

from common.channels.rules.phone_numbers import SessionState
from common.inbox.context import Inbox


def show_typing(inbox: Inbox, workspace_id: str, chat_id: str) -> None:
    """Let the customer see that somebody types, where something could be sent at this moment. A courtesy.

    Raises:
        NotFound: the workspace has no such chat.
    """
    chat = inbox.chats.get(workspace_id, chat_id)
    number = inbox.channels.registrations.find(chat.phone_number)
    if number and number.workspace_id == workspace_id and number.state == SessionState.CONNECTED:
        inbox.channels.whatsapp.show_typing(chat.phone_number, chat.address)
