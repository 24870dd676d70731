"""Messages on their way out: what is sent next, and how far each has come."""

from datetime import datetime

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.inbox.events import Due, Subscriber
from common.inbox.rules.chats import Direction, after_failed_send
from common.inbox.rules.decisions import Outcome, Reason
from common.inbox.rules.messages import Message
from common.inbox.rules.statuses import Status, statuses_before
from common.inbox.store.chat_fields import hold_document, hold_from
from common.inbox.store.message_fields import message_from
from common.inbox.store.unanswered import SILENT, note_whether_answered
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document, merged


class SendingStore:
    def __init__(self, database: Database, subscribers: Subscriber) -> None:
        self._database = database
        self._subscribers = subscribers
        self._messages = database.collection("messages")
        self._chats = database.collection("chats")

    def next_to_send(self, chat_id: str) -> Message | None:
        """Return the chat's first unsent message, people's before automatic ones.

        SENDING means that nobody knows how an earlier attempt to send it ended.
        """
        waiting = [
            message_from(one) for one in self._messages.find({"chat_id": chat_id, "to_send": True}).sort("seq", 1)
        ]
        by_people = (message for message in waiting if message.purpose is None)
        return next(by_people, next(iter(waiting), None))

    def mark_sending(self, message: Message) -> Message | None:
        """Mark the message as being sent, durably, before it is, and count the try.

        Returns:
            The message as marked, or None when it is no longer as it was read: another worker is at it by now.
        """
        document = self._messages.find_one_and_update(
            {**_unchanged(message), "to_send": True},
            {"$set": {"status": Status.SENDING.value}, "$inc": {"send_attempts": 1}},
            return_document=ReturnDocument.AFTER,
        )
        return message_from(document) if document else None

    def take_mark_back(self, marked: Message, message: Message) -> None:
        """Make a marked message what it was when it was read, unless another worker has marked it since."""
        before = {"status": message.status.value, "send_attempts": message.send_attempts}
        self._messages.update_one(_unchanged(marked), {"$set": before})

    def hold_back(self, message: Message, send_at: datetime) -> None:
        """Note until when an automatic message waits: while somebody is seen typing, or after a try that failed."""
        self._messages.update_one({"_id": message.id}, {"$set": {"send_at": send_at}})

    def cancel(self, message: Message, why: str, *, held: bool) -> tuple[Due, ...]:
        """Never send this message, and note that on the messages which it answers; not if it has changed meanwhile.

        Where it is because people hold the chat (`held`), that is published. Returns what is due by it.
        """

        def write(session: ClientSession) -> tuple[Due, ...]:
            if not self._cancel(message, why, session):
                return ()
            self._note_not_sent(message, why, session)
            note_whether_answered(self._database, message.chat_id, session)
            return self._publish_stopped(message, session) if held else ()

        return self._database.transaction(write)

    def _publish_stopped(self, message: Message, session: ClientSession) -> tuple[Due, ...]:
        published = self._subscribers.stopped_by_hold(message, session)
        if published.update:
            self._chats.update_one({"_id": message.chat_id}, published.update, session=session)
        return published.due

    def _note_not_sent(self, message: Message, why: str, session: ClientSession) -> None:
        """Note on the messages which a reply answers that it, or the rest of it, was never sent."""
        check = {"gate": "delivery", "passed": False, "detail": why}
        declined = {"decision.outcome": Outcome.DECLINED.value, "decision.reason": Reason.REPLY_NOT_SENT.value}
        changes: Document = {"$addToSet": {"decision.checks": check}}
        if message.part == 1:
            changes["$set"] = {**declined, "decision.detail": why}
        position = {"chat_id": message.chat_id, "seq": message.seq - message.part + 1}
        first = self._messages.find_one(position, {"_id": 1}, session=session)
        if first:
            answered = {"workspace_id": message.workspace_id, "decision.reply_id": first["_id"]}
            self._messages.update_many(answered, changes, session=session)

    def _cancel(self, message: Message, why: str, session: ClientSession) -> bool:
        """Never send this message. False: it is no longer as it was read."""
        cancelled = {"$set": {"status": Status.CANCELLED.value, "error": why}, "$unset": {"to_send": 1}}
        return self._messages.update_one(_unchanged(message), cancelled, session=session).matched_count == 1

    def newest_incoming(self, chat_id: str) -> int:
        """Return the position of the newest message by which the customer says something now."""
        query = {"chat_id": chat_id, "direction": Direction.INCOMING.value, "decision.reason": {"$nin": SILENT}}
        found = self._messages.find_one(query, {"seq": 1}, sort=[("seq", -1)])
        return int(found["seq"]) if found else 0

    def earlier_part(self, message: Message) -> Status | None:
        """Return how far the part of a reply is that stands right before this one."""
        before = {"chat_id": message.chat_id, "seq": message.seq - 1, "part": message.part - 1}
        found = self._messages.find_one(before, {"status": 1})
        return Status(found["status"]) if found else None

    def mark_sent(self, message: Message, provider_id: str | None, at: datetime) -> None:
        """Record that the WhatsApp server took the message, together with the id that it gave it.

        A server that tells none may know it by another one: the echo will tell.
        """
        if provider_id is None:
            self._messages.update_one({"_id": message.id}, {"$set": {"id_unknown": True}})
        try:
            self.advance({"_id": message.id}, Status.SENT, at, None, provider_id)
        except DuplicateKeyError:
            # The server uses one id twice: ours is enough to know this message by.
            self.advance({"_id": message.id}, Status.SENT, at, None)

    def mark_not_sent(self, marked: Message, why: str) -> None:
        """Record that this try surely did not reach anyone, and why: the next one need not be careful."""
        self._messages.update_one(_unchanged(marked), {"$set": {"status": Status.QUEUED.value, "error": why}})

    def mark_failed(self, marked: Message, error: str) -> None:
        self._give_up(_unchanged(marked), advanced(Status.FAILED, now(), error), error)

    def fail(self, message_id: str, why: str, session: ClientSession) -> None:
        """Mark a message as failed that can't go out, in the transaction that notes more about it."""
        self._give_up_in(session, {"_id": message_id}, advanced(Status.FAILED, now(), why), why)

    def mark_unconfirmed(self, marked: Message, confirm_by: datetime, error: str) -> None:
        """Let the message wait for a receipt that tells whether it was sent."""
        self._messages.update_one(
            _unchanged(marked),
            {
                "$set": {"status": Status.UNCONFIRMED.value, "confirm_by": confirm_by, "error": error},
                "$unset": {"to_send": 1},
            },
        )

    def give_up_unconfirmed(self) -> int:
        """Mark messages whose confirmation never came as unknown, for people to decide. Returns how many."""
        overdue = {"confirm_by": {"$lt": now()}, "status": Status.UNCONFIRMED.value}
        unknown = {"$set": {"status": Status.UNKNOWN.value}, "$unset": {"confirm_by": 1}}
        found = list(self._messages.find(overdue, {"error": 1}))
        return sum(self._give_up({"_id": one["_id"], **overdue}, unknown, one["error"]) for one in found)

    def _give_up(self, which: Document, changes: Document | list[Document], why: str | None) -> bool:
        """Change a message that people have to see to, and have the chat say so. False: there is no such message."""
        return self._database.transaction(lambda session: self._give_up_in(session, which, changes, why))

    def _give_up_in(
        self, session: ClientSession, which: Document, changes: Document | list[Document], why: str | None
    ) -> bool:
        message = self._messages.find_one_and_update(which, changes, session=session)
        if message is None:
            return False
        here = {"_id": message["chat_id"]}
        if chat := self._chats.find_one(here, {"hold": 1}, session=session):
            hold = after_failed_send(hold_from(chat["hold"]), why, now())
            seen_to_by_people = {"hold": hold_document(hold), "send_failed": True}
            published = self._subscribers.handed_over(message["chat_id"], session)
            changed = merged({"$set": seen_to_by_people}, published.update)
            self._chats.update_one(here, changed, session=session)
        return True

    def apply_receipt(
        self, workspace_id: str, phone_number: str, whatsapp_id: str, status: Status, at: datetime, error: str | None
    ) -> bool:
        """Apply a receipt to our message of this id, if there is one. The time of a late receipt is kept, too."""
        ours = {
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "message_ids": whatsapp_id,
            "direction": Direction.OUTGOING.value,
        }
        if status is Status.FAILED:
            fresh = {**ours, "status": {"$in": [earlier.value for earlier in statuses_before(status)]}}
            if self._give_up(fresh, advanced(status, at, error), error):
                return True
        return self.advance(ours, status, at, error)

    def advance(
        self,
        which: Document,
        status: Status,
        at: datetime,
        error: str | None,
        another_id: str | None = None,
        session: ClientSession | None = None,
    ) -> bool:
        """Note a status of a message, unless it is further by now. Returns whether there is such a message."""
        changes = advanced(status, at, error, another_id)
        return self._messages.update_one(which, changes, session=session).matched_count == 1


def _unchanged(message: Message) -> Document:
    """Return the condition that a message has come as far as it had when it was read, in as many attempts."""
    attempts = message.send_attempts or {"$in": [0, None]}
    return {"_id": message.id, "status": message.status.value, "send_attempts": attempts}


def advanced(status: Status, at: datetime, error: str | None, another_id: str | None = None) -> list[Document]:
    """Return the update that notes a status of a message, unless it is further by now."""
    forward = {"$in": ["$status", [earlier.value for earlier in statuses_before(status)]]}
    changes: Document = {
        "status": {"$cond": [forward, status.value, "$status"]},
        "error": {"$cond": [forward, {"$literal": error}, "$error"]},
        f"status_at.{status.value}": {"$min": [f"$status_at.{status.value}", at]},
        "to_send": {"$cond": [forward, "$$REMOVE", "$to_send"]},
        "confirm_by": {"$cond": [forward, "$$REMOVE", "$confirm_by"]},
    }
    if another_id:
        more = {"$setDifference": [[{"$literal": another_id}], "$message_ids"]}
        changes["message_ids"] = {"$concatArrays": ["$message_ids", more]}
        changes["id_unknown"] = "$$REMOVE"
    return [{"$set": changes}]
