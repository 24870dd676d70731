"""Chats. What changes a chat together with its messages is in `conversations`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.inbox.events import Due, Subscriber
from common.inbox.rules.chats import HANDED_OVER, Chat, Hold, HoldReason, lasting
from common.inbox.store.chat_fields import chat_from, held, hold_document, hold_from, unheld
from common.inbox.store.joining import join_chats
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.removal import remove_chats
from common.kernel.clock import now
from common.kernel.errors import NotFound, OwnNumber
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChatFilter:
    """Which chats to list; None asks for no difference. `search` is looked for in the customer and the last message."""

    ai_enabled: bool | None = None
    needs_person: bool | None = None
    unread: bool | None = None
    qualified: bool | None = None
    search: str | None = None


class ChatStore:
    """`sending` are the work items, in the chats, by which what waits in them is sent."""

    def __init__(
        self, database: Database, sending: WorkItems, own_numbers: OwnNumbers, subscribers: Subscriber
    ) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self.sending = sending
        self._own_numbers = own_numbers
        self._subscribers = subscribers

    def in_delivery(self, claim: Claim) -> Chat | None:
        """Return the chat as it is now, or None when another worker sends by now."""
        document = self.sending.still_held(claim)
        return chat_from(document) if document else None

    def find_or_add(
        self, workspace_id: str, phone_number: str, customer_ids: tuple[str, ...], push_name: str | None
    ) -> Chat:
        """Return the one chat of this customer on this number, under whichever of the ids it is known so far.

        Ids that are new are noted. When two chats turn out to be the same customer's, they become one. Among the ids,
        the workspace's own numbers do not count.

        Raises:
            OwnNumber: there is no other id.
        """
        own = self._own_numbers.of_workspace(workspace_id)
        customer_ids = tuple(known for known in customer_ids if known not in own)
        if not customer_ids:
            raise OwnNumber("This is a number of the workspace itself, not a customer's.", field="customer")
        here = {"workspace_id": workspace_id, "phone_number": phone_number}
        while True:
            found = list(self._chats.find({**here, "customer_ids": {"$in": list(customer_ids)}}).sort("created_at", 1))
            try:
                if not found:
                    return self._add(workspace_id, phone_number, customer_ids, push_name)
                if len(found) > 1:
                    pair = found[0]["_id"], found[1]["_id"]
                    join_chats(self._database, self.sending, self._subscribers, *pair)
                    continue
                return chat_from(self._note(self._without(own, found[0]), customer_ids, push_name))
            except DuplicateKeyError:
                continue

    def _add(self, workspace_id: str, phone_number: str, customer_ids: tuple[str, ...], push_name: str | None) -> Chat:
        moment = now()
        document: Document = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "customer_ids": list(customer_ids),
            "push_name": push_name,
            "name": None,
            "assigned_to": None,
            "hold": None,
            "unread": 0,
            "last_message": None,
            "last_activity_at": NEVER,
            "seq": 0,
            "created_at": moment,
        }
        self._chats.insert_one(document)
        return chat_from(document)

    def _without(self, own: frozenset[str], document: Document) -> Document:
        """Return the chat, known by none of our own numbers from now on: it was found by another id."""
        if own.isdisjoint(document["customer_ids"]):
            return document
        for phone_number in own:
            self._own_numbers.take_from_chats(document["workspace_id"], phone_number)
        return document | {"customer_ids": [known for known in document["customer_ids"] if known not in own]}

    def _note(self, document: Document, customer_ids: tuple[str, ...], push_name: str | None) -> Document:
        known_ids = set(customer_ids) <= set(document["customer_ids"])
        if known_ids and push_name in (None, document["push_name"]):
            return document
        changes: Document = {"$addToSet": {"customer_ids": {"$each": list(customer_ids)}}}
        if push_name:
            changes["$set"] = {"push_name": push_name}
        updated = self._chats.find_one_and_update(
            {"_id": document["_id"]}, changes, return_document=ReturnDocument.AFTER
        )
        return updated or document

    def get(self, workspace_id: str, chat_id: str) -> Chat:
        """Return the chat.

        Raises:
            NotFound: the workspace has no such chat.
        """
        document = self._chats.find_one({"workspace_id": workspace_id, "_id": chat_id})
        if document is None:
            raise NotFound("There is no such chat.")
        return chat_from(document)

    def workspace_of(self, chat_id: str) -> str | None:
        """Return the workspace that a chat belongs to, for checking access to it."""
        document = self._chats.find_one({"_id": chat_id}, {"workspace_id": 1})
        return document["workspace_id"] if document else None

    def newest(
        self, workspace_id: str, chosen: ChatFilter, before: tuple[datetime, str] | None, limit: int
    ) -> list[Chat]:
        """Return chats, newest activity first, those behind the position `before` = (last activity, id)."""
        query: dict[str, Any] = {**_begun(workspace_id), **_as_lead(chosen.qualified)}
        conditions: list[Document] = []
        if chosen.ai_enabled is not None:
            conditions.append(unheld() if chosen.ai_enabled else held(HoldReason))
        if chosen.needs_person is not None:
            handed_over = held(HANDED_OVER)
            conditions.append(handed_over if chosen.needs_person else {"$nor": [handed_over]})
        if chosen.unread is not None:
            query["unread"] = {"$gt": 0} if chosen.unread else 0
        if chosen.search:
            text = {"$regex": re.escape(chosen.search), "$options": "i"}
            fields = ("name", "push_name", "customer_ids", "last_message.text")
            conditions.append({"$or": [{field: text} for field in fields]})
        if before:
            at, chat_id = before
            behind: list[Document] = [
                {"last_activity_at": {"$lt": at}},
                {"last_activity_at": at, "_id": {"$lt": chat_id}},
            ]
            conditions.append({"$or": behind})
        if conditions:
            query["$and"] = conditions
        found = self._chats.find(query).sort([("last_activity_at", -1), ("_id", -1)]).limit(limit)
        return [chat_from(document) for document in found]

    def by_age(self, workspace_id: str, qualified: bool | None, after: str, limit: int) -> list[Chat]:
        """Return chats in the order in which they began, those behind the id `after`: it stays while they go on.

        Those alone that are qualified, or are not, where that is asked for.
        """
        query = {**_begun(workspace_id), **_as_lead(qualified), "_id": {"$gt": after}}
        return [chat_from(document) for document in self._chats.find(query).sort("_id", 1).limit(limit)]

    def count_leads(self, workspace_id: str, *, qualified: bool) -> int:
        """Return how many chats are qualified, or are not."""
        return self._chats.count_documents({**_begun(workspace_id), **_as_lead(qualified)})

    def open(self, workspace_id: str, phone_number: str, customer: str, hold: Hold | None, **changes: Any) -> Chat:
        """Open the chat with a customer before anybody has written in it; one that is there is only changed.

        Raises:
            OwnNumber: the customer is a number of the workspace itself.
        """
        chat = self.find_or_add(workspace_id, phone_number, (customer,), None)
        self._chats.update_one({"_id": chat.id}, {"$max": {"last_activity_at": now()}})
        if hold:
            self.set_hold(workspace_id, chat.id, hold)
        return self.update(workspace_id, chat.id, **changes) if changes else self.get(workspace_id, chat.id)

    def set_hold(self, workspace_id: str, chat_id: str, hold: Hold) -> None:
        """Let people hold the chat; a hold by people that lasts longer stays. Publishes it."""

        def held(document: Document) -> Document:
            return {"hold": hold_document(lasting(hold_from(document["hold"]), hold))}

        self._change_hold(workspace_id, chat_id, held)

    def lift_hold(self, workspace_id: str, chat_id: str) -> tuple[Due, ...]:
        """Give the chat back to the AI, and publish it. Returns what is due by it."""
        return self._change_hold(workspace_id, chat_id, lambda _: {"hold": None, "not_found": 0})

    def _change_hold(self, workspace_id: str, chat_id: str, changed: Callable[[Document], Document]) -> tuple[Due, ...]:
        which = {"workspace_id": workspace_id, "_id": chat_id}

        def change(session: ClientSession) -> tuple[Due, ...]:
            document = self._chats.find_one(which, {"hold": 1}, session=session)
            if document is None:
                return ()
            published = self._subscribers.hold_changed(chat_id, session)
            self._chats.update_one(which, merged({"$set": changed(document)}, published.update), session=session)
            return published.due

        return self._database.transaction(change)

    def opt_in(self, workspace_id: str, chat_id: str) -> None:
        """Take back that the customer opted out of automatic messages."""
        self._chats.update_one({"workspace_id": workspace_id, "_id": chat_id}, {"$set": {"opted_out_at": None}})

    def update(self, workspace_id: str, chat_id: str, **changes: Any) -> Chat:
        self._chats.update_one({"workspace_id": workspace_id, "_id": chat_id}, {"$set": changes})
        return self.get(workspace_id, chat_id)

    def remove_some(self, workspace_id: str) -> bool:
        """Remove some of the workspace's chats with their messages. Says whether there were any."""
        return remove_chats(self._database, workspace_id)


def _begun(workspace_id: str) -> Document:
    return {"workspace_id": workspace_id, "last_activity_at": {"$gt": NEVER}}


def _as_lead(qualified: bool | None) -> Document:
    return {} if qualified is None else {"qualified": True if qualified else {"$ne": True}}
