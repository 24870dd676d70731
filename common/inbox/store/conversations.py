"""What changes a chat together with its messages, each in one transaction: neither is ever without the other."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.assistant.rules.answers import Decision, Outcome
from common.inbox.rules.chats import HANDED_OVER, Chat, Hold, HoldReason, lasting
from common.inbox.rules.messages import Author, Incoming, Message, OutgoingDraft, Status
from common.inbox.store.chat_fields import hold_document, hold_from
from common.inbox.store.chats import ChatStore
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
from common.leads.store.leads import LeadStore
from common.mongo.database import ClientSession, Database, Document, merged


class _Unmet(Exception):
    """The chat is no longer as it was found."""


class ConversationStore:
    def __init__(self, database: Database, chats: ChatStore, leads: LeadStore) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._answers = chats.answers
        self._deliveries = chats.deliveries
        self._remembering = chats.remembering
        self._tracking = leads.tracking

    def add_incoming(
        self,
        chat: Chat,
        incoming: Incoming,
        *,
        decision: Decision | None,
        answer_at: datetime,
        track: bool,
        remember: bool,
        request_id: str | None,
    ) -> Message | None:
        """Add a customer's message; without a `decision` the chat's answer becomes due at `answer_at`.

        With `track`, what it establishes about the workflow steps is to be read at that time, whoever answers. With
        `remember`, it is to be seen whether older messages have to be summed up.

        Returns:
            The message, or None when it is on record already: then nothing changes.
        """
        document = received_document(chat, incoming, Author.CUSTOMER, request_id)
        changes: Document = {}
        if not incoming.is_history:
            changes = merged(changes, {"$inc": {"unread": 1}})
        if decision is None:
            document["to_answer"] = True
            changes = merged(changes, self._answers.ask(answer_at, request_id), {"$min": {"answer.first_at": now()}})
        else:
            document["decision"] = asdict(decision)
        if remember:
            changes = merged(changes, self._remembering.ask(document["created_at"], request_id))
        if track:
            changes = merged(changes, self._tracking.ask(answer_at, request_id))
        return self._add_once(chat, [document], changes)

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
        asked = self._deliveries.ask(document["created_at"], confirmation.request_id)
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
        asked = self._deliveries.ask(document["created_at"], draft.request_id)
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
            place = self._chats.find_one_and_update(
                {"_id": chat.id, **(only or {})},
                merged(activity(documents), changes, held),
                {"seq": 1},
                return_document=ReturnDocument.AFTER,
                session=session,
            )
            if place is None and only:
                raise _Unmet
            if place is None:
                raise Unavailable("The chat was just joined with another one of the same customer: try again.")
            numbered(documents, place["seq"])
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

    def ask_again(self, message: Message, request_id: str | None) -> None:
        """Make an incoming message that the AI failed to answer wait for its answer once more.

        A hold by the AI itself is lifted, since it would only hand the chat over again.

        Raises:
            Conflict: it is no longer one that failed.
        """
        failed = {"_id": message.id, "decision.outcome": Outcome.FAILED.value}
        again = {"$set": {"to_answer": True}, "$unset": {"decision": 1}}
        asked = self._answers.ask(now(), request_id)

        def lift(session: ClientSession) -> None:
            # As the chat is at this very moment: a colleague may have taken it meanwhile.
            by_the_ai = {"hold.reason": {"$in": [reason.value for reason in HANDED_OVER]}}
            self._chats.update_one({"_id": message.chat_id, **by_the_ai}, {"$set": {"hold": None}}, session=session)

        self._change_and_ask(failed, again, asked, lift)

    def send_again(self, message: Message, message_id: str, request_id: str | None) -> None:
        """Queue an outgoing message once more, under `message_id` as its first id.

        Raises:
            Conflict: its status has changed meanwhile.
        """
        ids = [message_id, *(known for known in message.message_ids if known != message_id)]
        again = {"status": Status.QUEUED.value, "message_ids": ids, "to_send": True, "error": None, "send_attempts": 0}
        unchanged = {"_id": message.id, "status": message.status.value}

        def lift(session: ClientSession) -> None:
            seen_to = {"_id": message.chat_id, "hold.reason": HoldReason.SEND_FAILED.value}
            self._chats.update_one(seen_to, {"$set": {"hold": None}}, session=session)

        self._change_and_ask(unchanged, {"$set": again}, self._deliveries.ask(now(), request_id), lift)

    def _change_and_ask(
        self,
        which: Document,
        changes: Document,
        asked: Document,
        also: Callable[[ClientSession], None] | None = None,
    ) -> None:
        def change(session: ClientSession) -> None:
            message = self._messages.find_one_and_update(which, changes, session=session)
            if message is None:
                raise Conflict("The message has changed meanwhile: load it again.")
            self._chats.update_one({"_id": message["chat_id"]}, asked, session=session)
            if also:
                also(session)

        self._database.transaction(change)
