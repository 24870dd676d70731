"""Notes for colleagues, in a collection of their own: nothing that is said to customers or to a model reads it."""

from datetime import datetime

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.inbox.rules.chats import Chat
from common.inbox.rules.notes import Note
from common.inbox.rules.words import words_of
from common.inbox.store.removed import emptied
from common.kernel.clock import now
from common.kernel.errors import NotFound, Unavailable
from common.mongo.database import ClientSession, Database, Document, delete_in_slices

_NEWEST_FIRST = [("created_at", -1), ("_id", -1)]


class NoteStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._notes = database.collection("notes")
        self._chats = database.collection("chats")

    def add(self, chat: Chat, note_id: str, author_id: str, text: str, mentions: list[str]) -> Note | None:
        """Add a note to a chat. None: this id was used before.

        Raises:
            Unavailable: the chat was just joined with another one.
        """
        moment = now()
        document: Document = {
            "_id": note_id,
            "workspace_id": chat.workspace_id,
            "chat_id": chat.id,
            "author_id": author_id,
            "text": text,
            "words": words_of([text]),
            "mentions": mentions,
            "created_at": moment,
            "edited_at": None,
        }

        def add(session: ClientSession) -> None:
            # Written to, so that no join takes place at the same time: notes move with it.
            noted = self._chats.update_one({"_id": chat.id}, {"$max": {"noted_at": moment}}, session=session)
            if not noted.matched_count:
                raise Unavailable("The chat was just joined with another one of the same customer: try again.")
            self._notes.insert_one(document, session=session)

        try:
            self._database.transaction(add)
        except DuplicateKeyError:
            return None
        return note_from(document)

    def get(self, workspace_id: str, chat_id: str, note_id: str) -> Note:
        """Return the note.

        Raises:
            NotFound: the chat has no such note.
        """
        return _found(self._notes.find_one(_this(workspace_id, chat_id, note_id)))

    def newest(self, workspace_id: str, chat_id: str, before: tuple[datetime, str] | None, limit: int) -> list[Note]:
        """Return notes of a chat, the newest first, those behind the position `before` = (moment, id)."""
        query: Document = {"workspace_id": workspace_id, "chat_id": chat_id}
        if before:
            at, note_id = before
            query |= {"created_at": {"$lte": at}, "$nor": [{"created_at": at, "_id": {"$gte": note_id}}]}
        return [note_from(document) for document in self._notes.find(query).sort(_NEWEST_FIRST).limit(limit)]

    def update(self, workspace_id: str, chat_id: str, note_id: str, text: str, mentions: list[str]) -> Note:
        """Change what a note says.

        Raises:
            NotFound: the chat has no such note.
        """
        changes = {"$set": {"text": text, "words": words_of([text]), "mentions": mentions, "edited_at": now()}}
        here = _this(workspace_id, chat_id, note_id)
        return _found(self._notes.find_one_and_update(here, changes, return_document=ReturnDocument.AFTER))

    def remove(self, workspace_id: str, chat_id: str, note_id: str) -> None:
        """Remove a note, if it is there."""
        here = _this(workspace_id, chat_id, note_id)
        if document := self._notes.find_one(here):
            self._notes.replace_one(here, emptied(document))

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._notes, {"workspace_id": workspace_id})


def note_from(document: Document) -> Note:
    """Read a note from its document."""
    return Note(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        chat_id=document["chat_id"],
        author_id=document["author_id"],
        text=document["text"],
        mentions=tuple(document["mentions"]),
        created_at=document["created_at"],
        edited_at=document["edited_at"],
    )


def _this(workspace_id: str, chat_id: str, note_id: str) -> Document:
    return {"workspace_id": workspace_id, "chat_id": chat_id, "_id": note_id}


def _found(document: Document | None) -> Note:
    if document is None:
        raise NotFound("There is no such note in this chat.")
    return note_from(document)
