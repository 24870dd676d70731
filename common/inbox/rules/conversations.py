"""Which messages of a chat count as said, and how many of them fit somewhere."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeVar

from common.inbox.rules.messages import Message, Status

T = TypeVar("T")
_NEVER_SENT = (Status.FAILED, Status.CANCELLED)


def said(messages: Sequence[Message]) -> list[Message]:
    """Return the messages that were really said, with something to read in them.

    The later parts of a reply that still wait to be sent may never be.
    """
    return [one for one in messages if one.said and one.status not in _NEVER_SENT and not _is_waiting_part(one)]


def settled(messages: Sequence[Message]) -> list[Message]:
    """Return the messages up to the first of which it is not known yet whether it will ever be sent."""
    return list(takewhile(lambda message: not _is_waiting_part(message), messages))


def _is_waiting_part(message: Message) -> bool:
    return message.part > 1 and message.status is Status.QUEUED


def newest(items: Sequence[T], budget: float, count: Callable[[T], int]) -> list[T]:
    """Return the newest items that together stay within `budget` tokens."""
    kept: list[T] = []
    for item in reversed(items):
        budget -= count(item)
        if budget < 0:
            break
        kept.append(item)
    return kept[::-1]
