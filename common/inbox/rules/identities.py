"""Who a customer is: which chats are one person's, by the ids under which WhatsApp shows them.

A LID stays a person's for good, a phone number may pass on to somebody else.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from common.channels.rules.parties import is_lid, is_number, one_spelling


@dataclass(frozen=True, slots=True)
class Known:
    """A chat, and the ids that its customer is known by."""

    chat_id: str
    ids: frozenset[str]

    @classmethod
    def of(cls, chat_id: str, ids: Iterable[str]) -> "Known":
        """Take every number in its one spelling."""
        return cls(chat_id, frozenset(map(one_spelling, ids)))

    @property
    def lids(self) -> frozenset[str]:
        return frozenset(filter(is_lid, self.ids))


@dataclass(frozen=True, slots=True)
class Identity:
    """The chat of a customer (None: a new one), the chats that turn out to be the same person's, and all ids.

    `passed_on` are numbers that were somebody else's, by the chats that are not known by them any more.
    """

    chat_id: str | None
    ids: frozenset[str]
    same: tuple[str, ...] = ()
    passed_on: dict[str, frozenset[str]] = field(default_factory=dict)


def identify(ids: Collection[str], chats: Sequence[Known], *, past: bool) -> Identity:
    """Say whose an event with these ids is, of the chats that are known by any of them, the oldest first.

    What is told about the `past` changes no number: it may be somebody else's since.
    """
    told = frozenset(ids)
    lids = frozenset(filter(is_lid, told))
    if not lids:
        return _by_number(told, chats)
    mine = [chat for chat in chats if chat.lids & lids]
    strangers = [chat for chat in chats if chat.lids and not chat.lids & lids]
    same = [chat for chat in chats if chat not in strangers]
    if past:
        told -= frozenset().union(*(chat.ids for chat in strangers))
    passed_on = {} if past else {chat.chat_id: chat.ids & told for chat in strangers}
    if not same:
        return Identity(None, told, passed_on=passed_on)
    before = frozenset().union(*(chat.ids for chat in mine))
    return Identity(
        same[0].chat_id,
        _with_one_number(before, told, past=past) | frozenset().union(*(chat.ids for chat in same if chat not in mine)),
        tuple(chat.chat_id for chat in same[1:]),
        passed_on,
    )


def _by_number(told: frozenset[str], chats: Sequence[Known]) -> Identity:
    """Join what an event without a LID names, unless it names two people who are known by different ones."""
    if not chats:
        return Identity(None, told)
    kept = chats[0]
    same = [chat for chat in chats[1:] if not (kept.lids and chat.lids and kept.lids != chat.lids)]
    strangers = frozenset().union(*(chat.ids for chat in chats if chat is not kept and chat not in same))
    ids = kept.ids.union(told - strangers, *(chat.ids for chat in same))
    return Identity(kept.chat_id, ids, tuple(chat.chat_id for chat in same))


def _with_one_number(before: frozenset[str], told: frozenset[str], *, past: bool) -> frozenset[str]:
    """Return a person's ids, of whom a LID tells for sure who they are: a new number takes the place of the old one."""
    old, new = frozenset(filter(is_number, before)), frozenset(filter(is_number, told))
    if past and old:
        return before | (told - new)
    return (before - old if new else before) | told


def are_one(one: Collection[str], other: Collection[str]) -> bool:
    """Say whether two sets of ids may be one person's for whom something else speaks.

    Only where one is known by number alone and the other by LID alone: else a claim could show one customer's
    conversation to another.
    """
    return (_is_all(one, is_number) and _is_all(other, is_lid)) or (_is_all(one, is_lid) and _is_all(other, is_number))


def _is_all(ids: Collection[str], kind: Callable[[str], bool]) -> bool:
    return bool(ids) and all(map(kind, ids))
