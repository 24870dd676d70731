"""Chats. What changes a chat together with its messages is in `conversations`."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from common.channels.rules.parties import one_spelling
from common.inbox.events import Change, Due, Subscriber
from common.inbox.rules.chats import Chat, Hold, lasting
from common.inbox.store.chat_fields import chat_from, hold_document, hold_from
from common.inbox.store.chat_filter import NEWEST_FIRST, ChatFilter, Position, matching
from common.inbox.store.found_by import change_if_unchanged, few_found, make_findable
from common.inbox.store.identities import IdentityStore
from common.inbox.store.indexes import ALL_BY_ACTIVITY
from common.inbox.store.joining import JoinStore
from common.inbox.store.removal import remove_chats
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems


class ChatStore:
    """`sending` are the work items, in the chats, by which what waits in them is sent."""

    def __init__(
        self,
        database: Database,
        sending: WorkItems,
        identities: IdentityStore,
        joins: JoinStore,
        subscribers: Subscriber,
    ) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self.sending = sending
        self._identities = identities
        self._joins = joins
        self._subscribers = subscribers

    def in_delivery(self, claim: Claim) -> Chat | None:
        """Return the chat as it is now, or None when another worker sends by now."""
        document = self.sending.still_held(claim)
        return chat_from(document) if document else None

    def get(self, workspace_id: str, chat_id: str, session: ClientSession | None = None) -> Chat:
        """Return the chat, or the one that it became a part of.

        Raises:
            NotFound: the workspace has no such chat.
        """
        return chat_from(self._document(workspace_id, chat_id, session))

    def _document(self, workspace_id: str, chat_id: str, session: ClientSession | None = None) -> Document:
        document = self._chats.find_one({"workspace_id": workspace_id, "_id": chat_id}, session=session)
        if document is None and (kept_id := self._joins.kept(chat_id, session)):
            document = self._chats.find_one({"workspace_id": workspace_id, "_id": kept_id}, session=session)
        if document is None:
            raise NotFound("There is no such chat.")
        return document

    def get_many(self, workspace_id: str, chat_ids: Collection[str]) -> Mapping[str, Chat]:
        """Return those of the chats that there are, by their ids."""
        found = self._chats.find({"workspace_id": workspace_id, "_id": {"$in": list(chat_ids)}})
        return {document["_id"]: chat_from(document) for document in found}

    def workspace_of(self, chat_id: str) -> str | None:
        """Return the workspace that a chat belongs to, for checking access to it."""
        document = self._chats.find_one({"_id": chat_id}, {"workspace_id": 1})
        if document is None and (kept_id := self._joins.kept(chat_id)):
            return self.workspace_of(kept_id)
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

    def count(self, workspace_id: str, chosen: ChatFilter, most: int | None = None) -> int:
        """Return how many chats there are; `most` at most where nobody looks at all of them for a number."""
        up_to: dict[str, Any] = {} if most is None else {"limit": most}
        return self._chats.count_documents(matching(workspace_id, chosen, None), **up_to)

    def by_age(self, workspace_id: str, chosen: ChatFilter, after: str, limit: int) -> list[Chat]:
        """Return chats in the order in which they began, those behind the id `after`: it stays while they go on."""
        query = {**matching(workspace_id, chosen, None), "_id": {"$gt": after}}
        return [chat_from(document) for document in self._chats.find(query).sort("_id", 1).limit(limit)]

    def open(self, workspace_id: str, phone_number: str, customer: str, hold: Hold | None, **changes: Any) -> Chat:
        """Open the chat with a customer before anybody has written in it; one that is there is only changed.

        Raises:
            OwnNumber: the customer is a number of the workspace itself.
        """

        def find_or_add(session: ClientSession) -> Chat:
            ids = [one_spelling(customer)]
            own = self._identities.own_numbers.of_workspace(workspace_id, session)
            chat, _ = self._identities.find_or_add(workspace_id, phone_number, ids, None, session, own=own)
            self._chats.update_one({"_id": chat.id}, {"$max": {"last_activity_at": now()}}, session=session)
            return chat

        chat = self._database.transaction(find_or_add, added_meanwhile=True)
        if hold:
            self.set_hold(workspace_id, chat.id, hold)
        return self.update(workspace_id, chat.id, **changes) if changes else self.get(workspace_id, chat.id)

    def set_hold(self, workspace_id: str, chat_id: str, hold: Hold) -> None:
        """Let people hold the chat; a hold by people that lasts longer stays. Publishes it."""

        def held(document: Document) -> Document:
            return {"hold": hold_document(lasting(hold_from(document["hold"]), hold))}

        self._change_hold(workspace_id, chat_id, held, self._subscribers.hold_changed)

    def lift_hold(self, workspace_id: str, chat_id: str) -> tuple[Due, ...]:
        """Give the chat back to the AI, and publish it. Returns what is due by it."""
        lifted = {"hold": None, "not_found": 0}
        return self._change_hold(workspace_id, chat_id, lambda _: lifted, self._subscribers.given_back)

    def _change_hold(
        self,
        workspace_id: str,
        chat_id: str,
        changed: Callable[[Document], Document],
        publish: Callable[[str, ClientSession], Change],
    ) -> tuple[Due, ...]:
        which = {"workspace_id": workspace_id, "_id": chat_id}

        def change(session: ClientSession) -> tuple[Due, ...]:
            document = self._chats.find_one(which, {"hold": 1}, session=session)
            if document is None:
                return ()
            published = publish(chat_id, session)
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
