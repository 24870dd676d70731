"""Messages. What changes a message together with its chat is in `conversations`."""

from collections.abc import Sequence
from typing import Any

from common.inbox.rules.decisions import Outcome
from common.inbox.rules.messages import Author, Incoming, Message, Status
from common.inbox.store.message_fields import message_from, scoped_key
from common.inbox.store.sending import SendingStore
from common.kernel.errors import NotFound
from common.mongo.database import Database

NEWEST = 20
_LARGE_BURST = 10
_MOST_PARTS = 10


class MessageStore:
    def __init__(self, database: Database, sending: SendingStore) -> None:
        self._messages = database.collection("messages")
        self._sending = sending

    def get(self, workspace_id: str, message_id: str) -> Message:
        """Return the message.

        Raises:
            NotFound: the workspace has no such message.
        """
        document = self._messages.find_one({"workspace_id": workspace_id, "_id": message_id})
        if document is None:
            raise NotFound("There is no such message.")
        return message_from(document)

    def workspace_of(self, message_id: str) -> str | None:
        """Return the workspace that a message belongs to, for checking access to it."""
        document = self._messages.find_one({"_id": message_id}, {"workspace_id": 1})
        return document["workspace_id"] if document else None

    def find(self, workspace_id: str, phone_number: str, whatsapp_id: str) -> Message | None:
        """Return the message that WhatsApp knows by this id, on this number."""
        document = self._messages.find_one(
            {"workspace_id": workspace_id, "phone_number": phone_number, "message_ids": whatsapp_id}
        )
        return message_from(document) if document else None

    def adopt_echo(self, workspace_id: str, phone_number: str, chat_id: str, incoming: Incoming) -> Message | None:
        """Return our own message of which this is the echo, if it is one.

        A server that does not take our ids may report a message before it has answered our request to send it: the
        same text, on its way in the same chat just now, is that message, and gets the server's id.
        """
        known = self.find(workspace_id, phone_number, incoming.message_id)
        if known is not None:
            return known if known.author in (Author.AI, Author.MEMBER) else None
        for message in self.page(workspace_id, chat_id, NEWEST):
            if message.text == incoming.text and message.status in (Status.SENDING, Status.UNCONFIRMED):
                self._sending.advance({"_id": message.id}, Status.SENT, incoming.sent_at, None, incoming.message_id)
                return message
        return None

    def find_repeat(self, chat_id: str, idempotency_key: str) -> Message | None:
        """Return the message that was sent into the chat under this key."""
        document = self._messages.find_one({"idempotency_key": scoped_key(chat_id, idempotency_key)})
        return message_from(document) if document else None

    def page(
        self, workspace_id: str, chat_id: str, limit: int, *, before: int | None = None, after: int | None = None
    ) -> list[Message]:
        """Return messages of a chat in order: the newest, those before position `before`, or those after `after`."""
        query: dict[str, Any] = {"workspace_id": workspace_id, "chat_id": chat_id}
        if after is not None:
            query["seq"] = {"$gt": after}
            return [message_from(found) for found in self._messages.find(query).sort("seq", 1).limit(limit)]
        if before is not None:
            query["seq"] = {"$lt": before}
        newest = [message_from(found) for found in self._messages.find(query).sort("seq", -1).limit(limit)]
        return newest[::-1]

    def waiting_for_answer(self, workspace_id: str, chat_id: str, up_to_seq: int) -> list[Message]:
        """Return the burst: what the customer wrote and the AI has not decided on, in the order of writing."""
        query = {"workspace_id": workspace_id, "chat_id": chat_id, "to_answer": True, "seq": {"$lte": up_to_seq}}
        found = [message_from(document) for document in self._messages.find(query)]
        return sorted(found, key=lambda message: (message.sent_at, message.seq))

    def bursts_answered_lately(self, workspace_id: str, most: int) -> list[list[str]]:
        """Return the ids of the messages of the newest bursts that the AI has answered, the newest burst first."""
        query = {"workspace_id": workspace_id, "decision.outcome": Outcome.ANSWERED.value}
        found = self._messages.find(query, {"decision.reply_id": 1}).sort("created_at", -1).limit(most * _LARGE_BURST)
        bursts: dict[str, list[str]] = {}
        for message in found:
            if reply_id := message["decision"].get("reply_id"):
                bursts.setdefault(reply_id, []).insert(0, message["_id"])
        return list(bursts.values())[:most]

    def get_many(self, workspace_id: str, message_ids: Sequence[str]) -> list[Message]:
        """Return those of the messages that there are, in the order of writing."""
        query = {"workspace_id": workspace_id, "_id": {"$in": list(message_ids)}}
        found = [message_from(document) for document in self._messages.find(query)]
        return sorted(found, key=lambda message: (message.sent_at, message.seq))

    def parts_of(self, workspace_id: str, first_part_id: str) -> list[Message]:
        """Return all parts of a reply."""
        first = self.get(workspace_id, first_part_id)
        found = self.page(workspace_id, first.chat_id, _MOST_PARTS, after=first.seq - 1)
        return [one for one in found if one.seq - first.seq == one.part - first.part and one.purpose == first.purpose]
