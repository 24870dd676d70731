"""What changes a chat together with its messages, each in one transaction: neither is ever without the other."""

from dataclasses import asdict

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.inbox.events import Arrival, Due, Subscriber
from common.inbox.rules.chats import Chat, Hold, HoldReason, lasting
from common.inbox.rules.decisions import Decision
from common.inbox.rules.messages import Author, Incoming, Message, OutgoingDraft, Status
from common.inbox.store.chat_fields import hold_document, hold_from
from common.inbox.store.message_fields import (
    activity,
    message_from,
    numbered,
    outgoing_document,
    received_document,
    scoped_key,
)
from common.kernel.clock import now
from common.kernel.errors import Conflict, Unavailable
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.store.items import WorkItems


class _Unmet(Exception):
    """The chat is no longer as it was found."""


class ConversationStore:
    """`sending` are the work items, in the chats, by which what waits in them is sent."""

    def __init__(self, database: Database, sending: WorkItems, subscribers: Subscriber) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._sending = sending
        self._subscribers = subscribers

    def add_incoming(self, arrival: Arrival, decision: Decision | None) -> tuple[Message, tuple[Due, ...]] | None:
        """Add a customer's message; without a `decision` it waits for its answer. Publishes its arrival.

        Returns:
            The message with what is due by it, or None when it is on record already: then nothing changes.
        """
        chat, incoming = arrival.chat, arrival.incoming
        document = received_document(chat, incoming, Author.CUSTOMER, arrival.request_id)
        if decision is None:
            document["to_answer"] = True
        else:
            document["decision"] = asdict(decision)
        change = self._subscribers.arrived(arrival)
        unread: Document = {} if incoming.is_history else {"$inc": {"unread": 1}}
        message = self._add_once(chat, [document], merged(unread, change.update))
        return (message, change.due) if message else None

    def add_opting(
        self, chat: Chat, incoming: Incoming, decision: Decision, confirmation: OutgoingDraft, *, out: bool
    ) -> Message | None:
        """Add a message by which the customer opts out of automatic messages, or in again, and queue its confirmation.

        Of two such messages at the same moment only one is confirmed.

        Returns:
            The message, or None when it is on record already: then nothing changes.
        """
        document = received_document(chat, incoming, Author.CUSTOMER, confirmation.request_id)
        document["decision"] = asdict(decision)
        unread: Document = {"$inc": {"unread": 1}}
        opted = {"$set": {"opted_out_at": document["created_at"] if out else None}}
        asked = self._sending.request(document["created_at"], confirmation.request_id)
        both = [document, outgoing_document(chat, confirmation)]
        before = {"opted_out_at": None if out else {"$ne": None}}
        try:
            return self._add_once(chat, both, merged(unread, opted, asked), only=before)
        except _Unmet:
            return self._add_once(chat, [document], unread)

    def add_from_phone(
        self, chat: Chat, incoming: Incoming, *, hold: Hold | None, request_id: str | None
    ) -> Message | None:
        """Add what was written on the business phone itself, and let people hold the chat. None: on record already."""
        document = received_document(chat, incoming, Author.PHONE, request_id)
        return self._add_once(chat, [document], {}, hold)

    def add_outgoing(
        self, chat: Chat, draft: OutgoingDraft, *, hold: Hold, idempotency_key: str | None
    ) -> Message | None:
        """Queue what a member wrote, and let them hold the chat. None: the idempotency key was used before."""
        document = outgoing_document(chat, draft)
        if idempotency_key:
            document["idempotency_key"] = scoped_key(chat.id, idempotency_key)
        asked = self._sending.request(document["created_at"], draft.request_id)
        return self._add_once(chat, [document], asked, hold)

    def _add_once(
        self,
        chat: Chat,
        documents: list[Document],
        changes: Document,
        hold: Hold | None = None,
        only: Document | None = None,
    ) -> Message | None:
        """Add messages to the chat, and return the first of them; None when it is on record already.

        Raises:
            _Unmet: the chat does not meet the condition `only`.
        """

        def add(session: ClientSession) -> Message:
            held = self._holding(chat, hold, session) if hold else {}
            position = self._chats.find_one_and_update(
                {"_id": chat.id, **(only or {})},
                merged(activity(documents), changes, held),
                {"seq": 1},
                return_document=ReturnDocument.AFTER,
                session=session,
            )
            if position is None and only:
                raise _Unmet
            if position is None:
                raise Unavailable("The chat was just joined with another one of the same customer: try again.")
            numbered(documents, position["seq"])
            for document in documents:
                self._messages.insert_one(document, session=session)
            return message_from(documents[0])

        try:
            return self._database.transaction(add)
        except DuplicateKeyError:
            return None

    def _holding(self, chat: Chat, hold: Hold, session: ClientSession) -> Document:
        present = self._chats.find_one({"_id": chat.id}, {"hold": 1}, session=session) or {}
        return {"$set": {"hold": hold_document(lasting(hold_from(present.get("hold")), hold))}}

    def send_again(self, message: Message, message_id: str, request_id: str | None) -> None:
        """Queue an outgoing message once more, under `message_id` as its first id.

        Raises:
            Conflict: its status has changed meanwhile.
        """
        ids = [message_id, *(known for known in message.message_ids if known != message_id)]
        again = {
            "status": Status.QUEUED.value,
            "message_ids": ids,
            "to_send": True,
            "error": None,
            "send_attempts": 0,
            "send_at": None,
        }
        unchanged = {"_id": message.id, "status": message.status.value}

        def change(session: ClientSession) -> None:
            message_found = self._messages.find_one_and_update(unchanged, {"$set": again}, session=session)
            if message_found is None:
                raise Conflict("The message has changed meanwhile: load it again.")
            here = {"_id": message_found["chat_id"]}
            self._chats.update_one(here, self._sending.request(now(), request_id), session=session)
            seen_to = {**here, "hold.reason": HoldReason.SEND_FAILED.value}
            self._chats.update_one(seen_to, {"$set": {"hold": None}}, session=session)

        self._database.transaction(change)
