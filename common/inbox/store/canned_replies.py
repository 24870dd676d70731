"""Canned replies, by their shortcuts."""

from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.inbox.rules.canned_replies import MOST_CANNED_REPLIES, CannedReply
from common.inbox.store.removed import emptied
from common.kernel.errors import Invalid, NotFound
from common.kernel.ids import new_id
from common.mongo.database import Database, Document, delete_in_slices


class CannedReplyStore:
    def __init__(self, database: Database) -> None:
        self._replies = database.collection("canned_replies")

    def of_workspace(self, workspace_id: str) -> list[CannedReply]:
        """Return all canned replies of a workspace, by their shortcuts."""
        found = self._replies.find({"workspace_id": workspace_id}).sort("shortcut", 1)
        return [_reply(document) for document in found]

    def add(self, workspace_id: str, shortcut: str, text: str) -> CannedReply:
        """Add a canned reply.

        Raises:
            Invalid: there is one of this shortcut, or there are too many.
        """
        if self._replies.count_documents({"workspace_id": workspace_id}) >= MOST_CANNED_REPLIES:
            raise Invalid(f"A workspace can have at most {MOST_CANNED_REPLIES} canned replies.", field="shortcut")
        document = {"_id": new_id(), "workspace_id": workspace_id, "shortcut": shortcut, "text": text}
        try:
            self._replies.insert_one(document)
        except DuplicateKeyError:
            raise _taken(shortcut) from None
        return _reply(document)

    def update(self, workspace_id: str, canned_reply_id: str, **changes: Any) -> CannedReply:
        """Change the `shortcut` or `text` of a canned reply.

        Raises:
            NotFound: the workspace has no such canned reply.
            Invalid: there is another one of this shortcut.
        """
        here = {"workspace_id": workspace_id, "_id": canned_reply_id}
        try:
            document = self._replies.find_one_and_update(here, {"$set": changes}, return_document=ReturnDocument.AFTER)
        except DuplicateKeyError:
            raise _taken(changes["shortcut"]) from None
        return _reply(_found(document))

    def remove(self, workspace_id: str, canned_reply_id: str) -> None:
        """Remove a canned reply.

        Raises:
            NotFound: the workspace has no such canned reply.
        """
        here = {"workspace_id": workspace_id, "_id": canned_reply_id}
        self._replies.replace_one(here, emptied(_found(self._replies.find_one(here))))

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._replies, {"workspace_id": workspace_id})


def _reply(document: Document) -> CannedReply:
    return CannedReply(document["_id"], document["shortcut"], document["text"])


def _found(document: Document | None) -> Document:
    if document is None:
        raise NotFound("There is no such canned reply in this workspace.")
    return document


def _taken(shortcut: str) -> Invalid:
    return Invalid(f"There is a canned reply /{shortcut} already.", field="shortcut")
