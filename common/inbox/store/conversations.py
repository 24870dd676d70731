"""What changes a chat together with its messages, each in one transaction: neither is ever without the other."""

from dataclasses import asdict

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.channels.rules.events import MessageType
from common.inbox.events import Arrival, Due, Subscriber
from common.inbox.rules.chats import Chat, Direction, Hold, HoldReason, lasting
from common.inbox.rules.decisions import Decision
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.media import MediaState
from common.inbox.rules.messages import Author, Message, Purpose
from common.inbox.rules.sending import OutgoingDraft
from common.inbox.rules.statuses import RETRYABLE, Status
from common.inbox.store.chat_fields import REOPENED, chat_from, hold_document, hold_from
from common.inbox.store.drafts import DraftStore
from common.inbox.store.message_fields import (
    activity,
    message_from,
    numbered,
    outgoing_document,
    received_document,
    scoped_key,
)
from common.inbox.store.unanswered import ANSWERED, UNANSWERED
from common.kernel.clock import now
from common.kernel.errors import Conflict, Unavailable
from common.mongo.database import ClientSession, Database, Document, merged
from common.mongo.files import FileStore
from common.work.store.items import WorkItems, new_item

_ALL_READ: Document = merged({"$set": {"unread": 0}}, ANSWERED)
_SEEN_TO: Document = {"$unset": {"send_failed": 1}}


class ConversationStore:
    """`sending` are the work items, in the chats, by which what waits in them is sent."""

    def __init__(
        self, database: Database, files: FileStore, sending: WorkItems, drafts: DraftStore, subscribers: Subscriber
    ) -> None:
        self._database = database
        self._files = files
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._sending = sending
        self._drafts = drafts
        self._subscribers = subscribers

    def add_incoming(
        self, arrival: Arrival, decision: Decision | None, session: ClientSession
    ) -> tuple[Message, Chat, tuple[Due, ...]]:
        """Add a customer's message; without a `decision` it waits for its answer. Publishes its arrival.

        Returns:
            The message, the chat afterwards, and what is due by it.
        """
        chat, incoming = arrival.chat, arrival.incoming
        document = received_document(chat, incoming, Author.CUSTOMER, arrival.request_id)
        if decision is None:
            document["to_answer"] = True
        else:
            document["decision"] = asdict(decision)
        change = self._subscribers.arrived(arrival)
        noted = merged(_noted(incoming), UNANSWERED if decision is None else {})
        message, after = self._add(chat, [document], merged(noted, change.update), session)
        return message, after, change.due

    def add_opting(
        self,
        chat: Chat,
        incoming: Incoming,
        decision: Decision,
        confirmation: OutgoingDraft,
        session: ClientSession,
        *,
        out: bool,
    ) -> tuple[Message, Chat]:
        """Add a message by which the customer opts out of automatic messages, or in again, and queue its confirmation.

        Returns:
            The message, and the chat afterwards.
        """
        document = received_document(chat, incoming, Author.CUSTOMER, confirmation.request_id)
        document["decision"] = asdict(decision)
        opted = {"$set": {"opted_out_at": document["created_at"] if out else None}}
        asked = self._sending.request(document["created_at"], confirmation.request_id)
        both = [document, outgoing_document(chat, confirmation)]
        return self._add(chat, both, merged(_noted(incoming), opted, asked), session)

    def add_heard_opting(
        self, chat: Chat, message: Message, decision: Decision, confirmation: OutgoingDraft, *, out: bool
    ) -> None:
        """Note that a voice note on record opts the customer out, or in again, and queue the confirmation, once."""
        opted = {"$set": {"opted_out_at": now() if out else None}}
        changes = merged(opted, self._sending.request(now(), confirmation.request_id))
        waiting = {"_id": message.id, "to_answer": True}
        decided = {"$set": {"decision": asdict(decision)}, "$unset": {"to_answer": 1}}

        def add(session: ClientSession) -> None:
            if self._messages.update_one(waiting, decided, session=session).matched_count:
                self._add(chat, [outgoing_document(chat, confirmation)], changes, session)

        self._database.transaction(add)

    def add_from_phone(
        self, chat: Chat, incoming: Incoming, session: ClientSession, *, hold: Hold | None, request_id: str | None
    ) -> tuple[Message, Chat]:
        """Add what was written on the business phone itself, by people who have read the chat and `hold` it now."""
        document = received_document(chat, incoming, Author.PHONE, request_id)
        return self._add(chat, [document], _ALL_READ if hold else {}, session, hold)

    def add_outgoing(
        self, chat: Chat, draft: OutgoingDraft, *, hold: Hold, idempotency_key: str | None, last_seq: int | None
    ) -> Message | None:
        """Queue what a member wrote, who has read the chat and holds it now. None: the idempotency key was used before.

        Raises:
            Conflict: somebody else has answered behind the position `last_seq`.
            Unavailable: the chat was just joined with another one.
        """
        document = outgoing_document(chat, draft)
        if idempotency_key:
            document["idempotency_key"] = scoped_key(chat.id, idempotency_key)
        asked = self._sending.request(document["created_at"], draft.request_id)
        changes = merged(asked, _ALL_READ, _SEEN_TO)

        def add(session: ClientSession) -> Message:
            # Added first: what was sent before under its key is repeated, whoever has answered since.
            message, _ = self._add(chat, [document], changes, session, hold)
            if last_seq is not None:
                self._must_be_unanswered(message, last_seq, session)
            if draft.media and draft.media.file_id:
                self._files.adopt(draft.media.file_id, session)
            elif draft.author_id:
                self._drafts.remove(chat, draft.author_id, session)
            return message

        try:
            return self._database.transaction(add)
        except DuplicateKeyError:
            return None

    def _add(
        self,
        chat: Chat,
        documents: list[Document],
        changes: Document,
        session: ClientSession,
        hold: Hold | None = None,
    ) -> tuple[Message, Chat]:
        """Add messages to the chat, and return the first of them with the chat afterwards."""
        held = self._holding(chat, hold, session) if hold else {}
        after = self._chats.find_one_and_update(
            {"_id": chat.id},
            merged(activity(documents), changes, held),
            return_document=ReturnDocument.AFTER,
            session=session,
        )
        if after is None:
            raise Unavailable("The chat was just joined with another one of the same customer: try again.")
        numbered(documents, after["seq"])
        for document in documents:
            self._messages.insert_one(document, session=session)
        return message_from(documents[0]), chat_from(after)

    def _must_be_unanswered(self, message: Message, last_seq: int, session: ClientSession) -> None:
        """Refuse what its writer would not send having seen that a colleague or the AI has answered meanwhile."""
        by_others = {
            "chat_id": message.chat_id,
            "seq": {"$gt": last_seq, "$lt": message.seq},
            "direction": Direction.OUTGOING.value,
            "author_id": {"$ne": message.author_id},
            "status": {"$ne": Status.CANCELLED.value},
            "purpose": {"$in": [None, Purpose.REPLY.value, Purpose.HAND_OVER.value]},
        }
        answer = self._messages.find_one(by_others, {"author": 1}, session=session)
        if answer:
            who = "The AI" if answer["author"] == Author.AI.value else "A colleague"
            raise Conflict(f"{who} has answered meanwhile: look at the chat, and send again if it is still right.")

    def _holding(self, chat: Chat, hold: Hold, session: ClientSession) -> Document:
        present = self._chats.find_one({"_id": chat.id}, {"hold": 1}, session=session) or {}
        return {"$set": {"hold": hold_document(lasting(hold_from(present.get("hold")), hold))}}

    def send_again(self, message: Message, message_id: str, request_id: str | None) -> None:
        """Queue an outgoing message once more, under `message_id` as its first id; its recording is tried again, too.

        Raises:
            Conflict: its status has changed meanwhile.
        """
        ids = [message_id, *(known for known in message.message_ids if known != message_id)]
        again: Document = {
            "status": Status.QUEUED.value,
            "message_ids": ids,
            "to_send": True,
            "error": None,
            "send_attempts": 0,
            "send_at": None,
        }
        if message.media and message.media.state is MediaState.FAILED:
            again |= {"media.state": MediaState.WAITING.value, "converting": new_item(now(), request_id)}
        unchanged = {"_id": message.id, "status": message.status.value}

        def change(session: ClientSession) -> None:
            message_found = self._messages.find_one_and_update(unchanged, {"$set": again}, session=session)
            if message_found is None:
                raise Conflict("The message has changed meanwhile: load it again.")
            here = {"_id": message_found["chat_id"]}
            asked = self._sending.request(now(), request_id)
            others = {"chat_id": message_found["chat_id"], "status": {"$in": [one.value for one in RETRYABLE]}}
            more = self._messages.find_one(others, {"_id": 1}, session=session)
            self._chats.update_one(here, asked if more else merged(asked, _SEEN_TO), session=session)
            seen_to = {**here, "hold.reason": HoldReason.SEND_FAILED.value}
            self._chats.update_one(seen_to, {"$set": {"hold": None}}, session=session)

        self._database.transaction(change)


def _noted(incoming: Incoming) -> Document:
    """Return what a customer's message changes in its chat: one more to read, and where its writer is reached.

    Something to read also opens a chat that was closed or put off.
    """
    if incoming.is_history:
        return {}
    reached: Document = {"$max": {"reached_by": {"at": incoming.sent_at, "address": incoming.address}}}
    if incoming.says_something or incoming.type == MessageType.STICKER:
        return merged(reached, {"$inc": {"unread": 1}}, REOPENED)
    return reached
