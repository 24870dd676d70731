"""Conversations as data for a model: numbered messages, of which none can end the element that it stands in."""

import html
from collections.abc import Sequence

from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Message


def transcript(messages: Sequence[Message], longest: int | None = None) -> str:
    """Return the messages, numbered from 1, with who wrote them; of each no more than `longest` characters."""
    lines = (_line(number, message, longest) for number, message in enumerate(messages, 1))
    return "\n".join(["<messages>", *lines, "</messages>"])


def _line(number: int, message: Message, longest: int | None) -> str:
    text = html.escape(message.said[:longest], quote=False)
    return f'<message number="{number}" from="{_writer(message)}">{text}</message>'


def _writer(message: Message) -> str:
    return "customer" if message.direction is Direction.INCOMING else "business"
