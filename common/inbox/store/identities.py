"""Which chat is a customer's: found, added, changed and joined by the ids that they are known by."""

from collections.abc import Collection, Sequence

from common.channels.rules.parties import is_number, spellings
from common.inbox.rules.chats import Chat
from common.inbox.rules.identities import Identity, Known, are_one, identify
from common.inbox.store.chat_fields import chat_from
from common.inbox.store.chat_filter import NEVER
from common.inbox.store.found_by import findable
from common.inbox.store.joining import JoinStore
from common.inbox.store.own_numbers import OwnNumbers
from common.kernel.clock import now
from common.kernel.errors import OwnNumber
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document


class IdentityStore:
    def __init__(self, database: Database, own_numbers: OwnNumbers, joins: JoinStore) -> None:
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self.own_numbers = own_numbers
        self._joins = joins

    def chats_of(self, workspace_id: str, phone_number: str, ids: Collection[str]) -> list[Known]:
        """Return the chats that are known by any of these ids, as far as that can be told outside a transaction."""
        found = self._chats.find(_known_by(workspace_id, phone_number, ids), {"customer_ids": 1})
        return [Known.of(chat["_id"], chat["customer_ids"]) for chat in found]

    def find_or_add(
        self,
        workspace_id: str,
        phone_number: str,
        ids: Collection[str],
        push_name: str | None,
        session: ClientSession,
        *,
        own: Collection[str],
        past: bool = False,
    ) -> tuple[Chat, tuple[str, ...]]:
        """Return the one chat of a customer on this number, under whichever of the ids it is known so far.

        What is new about the customer is noted. Chats that turn out to be the same customer's become one. Among the
        ids, the workspace's `own` numbers do not count.

        Returns:
            The chat, and the ids of those that became part of it.
        Raises:
            OwnNumber: there is no other id.
        """
        ids = [known for known in ids if known not in own]
        if not ids:
            raise OwnNumber("This is a number of the workspace itself, not a customer's.", field="customer")
        query = _known_by(workspace_id, phone_number, ids)
        found = list(self._chats.find(query, session=session).sort([("created_at", 1), ("_id", 1)]))
        chats = {chat["_id"]: chat for chat in found}
        identity = identify(
            ids, [Known.of(chat["_id"], set(chat["customer_ids"]).difference(own)) for chat in found], past=past
        )
        for chat_id, numbers in identity.passed_on.items():
            self._take_from(chats[chat_id], numbers, session)
        if identity.chat_id is None:
            return self._add(workspace_id, phone_number, _in_order(ids, identity.ids), push_name, session), ()
        kept = chats[identity.chat_id]
        for gone_id in identity.same:
            kept = self._joins.join(kept, chats[gone_id], session)
        return chat_from(self._note(kept, identity, ids, push_name, session)), identity.same

    def proven(
        self,
        workspace_id: str,
        phone_number: str,
        ids: Collection[str],
        chat_ids: Collection[str],
        session: ClientSession,
    ) -> list[str]:
        """Return further ids of a customer: those of the chats which something else than their ids says to be theirs.

        It may say so only of one that is known by number alone and another that is known by LID alone.
        """
        if not chat_ids:
            return []
        theirs = {"workspace_id": workspace_id, "_id": {"$in": list(chat_ids)}}
        others = [Known.of(chat["_id"], chat["customer_ids"]) for chat in self._chats.find(theirs, session=session)]
        mine = self._chats.find(_known_by(workspace_id, phone_number, ids), {"customer_ids": 1}, session=session)
        known = frozenset(ids).union(*(Known.of(chat["_id"], chat["customer_ids"]).ids for chat in mine))
        return [one for chat in others if are_one(chat.ids, known) for one in chat.ids]

    def _add(
        self, workspace_id: str, phone_number: str, ids: list[str], push_name: str | None, session: ClientSession
    ) -> Chat:
        moment = now()
        document: Document = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "customer_ids": ids,
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
        document |= findable(document)
        self._chats.insert_one(document, session=session)
        return chat_from(document)

    def _note(
        self,
        chat: Document,
        identity: Identity,
        told: Sequence[str],
        push_name: str | None,
        session: ClientSession,
    ) -> Document:
        """Note what is new about the customer; nothing is written where nothing is."""
        ids = _in_order([*chat["customer_ids"], *told], identity.ids)
        new: Document = {"customer_ids": ids, "push_name": push_name or chat["push_name"]}
        if all(chat[name] == value for name, value in new.items()):
            return chat
        changed = chat | new
        new |= findable(changed)
        self._chats.update_one({"_id": chat["_id"]}, {"$set": new}, session=session)
        return changed | new

    def _take_from(self, chat: Document, numbers: Collection[str], session: ClientSession) -> None:
        """Let a chat not be known by numbers any more that have passed on to somebody else."""
        written = {spelled for number in numbers for spelled in spellings(number)}
        changed = chat | {"customer_ids": [known for known in chat["customer_ids"] if known not in written]}
        changes = {"customer_ids": changed["customer_ids"], **findable(changed)}
        self._chats.update_one({"_id": chat["_id"]}, {"$set": changes}, session=session)


def _known_by(workspace_id: str, phone_number: str, ids: Collection[str]) -> Document:
    written = sorted({spelled for known in ids for spelled in spellings(known)})
    return {"workspace_id": workspace_id, "phone_number": phone_number, "customer_ids": {"$in": written}}


def _in_order(first: Sequence[str], ids: Collection[str]) -> list[str]:
    """Return the ids, each in its one spelling, in the order in which they were told; numbers go first."""
    known = [*dict.fromkeys(one for told in first for one in ids if told in spellings(one)), *sorted(ids)]
    return sorted(dict.fromkeys(known), key=lambda one: not is_number(one))
