"""What changes a chat together with its messages, each in one transaction: neither is ever without the other."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.domain.answers import Decision, Outcome
from common.domain.chats import Chat, Hold
from common.domain.clock import now
from common.domain.messages import Author, Incoming, Message, OutgoingDraft, Status
from common.domain.work import Claim
from common.errors import Conflict, Unavailable
from common.stores.chats import ChatStore, hold_document
from common.stores.database import ClientSession, Database, Document, merged
from common.stores.gaps import GapStore, Unanswered
from common.stores.message_documents import message_from, outgoing_document, received_document, scoped_key
from common.stores.work import LeaseLost


class ConversationStore:
    def __init__(self, database: Database, chats: ChatStore, gaps: GapStore) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._answers = chats.answers
        self._deliveries = chats.deliveries
        self._gaps = gaps

    def add_incoming(
        self, chat: Chat, incoming: Incoming, *, decision: Decision | None, answer_at: datetime, request_id: str | None
    ) -> Message | None:
        """Add a customer's message; without a `decision` the chat's answer becomes due at `answer_at`.

        Returns:
            The message, or None when it is on record already: then nothing changes.
        """
        document = received_document(chat, incoming, Author.CUSTOMER, request_id)
        changes = _activity(document)
        if not incoming.is_history:
            changes = merged(changes, {"$inc": {"unread": 1}})
        if decision is None:
            document["to_answer"] = True
            changes = merged(changes, self._answers.ask(answer_at, request_id), {"$min": {"answer.first_at": now()}})
        else:
            document["decision"] = asdict(decision)
        return self._add_once(chat, document, changes)

    def add_from_phone(
        self, chat: Chat, incoming: Incoming, *, hold: Hold | None, request_id: str | None
    ) -> Message | None:
        """Add what was written on the business phone itself, and let people hold the chat. None: on record already."""
        document = received_document(chat, incoming, Author.PHONE, request_id)
        return self._add_once(chat, document, merged(_activity(document), _holding(hold)))

    def add_outgoing(
        self, chat: Chat, draft: OutgoingDraft, *, hold: Hold, idempotency_key: str | None
    ) -> Message | None:
        """Queue what a member wrote, and let them hold the chat. None: the idempotency key was used before."""
        document = outgoing_document(chat, draft)
        if idempotency_key:
            document["idempotency_key"] = scoped_key(chat.id, idempotency_key)
        asked = self._deliveries.ask(document["created_at"], draft.request_id)
        return self._add_once(chat, document, merged(_activity(document), asked, _holding(hold)))

    def _add_once(self, chat: Chat, document: Document, changes: Document) -> Message | None:
        def add(session: ClientSession) -> Message:
            place = self._chats.find_one_and_update(
                {"_id": chat.id}, changes, {"seq": 1}, return_document=ReturnDocument.AFTER, session=session
            )
            if place is None:
                raise Unavailable("The chat was just joined with another one of the same customer: try again.")
            return self._insert(document, place, session)

        try:
            return self._database.transaction(add)
        except DuplicateKeyError:
            return None

    def commit_reply(
        self,
        claim: Claim,
        chat: Chat,
        burst: Sequence[Message],
        draft: OutgoingDraft,
        *,
        hold: Hold | None,
        unanswered: Unanswered | None,
        unless_newer: bool,
    ) -> Message | None:
        """Queue the AI's reply, note on each message of the burst that it is answered, and complete the chat's answer.

        From then on people hold the chat, if a `hold` is given; a question that stays `unanswered` is counted.

        Returns:
            The reply; or None when, at this very moment, people hold the chat, the lease is lost, or (`unless_newer`)
            the customer has written something that the reply does not know of: then nothing changes.
        Raises:
            LeaseLost: the burst was answered by another worker.
        """
        document = outgoing_document(chat, draft)
        answered = Decision(Outcome.ANSWERED, document["created_at"], reply_id=document["_id"])
        asked = self._deliveries.ask(document["created_at"], draft.request_id)
        changes = merged(_activity(document), asked, _holding(hold))

        def commit(session: ClientSession) -> Message | None:
            place = self._answers.complete(
                claim, also=changes, only={"hold": None}, unless_asked=unless_newer, session=session
            )
            if place is None:
                return None
            self._decide(burst, answered, session)
            if unanswered:
                self._gaps.count(chat, unanswered, session)
            return self._insert(document, place, session)

        try:
            return self._database.transaction(commit)
        except DuplicateKeyError:
            raise LeaseLost(f"the burst of chat {chat.id} was answered before") from None

    def decide(self, claim: Claim, burst: Sequence[Message], decision: Decision) -> None:
        """Note on each message of the burst why it stays unanswered, and complete the chat's answer.

        Raises:
            LeaseLost: another worker answers this chat by now.
        """

        def close(session: ClientSession) -> None:
            if self._answers.complete(claim, session=session) is None:
                raise LeaseLost(f"the answer of chat {claim.id}")
            self._decide(burst, decision, session)

        self._database.transaction(close)

    def ask_again(self, message: Message, request_id: str | None) -> None:
        """Make an incoming message that the AI failed to answer wait for its answer once more.

        Raises:
            Conflict: it is no longer one that failed.
        """
        failed = {"_id": message.id, "decision.outcome": Outcome.FAILED.value}
        again = {"$set": {"to_answer": True}, "$unset": {"decision": 1}}
        self._change_and_ask(failed, again, self._answers.ask(now(), request_id))

    def send_again(self, message: Message, message_id: str, request_id: str | None) -> None:
        """Queue an outgoing message once more, under `message_id` as its first id.

        Raises:
            Conflict: its status has changed meanwhile.
        """
        ids = [message_id, *(known for known in message.message_ids if known != message_id)]
        again = {"status": Status.QUEUED.value, "message_ids": ids, "to_send": True, "error": None, "send_attempts": 0}
        unchanged = {"_id": message.id, "status": message.status.value}
        self._change_and_ask(unchanged, {"$set": again}, self._deliveries.ask(now(), request_id))

    def _change_and_ask(self, which: Document, changes: Document, asked: Document) -> None:
        def change(session: ClientSession) -> None:
            message = self._messages.find_one_and_update(which, changes, session=session)
            if message is None:
                raise Conflict("The message has changed meanwhile: load it again.")
            self._chats.update_one({"_id": message["chat_id"]}, asked, session=session)

        self._database.transaction(change)

    def _insert(self, document: Document, place: Document, session: ClientSession) -> Message:
        document["seq"] = place["seq"]
        self._messages.insert_one(document, session=session)
        return message_from(document)

    def _decide(self, burst: Sequence[Message], decision: Decision, session: ClientSession) -> None:
        self._messages.update_many(
            {"_id": {"$in": [message.id for message in burst]}, "to_answer": True},
            {"$set": {"decision": asdict(decision)}, "$unset": {"to_answer": 1}},
            session=session,
        )


def _activity(message: Document) -> Document:
    """Return the update that gives the message the next place in the chat, and shows it as the last one if it is.

    MongoDB compares documents field by field, so the later `sent_at` wins whatever else is written at the same time.
    """
    last = {"sent_at": message["sent_at"], "direction": message["direction"], "text": message["text"][:500]}
    return {"$inc": {"seq": 1}, "$max": {"last_activity_at": message["sent_at"], "last_message": last}}


def _holding(hold: Hold | None) -> Document:
    return {"$set": {"hold": hold_document(hold)}} if hold else {}
