"""Which messages of a chat count as said, and how many of them fit somewhere."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeVar

from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import UNSAID, Status

T = TypeVar("T")


def said(messages: Sequence[Message]) -> list[Message]:
    """Return the messages that were really said, with something to read in them.

    Automatic ones that still wait to be sent may never be.
    """
    return [one for one in messages if one.said and one.status not in UNSAID and not _waits(one)]


def about_to_be_said(messages: Sequence[Message]) -> list[Message]:
    """Return the automatic messages that wait to be sent, and that no word of the customer stops."""
    return [one for one in messages if one.part == 1 and _waits(one)]


def settled(messages: Sequence[Message]) -> list[Message]:
    """Return the messages up to the first of which it is not known yet whether it will ever be sent."""
    return list(takewhile(lambda message: not _waits(message) and not _is_held_back(message), messages))


def _waits(message: Message) -> bool:
    return message.purpose is not None and message.status is Status.QUEUED


def _is_held_back(message: Message) -> bool:
    """Whether it is sent later, and may be taken back until then."""
    return message.send_at is not None and message.status is Status.QUEUED


def newest(items: Sequence[T], budget: float, count: Callable[[T], int]) -> list[T]:
    """Return the newest items that together stay within `budget` tokens."""
    kept: list[T] = []
    for item in reversed(items):
        budget -= count(item)
        if budget < 0:
            break
        kept.append(item)
    return kept[::-1]
