"""Loops: two machines that answer each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from common.inbox.rules.chats import Direction
from common.inbox.rules.messages import Author, Message

_EXCHANGES = 6
_WITHIN = timedelta(minutes=10)
_ALIKE = 0.85
# A person reads the reply, thinks and types: machines answer within a breath, however long their text is.
_AT_ONCE = timedelta(seconds=2)
_TYPED_PER_SECOND = 12
_COMPARED = 500
_SENTENCE = 15


def looping(messages: Sequence[Message]) -> str | None:
    """Say why the end of this conversation looks like two machines talking to each other, or None if it doesn't.

    It does when the customer wrote right after each of the last 6 replies of the AI, all within 10 minutes, and either
    says the same again and again or two things in turn, or each time wrote sooner than a person could have typed it.
    """
    exchanges = _exchanges(messages)[-_EXCHANGES:]
    if len(exchanges) < _EXCHANGES or messages[-1] is not exchanges[-1].burst[-1]:
        return None
    first, last = exchanges[0], exchanges[-1]
    if last.burst[0].created_at - first.reply.created_at > _WITHIN or _people_wrote(messages, first.reply):
        return None
    texts = [exchange.text[:_COMPARED].casefold() for exchange in exchanges]
    # People say yes to six questions in a row; nobody writes the same sentences over and over.
    if sum(map(len, texts)) >= _SENTENCE * len(texts) and any(_repeated(texts, every) for every in (1, 2)):
        return f"What came right after the last {_EXCHANGES} replies is nearly the same, over and over."
    if all(exchange.sooner_than_typed for exchange in exchanges):
        return f"What came after the last {_EXCHANGES} replies came sooner than a person could have typed it."
    return None


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A reply of the AI, and what the customer wrote right after it."""

    reply: Message
    burst: Sequence[Message]

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.burst)

    @property
    def sooner_than_typed(self) -> bool:
        typing = timedelta(seconds=len(self.text) / _TYPED_PER_SECOND)
        return self.burst[-1].created_at - self.reply.created_at < max(_AT_ONCE, typing)


def _exchanges(messages: Sequence[Message]) -> list[_Exchange]:
    sides = [list(run) for _, run in groupby(messages, key=lambda message: message.direction)]
    return [
        _Exchange(ours[-1], theirs)
        for ours, theirs in pairwise(sides)
        if ours[-1].author is Author.AI and theirs[0].direction is Direction.INCOMING
    ]


def _repeated(texts: Sequence[str], every: int) -> bool:
    """Say whether each text is nearly the one that came so many texts before it."""
    return all(_similarity(one, other) >= _ALIKE for one, other in zip(texts, texts[every:], strict=False))


def _people_wrote(messages: Sequence[Message], since: Message) -> bool:
    return any(one.seq >= since.seq and one.author in (Author.MEMBER, Author.PHONE) for one in messages)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
