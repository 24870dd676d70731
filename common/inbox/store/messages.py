"""Messages. What changes a message together with its chat is in `conversations`."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from common.inbox.rules.chats import Chat, Direction
from common.inbox.rules.decisions import Outcome
from common.inbox.rules.incoming import Incoming
from common.inbox.rules.messages import Author, Message
from common.inbox.rules.statuses import Status
from common.inbox.store.message_fields import message_from, scoped_key
from common.kernel.errors import NotFound
from common.mongo.database import ClientSession, Database

_ECHO_WITHIN = timedelta(minutes=15)
_ON_ITS_WAY = (Status.SENDING, Status.UNCONFIRMED, Status.UNKNOWN)
_LARGE_BURST = 10
_MOST_PARTS = 10

Place = tuple[datetime, int]


class MessageStore:
    def __init__(self, database: Database) -> None:
        self._messages = database.collection("messages")

    def get(self, workspace_id: str, message_id: str, session: ClientSession | None = None) -> Message:
        """Return the message.

        Raises:
            NotFound: the workspace has no such message.
        """
        document = self._messages.find_one({"workspace_id": workspace_id, "_id": message_id}, session=session)
        if document is None:
            raise NotFound("There is no such message.")
        return message_from(document)

    def at(self, workspace_id: str, chat_id: str, seq: int) -> Message:
        """Return the message at a position of the chat.

        Raises:
            NotFound: there is none.
        """
        document = self._messages.find_one({"workspace_id": workspace_id, "chat_id": chat_id, "seq": seq})
        if document is None:
            raise NotFound("There is no message at this position.")
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

    def known(self, phone_number: str, whatsapp_ids: Collection[str], session: ClientSession) -> dict[str, Message]:
        """Return the messages that WhatsApp knows by these ids, on this number, by each id.

        A number may have moved: they may be another workspace's.
        """
        query = {"phone_number": phone_number, "message_ids": {"$in": list(whatsapp_ids)}}
        messages = map(message_from, self._messages.find(query, session=session))
        return {whatsapp_id: message for message in messages for whatsapp_id in message.message_ids}

    def echoed(self, chat: Chat, incoming: Incoming, session: ClientSession) -> Message | None:
        """Return our own message of which this is the echo under an id that we don't know, if it is one.

        A server that does not take our ids may report a message before it has answered our request to send it, or
        after it has told no id: the same text, below the same kind of file if any, sent in the same chat just now, is
        that message.
        """
        lately = {
            "chat_id": chat.id,
            "text": incoming.text,
            "type": incoming.type,
            "direction": Direction.OUTGOING.value,
            "created_at": {"$gt": incoming.arrived_at - _ECHO_WITHIN},
            "$or": [{"status": {"$in": [one.value for one in _ON_ITS_WAY]}}, {"id_unknown": True}],
        }
        found = self._messages.find_one(lately, sort=[("seq", 1)], session=session)
        return message_from(found) if found else None

    def find_repeat(self, chat_ids: Collection[str], idempotency_key: str) -> Message | None:
        """Return the message that was sent under this key into the chat, by any id that it was known by."""
        keys = [scoped_key(chat_id, idempotency_key) for chat_id in chat_ids]
        document = self._messages.find_one({"idempotency_key": {"$in": keys}})
        return message_from(document) if document else None

    def page(
        self,
        workspace_id: str,
        chat_id: str,
        limit: int,
        *,
        before: int | None = None,
        after: int | None = None,
        live: bool = False,
    ) -> list[Message]:
        """Return messages of a chat by arrival: the newest, those before position `before`, or those after `after`.

        Those that are `live`: without what a sync brought in.
        """
        query: dict[str, Any] = {"workspace_id": workspace_id, "chat_id": chat_id}
        if live:
            query |= {"is_history": None}
        if after is not None:
            query["seq"] = {"$gt": after}
            return [message_from(found) for found in self._messages.find(query).sort("seq", 1).limit(limit)]
        if before is not None:
            query["seq"] = {"$lt": before}
        newest = [message_from(found) for found in self._messages.find(query).sort("seq", -1).limit(limit)]
        return newest[::-1]

    def as_written(
        self, workspace_id: str, chat_id: str, limit: int, *, before: Place | None = None, after: Place | None = None
    ) -> list[Message]:
        """Return messages of a chat in the order of writing: the last, those before a place, or those after one.

        What a sync or a join has brought in late stands where it was written.
        """
        query: dict[str, Any] = {"workspace_id": workspace_id, "chat_id": chat_id}
        if after:
            found = self._messages.find(query | _beyond(after, "$gt")).sort([("sent_at", 1), ("seq", 1)]).limit(limit)
            return [message_from(document) for document in found]
        beyond = _beyond(before, "$lt") if before else {}
        found = self._messages.find(query | beyond).sort([("sent_at", -1), ("seq", -1)]).limit(limit)
        return [message_from(document) for document in found][::-1]

    def latest(self, workspace_id: str, chat_id: str, limit: int, *, up_to_seq: int) -> list[Message]:
        """Return those that were written last of the messages up to a position, in the order of writing."""
        query = {"workspace_id": workspace_id, "chat_id": chat_id, "seq": {"$lte": up_to_seq}}
        found = self._messages.find(query).sort([("sent_at", -1), ("seq", -1)]).limit(limit)
        return [message_from(document) for document in found][::-1]

    def replies_since(self, workspace_id: str, chat_id: str, since: datetime, most: int) -> list[datetime]:
        """Return when the newest replies of the AI were made in a chat, after a moment, in order."""
        query = {
            "workspace_id": workspace_id,
            "chat_id": chat_id,
            "sent_at": {"$gt": since},
            "author": Author.AI.value,
            "generation": {"$exists": True},
        }
        found = self._messages.find(query, {"created_at": 1}).sort([("sent_at", -1), ("seq", -1)]).limit(most)
        return [document["created_at"] for document in found][::-1]

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


def _beyond(place: Place, way: str) -> dict[str, Any]:
    """Return the condition that a message was written beyond a place: a moment, and a position among those of it."""
    moment, seq = place
    return {"sent_at": {f"{way}e": moment}, "$or": [{"sent_at": {way: moment}}, {"seq": {way: seq}}]}
