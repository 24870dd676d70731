"""Messages that their writer takes back before they are sent: nobody finds or answers them any more."""

from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import Status
from common.inbox.store.message_fields import last_message
from common.inbox.store.unanswered import note_whether_answered
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document
from common.work.store.items import WorkItems

_NOT_BY_ANYBODY: Document = {"to_send": 1, "converting": 1, "words": 1}


class TakingBackStore:
    """`sending` are the work items, in the chats, by which what waits in them is sent."""

    def __init__(self, database: Database, sending: WorkItems) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._sending = sending

    def take_back(self, message: Message, request_id: str | None) -> bool:
        """Never send a message that waits to be sent; the chat is as if it had not been written. False: it is too late.

        What surely was not sent yet waits, also after a try that failed.
        """
        waiting = {"_id": message.id, "status": Status.QUEUED.value, "to_send": True}
        taken_back = {"$set": {"status": Status.CANCELLED.value}, "$unset": _NOT_BY_ANYBODY}

        def take_back(session: ClientSession) -> bool:
            if not self._messages.update_one(waiting, taken_back, session=session).matched_count:
                return False
            here = {"_id": message.chat_id}
            self._chats.update_one(here, self._sending.request(now(), request_id), session=session)
            self._show_the_one_before(message, session)
            note_whether_answered(self._database, message.chat_id, session)
            return True

        return self._database.transaction(take_back)

    def _show_the_one_before(self, message: Message, session: ClientSession) -> None:
        """Show what was written before it as the chat's last message, if this is it."""
        said = {"chat_id": message.chat_id, "status": {"$ne": Status.CANCELLED.value}}
        newest = self._messages.find_one(said, sort=[("sent_at", -1), ("seq", -1)], session=session)
        shown = {"_id": message.chat_id, "last_message.sent_at": message.sent_at}
        before = {"last_message": last_message(newest) if newest else None}
        self._chats.update_one(shown, {"$set": before}, session=session)
