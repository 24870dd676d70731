"""Figures: how much was said in a time, and how long customers waited for it."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
from typing import NamedTuple

from common.inbox.rules.messages import Author

REPLYING = (Author.AI, Author.MEMBER, Author.PHONE)
# Who waited for longer was not answered, but spoken to.
LONGEST_WAIT = timedelta(days=7)

Waiting = Mapping[str, Sequence[datetime]]
"""By the chat, when its customer asked for what nobody has answered yet."""


class Said(NamedTuple):
    """What the figures are made from of a message: a customer's, or a reply to customers.

    A customer's may be one that `asks` for an answer, and may begin the chat.
    """

    chat_id: str
    at: datetime
    author: Author
    asks: bool = False
    begins_chat: bool = False


@dataclass(frozen=True, slots=True)
class InboxFigures:
    """What happened in a time: messages of customers, `new_customers` among them, and replies by whom they were.

    `first_responses` has how many seconds customers waited for each reply that was the first to what they wrote;
    `resolutions` how many seconds each chat that was closed had been open: the fewest first.
    """

    messages_in: int = 0
    new_customers: int = 0
    replies: Mapping[Author, int] = field(default_factory=dict)
    first_responses: Mapping[Author, Sequence[int]] = field(default_factory=dict)
    resolutions: Sequence[int] = ()

    @property
    def all_first_responses(self) -> Sequence[int]:
        """The seconds for which customers waited, whoever it was for."""
        return sorted(chain.from_iterable(self.first_responses.values()))


@dataclass(frozen=True, slots=True)
class Spread:
    """How many there are, and the values that half of them, and nine in ten, do not exceed."""

    count: int
    median: int | None
    p90: int | None


def spread(values: Sequence[int]) -> Spread:
    """Return how these values are spread, the smallest of which is the first; of none, None."""
    if not values:
        return Spread(0, None, None)
    return Spread(len(values), round(statistics.median(values)), values[math.ceil(len(values) * 0.9) - 1])


def figures_of(said: Iterable[Said], waiting: Waiting, resolutions: Iterable[int] = ()) -> tuple[InboxFigures, Waiting]:
    """Return the figures of what was said, in order, by customers of whom some were `waiting` already.

    A reply is the first to all that was asked since the one before it, a week back at most.

    Returns:
        The figures, and who is waiting in the end.
    """
    asked = {chat_id: list(moments) for chat_id, moments in waiting.items()}
    replies = dict.fromkeys(REPLYING, 0)
    waits: dict[Author, list[int]] = {author: [] for author in REPLYING}
    messages_in = new_customers = 0
    for one in said:
        if one.author is Author.CUSTOMER:
            messages_in += 1
            new_customers += one.begins_chat
            if one.asks:
                asked.setdefault(one.chat_id, []).append(one.at)
            continue
        replies[one.author] += 1
        lately = [moment for moment in asked.pop(one.chat_id, ()) if moment > one.at - LONGEST_WAIT]
        if lately:
            # WhatsApp tells whole seconds: what was written in the second of its reply was written before it.
            waits[one.author].append(max(0, round((one.at - min(lately)).total_seconds())))
    first_responses = {author: sorted(them) for author, them in waits.items()}
    return InboxFigures(messages_in, new_customers, replies, first_responses, sorted(resolutions)), asked


def waiting_since(moment: datetime, waiting: Waiting) -> Waiting:
    """Return who is waiting without what was asked before a moment."""
    lately = {chat_id: [at for at in moments if at > moment] for chat_id, moments in waiting.items()}
    return {chat_id: moments for chat_id, moments in lately.items() if moments}


def together(parts: Sequence[InboxFigures]) -> InboxFigures:
    """Return the figures of several times as those of one."""
    return InboxFigures(
        sum(one.messages_in for one in parts),
        sum(one.new_customers for one in parts),
        {author: sum(one.replies.get(author, 0) for one in parts) for author in REPLYING},
        {
            author: sorted(chain.from_iterable(one.first_responses.get(author, ()) for one in parts))
            for author in REPLYING
        },
        sorted(chain.from_iterable(one.resolutions for one in parts)),
    )
