"""Conversations of the playground: nobody has ever held them."""

from collections.abc import Sequence
from datetime import datetime

from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.llm.rules.turns import Turn

IMAGINED = "imagined"


def imagined(turns: Sequence[Turn], workspace_id: str, moment: datetime) -> list[Message]:
    """Return the turns as the messages of a chat that does not exist."""
    return [_message(position, turn, workspace_id, moment) for position, turn in enumerate(turns, 1)]


def _message(position: int, turn: Turn, workspace_id: str, moment: datetime) -> Message:
    incoming = turn.role == "user"
    return Message(
        id=f"{IMAGINED}{position}",
        workspace_id=workspace_id,
        chat_id=IMAGINED,
        phone_number="",
        seq=position,
        direction=Direction.INCOMING if incoming else Direction.OUTGOING,
        author=Author.CUSTOMER if incoming else Author.AI,
        text=turn.text,
        status=Status.RECEIVED if incoming else Status.SENT,
        sent_at=moment,
        created_at=moment,
    )
