"""The files that come along with messages: fetching them and putting them into words are work items of the messages."""

from collections.abc import Sequence
from typing import Any

from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Message
from common.inbox.store.message_fields import message_from
from common.leads.store.leads import LeadStore
from common.mongo.database import ClientSession, Database
from common.mongo.files import FileStore
from common.work.claims import Claim
from common.work.items import LeaseLost, WorkItems


class MediaStore:
    """`waiting` are the work items, in the chats, that may wait for a file of the chat to be read."""

    def __init__(
        self, database: Database, files: FileStore, reading: WorkItems, leads: LeadStore, waiting: Sequence[WorkItems]
    ) -> None:
        self._database = database
        self._messages = database.collection("messages")
        self._files = files
        self._waiting = waiting
        self.reading = reading
        self._leads = leads

    def claim(self, message_id: str) -> tuple[Claim, Message] | None:
        """Take the reading of a message's file upon this worker, if it is due and nobody is at it."""
        claimed = self.reading.claim(message_id)
        return (claimed[0], message_from(claimed[1])) if claimed else None

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

    def finish(self, claim: Claim, state: MediaState, *, words: str | None = None, reason: str | None = None) -> None:
        """Note what the file says, or why that is not known, and wake the work in the chat that waits for it.

        What is known now is read for what it establishes.

        Raises:
            LeaseLost: another worker reads this file by now.
        """
        read: dict[str, Any] = {"media.state": state.value, "media.words": words, "media.reason": reason}

        def finish(session: ClientSession) -> None:
            document = self.reading.complete(claim, also={"$set": read}, session=session)
            if document is None:
                raise LeaseLost(f"the file of message {claim.id}")
            if state is not MediaState.FAILED:
                self._leads.read_again(document["chat_id"], document["seq"], session)
            if message_from(document).has_words:
                for work in self._waiting:
                    work.wake(document["chat_id"], session)

        self._database.transaction(finish)
