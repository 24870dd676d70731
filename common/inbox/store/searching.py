"""Finding what was said, noted and who said it: by the words that each message, note and chat carries.

One index has the words with the workspace and the time. So the newest that carry a word come in order, and of several
words the one that fewest carry leads to the others. The last word is a beginning: it stands for all that begin so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from pymongo import UpdateOne

from common.inbox.rules.chats import Chat
from common.inbox.rules.messages import Message
from common.inbox.rules.notes import Note
from common.inbox.rules.words import Sought
from common.inbox.store.chat_fields import chat_from
from common.inbox.store.chat_filter import NEVER
from common.inbox.store.indexes import ALL_BY_ACTIVITY, BY_TIME, BY_WORDS
from common.inbox.store.message_fields import message_from, words_of_message
from common.inbox.store.notes import note_from
from common.mongo.database import Collection, Database, Document

Position = tuple[datetime, str]
# As many words are looked for one by one; of more that begin so, a page is soon found among what is newest.
_MOST_BEGINNING = 16
# What more carry is not counted further: to go through them in order takes no longer.
_MANY = 1000
_AT_ONCE = 1000


class SearchStore:
    def __init__(self, database: Database) -> None:
        self._messages = database.collection("messages")
        self._notes = database.collection("notes")
        self._chats = database.collection("chats")

    def said(self, workspace_id: str, sought: Sought, before: Position | None, limit: int) -> list[Message | Note]:
        """Return messages and notes in which all that is sought stands, the newest first, behind a position."""
        messages = _newest(self._messages, workspace_id, sought, "sent_at", before, limit)
        notes = _newest(self._notes, workspace_id, sought, "created_at", before, limit)
        found: list[tuple[datetime, str, Message | Note]] = [
            *((one["sent_at"], one["_id"], message_from(one)) for one in messages),
            *((one["created_at"], one["_id"], note_from(one)) for one in notes),
        ]
        return [one for _, _, one in sorted(found, key=itemgetter(0, 1), reverse=True)[:limit]]

    def chats(self, workspace_id: str, sought: Sought, limit: int) -> list[Chat]:
        """Return chats whose customer is known by what is sought, the newest activity first."""
        query = _carrying(self._chats, workspace_id, sought, [{"last_activity_at": {"$gt": NEVER}}])
        if query.count == 0:
            return []
        found = self._chats.find(query.filter, hint=ALL_BY_ACTIVITY if query.count >= _MANY else BY_WORDS)
        return [chat_from(chat) for chat in found.sort([("last_activity_at", -1), ("_id", -1)]).limit(limit)]

    def make_searchable(self) -> None:
        """Add to each message that an earlier release has written the words by which it is found, slice by slice."""
        lacking = {"workspace_id": {"$gt": ""}, "words": None, "revoked_at": None}
        while found := list(self._messages.find(lacking, hint=BY_WORDS).limit(_AT_ONCE)):
            self._messages.bulk_write([_searchable(message) for message in found], ordered=False)


@dataclass(frozen=True, slots=True)
class _Query:
    """A query for what carries all that is sought, led by one condition of which `count` carry, up to _MANY.

    Or by none of them, where each is very frequent: then a page is soon found among what is newest.
    """

    filter: Document
    count: int
    is_led: bool


def _newest(
    collection: Collection, workspace_id: str, sought: Sought, time: str, before: Position | None, limit: int
) -> list[Document]:
    behind: list[Document] = []
    if before:
        at, last_id = before
        behind = [{time: {"$lte": at}}, {"$nor": [{time: at, "_id": {"$gte": last_id}}]}]
    query = _carrying(collection, workspace_id, sought, behind)
    if query.count == 0:
        return []
    found = collection.find(query.filter, hint=BY_WORDS if query.is_led else BY_TIME)
    return list(found.sort([(time, -1), ("_id", -1)]).limit(limit))


def _carrying(collection: Collection, workspace_id: str, sought: Sought, also: Sequence[Document]) -> _Query:
    """Return the query for what carries all that is sought: by the index for the rarest of it, and by what it says."""
    begins = f"^{re.escape(sought.begins)}"
    leading: list[tuple[int, Any]] = [(_count(collection, workspace_id, word), word) for word in sought.words]
    of_beginning = _count(collection, workspace_id, {"$regex": begins})
    if of_beginning < _MANY:
        leading.append((of_beginning, {"$regex": begins}))
    # As a range so many would have to be sorted; each word by itself they come in order.
    elif words := _words_beginning(collection, workspace_id, sought.begins):
        leading.append((of_beginning, {"$in": words}))
    count, led_by = min(leading, key=itemgetter(0), default=(_MANY, None))
    query: Document = {"workspace_id": workspace_id, **({} if led_by is None else {"words": led_by})}
    # In expressions, which no index serves: by which condition it goes is decided here.
    others = [{"$expr": {"$in": [word, "$words"]}} for word in sought.words if word is not led_by]
    if led_by is None or isinstance(led_by, str):
        others.append({"$expr": _any_matches(begins)})
    if more := [*others, *also]:
        query["$and"] = more
    return _Query(query, count, led_by is not None)


def _any_matches(regex: str) -> Document:
    """Return the expression that one of the words matches; of what has none, none does."""
    matches = {"$regexMatch": {"input": "$$this", "regex": regex}}
    return {"$anyElementTrue": [{"$map": {"input": {"$ifNull": ["$words", []]}, "in": matches}}]}


def _words_beginning(collection: Collection, workspace_id: str, begins: str) -> list[str] | None:
    """Return all words of the workspace that begin so, or None where they are very many.

    From each to the next is one step in the index, however many carry it.
    """
    found: list[str] = []
    behind: Document = {"$gte": begins}
    while len(found) <= _MOST_BEGINNING:
        query = {"workspace_id": workspace_id, "words": behind}
        key = next(iter(collection.find(query, hint=BY_WORDS, return_key=True).limit(1)), None)
        if key is None or not key["words"].startswith(begins):
            return found
        found.append(key["words"])
        behind = {"$gt": key["words"]}
    return None


def _count(collection: Collection, workspace_id: str, condition: Any) -> int:
    return collection.count_documents({"workspace_id": workspace_id, "words": condition}, limit=_MANY, hint=BY_WORDS)


def _searchable(message: Document) -> UpdateOne:
    return UpdateOne({"_id": message["_id"], "words": None}, {"$set": {"words": words_of_message(message)}})
