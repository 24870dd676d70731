"""The files that come along with messages: fetching them and putting them into words are work items of the messages."""

from typing import Any

from common.inbox.events import Due, Subscriber
from common.inbox.rules.media import MediaState
from common.inbox.store.message_fields import message_from, words_of_message
from common.mongo.database import ClientSession, Database
from common.mongo.files import FileStore
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class MediaStore:
    """`reading` are the work items, in the messages, by which their files are read."""

    def __init__(self, database: Database, files: FileStore, reading: WorkItems, subscribers: Subscriber) -> None:
        self._database = database
        self._messages = database.collection("messages")
        self._chats = database.collection("chats")
        self._files = files
        self._subscribers = subscribers
        self.reading = reading

    def keep_file(self, claim: Claim, file_id: str, size: int) -> None:
        """Note that the file was fetched, so that a repeat need not fetch it again.

        Raises:
            LeaseLost: another worker reads this file by now.
        """

        def keep(session: ClientSession) -> None:
            changes = {"$set": {"media.file_id": file_id, "media.size": size}}
            if not self._messages.update_one(self.reading.held(claim), changes, session=session).matched_count:
                raise LeaseLost(f"the file of message {claim.id}")
            self._files.adopt(file_id, session)

        self._database.transaction(keep)

    def finish(
        self, claim: Claim, state: MediaState, *, words: str | None = None, reason: str | None = None
    ) -> tuple[Due, ...]:
        """Note what the file says, or why that is not known, and publish it. Returns what is due by it.

        Raises:
            LeaseLost: another worker reads this file by now.
        """
        read: dict[str, Any] = {"media.state": state.value, "media.words": words, "media.reason": reason}

        def finish(session: ClientSession) -> tuple[Due, ...]:
            document = self.reading.complete(claim, also={"$set": read}, session=session)
            if document is None:
                raise LeaseLost(f"the file of message {claim.id}")
            if words:
                found_by = {"$set": {"words": words_of_message(document)}}
                self._messages.update_one({"_id": document["_id"]}, found_by, session=session)
            published = self._subscribers.file_read(message_from(document), session)
            if published.update:
                self._chats.update_one({"_id": document["chat_id"]}, published.update, session=session)
            return published.due

        return self._database.transaction(finish)
