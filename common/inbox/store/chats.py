"""Chats. What changes a chat together with its messages is in `conversations`."""

from collections.abc import Callable
from typing import Any

from pymongo.errors import DuplicateKeyError

from common.inbox.events import Due, Subscriber
from common.inbox.rules.chats import Chat, Hold, lasting
from common.inbox.store.chat_fields import chat_from, hold_document, hold_from
from common.inbox.store.chat_filter import NEVER, NEWEST_FIRST, ChatFilter, Position, as_lead, begun, matching
from common.inbox.store.found_by import change_if_unchanged, few_found, found_by, make_findable
from common.inbox.store.indexes import ALL_BY_ACTIVITY
from common.inbox.store.joining import join_chats
from common.inbox.store.own_numbers import OwnNumbers
from common.inbox.store.removal import remove_chats
from common.kernel.clock import now
from common.kernel.errors import NotFound, OwnNumber
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems


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
                if noted := self._note(self._without(own, found[0]), customer_ids, push_name):
                    return chat_from(noted)
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
        document["found_by"] = found_by(document)
        self._chats.insert_one(document)
        return chat_from(document)

    def _without(self, own: frozenset[str], document: Document) -> Document:
        """Return the chat, known by none of our own numbers from now on: it was found by another id."""
        if own.isdisjoint(document["customer_ids"]):
            return document
        for phone_number in own:
            self._own_numbers.take_from_chats(document["workspace_id"], phone_number)
        return document | {"customer_ids": [known for known in document["customer_ids"] if known not in own]}

    def _note(self, document: Document, customer_ids: tuple[str, ...], push_name: str | None) -> Document | None:
        """Return the chat with what is new about the customer; None when it has changed meanwhile."""
        known, name = document["customer_ids"], push_name or document["push_name"]
        if set(customer_ids) <= set(known) and name == document["push_name"]:
            return document
        new = {"customer_ids": list(dict.fromkeys([*known, *customer_ids])), "push_name": name}
        return change_if_unchanged(self._chats, document, new)

    def get(self, workspace_id: str, chat_id: str) -> Chat:
        """Return the chat.

        Raises:
            NotFound: the workspace has no such chat.
        """
        return chat_from(self._document(workspace_id, chat_id))

    def _document(self, workspace_id: str, chat_id: str) -> Document:
        document = self._chats.find_one({"workspace_id": workspace_id, "_id": chat_id})
        if document is None:
            raise NotFound("There is no such chat.")
        return document

    def workspace_of(self, chat_id: str) -> str | None:
        """Return the workspace that a chat belongs to, for checking access to it."""
        document = self._chats.find_one({"_id": chat_id}, {"workspace_id": 1})
        return document["workspace_id"] if document else None

    def newest(self, workspace_id: str, chosen: ChatFilter, before: Position | None, limit: int) -> list[Chat]:
        """Return chats, newest activity first, those behind the position `before` = (last activity, id)."""
        query = matching(workspace_id, chosen, before)
        index: str | None = None
        if chosen.search:
            few = few_found(self._chats, workspace_id, chosen.search)
            if few is not None:
                query["_id"], index = {"$in": few}, "_id_"
            elif chosen == ChatFilter(search=chosen.search):
                index = ALL_BY_ACTIVITY
        found = self._chats.find(query, hint=index).sort(NEWEST_FIRST).limit(limit)
        return [chat_from(document) for document in found]

    def by_age(self, workspace_id: str, qualified: bool | None, after: str, limit: int) -> list[Chat]:
        """Return chats in the order in which they began, those behind the id `after`: it stays while they go on.

        Those alone that are qualified, or are not, where that is asked for.
        """
        query = {**begun(workspace_id), **as_lead(qualified), "_id": {"$gt": after}}
        return [chat_from(document) for document in self._chats.find(query).sort("_id", 1).limit(limit)]

    def count_leads(self, workspace_id: str, *, qualified: bool) -> int:
        """Return how many chats are qualified, or are not."""
        return self._chats.count_documents({**begun(workspace_id), **as_lead(qualified)})

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
        """Change the chat, and return it.

        Raises:
            NotFound: the workspace has no such chat.
        """
        while True:
            if changed := change_if_unchanged(self._chats, self._document(workspace_id, chat_id), changes):
                return chat_from(changed)

    def make_findable(self) -> None:
        """Let a search find the chats that earlier releases have written."""
        make_findable(self._chats)

    def remove_some(self, workspace_id: str) -> bool:
        """Remove some of the workspace's chats with their messages. Says whether there were any."""
        return remove_chats(self._database, workspace_id)
