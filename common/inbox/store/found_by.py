"""What chats are found by, kept with each: `found_by` and `words` of the customer, and `words` of the last message."""

import re
from collections.abc import Sequence
from itertools import chain

from pymongo import ReturnDocument, UpdateOne

from common.inbox.rules.finding import pieces, pieces_at_words, sought
from common.inbox.rules.words import words_of
from common.mongo.database import ClientSession, Collection, Document

_KNOWN_BY = ("name", "push_name", "customer_ids")
_PIECES = {field: [("workspace_id", 1), (field, 1)] for field in ("found_by", "last_message.words")}
# To look at this many one by one takes as long as to go through the newest chats until a page of them is found.
_FEW = 1000
_AT_ONCE = 1000
# MongoDB looks into an index only where a condition names its first field.
_ANYWHERE = {"workspace_id": {"$gt": ""}}
_LACKING = [
    {**_ANYWHERE, "found_by": None},
    {**_ANYWHERE, "words": None},
    {**_ANYWHERE, "last_message.words": None, "last_message.text": {"$gt": ""}},
]


def findable(chat: Document) -> Document:
    """Return the fields of a chat by which its customer is found: in lists by pieces, in a search by words."""
    ids = (known.partition("@")[0] for known in chat["customer_ids"])
    return {"found_by": _found_by(chat), "words": words_of([chat["name"], chat["push_name"], *ids])}


def _found_by(chat: Document) -> list[str]:
    """Return the pieces of the customer's names and numbers; another id is found from its beginning on."""
    found = {piece for name in (chat["name"], chat["push_name"]) if name for piece in pieces(name)}
    for known in chat["customer_ids"]:
        found |= pieces(known) if known.startswith("+") else pieces_at_words(known)
    return sorted(found)


def words(last_message: str) -> list[str]:
    """Return the pieces of the last message."""
    return sorted(pieces_at_words(last_message))


def few_found(chats: Collection, workspace_id: str, search: str) -> list[str] | None:
    """Return all chats in which the text may stand, if they are few; None where they are many."""
    piece = {"$regex": f"^{re.escape(sought(search))}"}
    places = {field: {"workspace_id": workspace_id, field: piece} for field in _PIECES}
    # To count takes the index alone, so it is cheap to learn that they are many.
    counts = [chats.count_documents(at, limit=_FEW + 1, hint=_PIECES[field]) for field, at in places.items()]
    if sum(counts) > _FEW:
        return None
    found = [chats.find(at, {"_id": 1}, hint=_PIECES[field]) for field, at in places.items()]
    return list({chat["_id"] for chat in chain(*found)})


def change_if_unchanged(
    chats: Collection, chat: Document, changes: Document, session: ClientSession | None = None
) -> Document | None:
    """Change a chat, and what it is found by, if the customer is still known by what was read; None if not."""
    changed = {**changes, **findable(chat | changes)}
    return chats.find_one_and_update(
        _as_read(chat, _KNOWN_BY), {"$set": changed}, return_document=ReturnDocument.AFTER, session=session
    )


def make_findable(chats: Collection) -> None:
    """Add to each chat that an earlier release has written what it is found by."""
    while found := list(chats.find({"$or": _LACKING}).limit(_AT_ONCE)):
        chats.bulk_write([_findable(chat) for chat in found], ordered=False)


def _findable(chat: Document) -> UpdateOne:
    changes = findable(chat)
    if last := chat["last_message"]:
        changes["last_message"] = {**last, "words": words(last["text"])}
    return UpdateOne(_as_read(chat, (*_KNOWN_BY, "last_message")), {"$set": changes})


def _as_read(chat: Document, fields: Sequence[str]) -> Document:
    return {"_id": chat["_id"], **{field: chat[field] for field in fields}}
