"""Loops: two machines that answer each other."""

from collections.abc import Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import pairwise

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

    It does when each of the last 6 messages followed a reply of the AI, all within 10 minutes, and either they are all
    alike, or each came sooner than a person could have typed it.
    """
    answered = [
        (reply, message)
        for reply, message in pairwise(messages)
        if reply.author is Author.AI and message.direction is Direction.INCOMING
    ][-_EXCHANGES:]
    if len(answered) < _EXCHANGES or messages[-1] is not answered[-1][1]:
        return None
    if answered[-1][1].created_at - answered[0][0].created_at > _WITHIN or _people_wrote(messages, answered[0][0]):
        return None
    texts = [message.text[:_COMPARED].casefold() for _, message in answered]
    # People say yes to six questions in a row; nobody writes the same sentence six times.
    if min(map(len, texts)) >= _SENTENCE and all(_similarity(*pair) >= _ALIKE for pair in pairwise(texts)):
        return f"The last {_EXCHANGES} messages, each right after a reply, are nearly the same."
    if all(_sooner_than_typed(reply, message) for reply, message in answered):
        return f"The last {_EXCHANGES} messages each came sooner than a person could have typed them."
    return None


def _people_wrote(messages: Sequence[Message], since: Message) -> bool:
    return any(one.seq >= since.seq and one.author in (Author.MEMBER, Author.PHONE) for one in messages)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sooner_than_typed(reply: Message, message: Message) -> bool:
    typing = timedelta(seconds=len(message.text) / _TYPED_PER_SECOND)
    return message.created_at - reply.created_at < max(_AT_ONCE, typing)
