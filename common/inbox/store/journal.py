"""The journal in MongoDB: one insert an event, by a key of what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bson import Timestamp
from pymongo import ReturnDocument, UpdateOne
from pymongo.errors import DuplicateKeyError

from common.channels.rules.events import Told
from common.channels.rules.parties import one_spelling
from common.inbox.rules.chats import Chat
from common.inbox.rules.journal import Became, Entry, EntryState, Lane, Stamp
from common.kernel.clock import now
from common.kernel.errors import Conflict, NotFound
from common.mongo.database import ClientSession, Database, Document, delete_in_slices

_IN_ORDER = [("lane", 1), ("stamp", 1)]


class TakenMeanwhile(Exception):
    """Another worker has taken an entry in."""


class Overtaken(Exception):
    """Something that arrived earlier still waits in the journal: it goes first."""


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries to list; None asks for no difference."""

    state: EntryState | None = None
    told: Told | None = None
    phone_number: str | None = None
    message_id: str | None = None


class JournalStore:
    """Entries are kept for `days` after they were taken in."""

    def __init__(self, database: Database, days: int) -> None:
        self._journal = database.collection("journal")
        self._kept_for = timedelta(days=days)

    def add(self, entry: Entry, key: str, lane: Lane, customer_ids: Iterable[str], about: str | None) -> Entry | None:
        """Write an event down, durably; None if the same is there already.

        One that was set aside is tried again. The server stamps the entry: the order of arrival is by no clock of ours.
        """
        document = {
            "_id": entry.id,
            "key": key,
            "stamp": Timestamp(0, 0),
            "workspace_id": entry.workspace_id,
            "phone_number": entry.phone_number,
            "phone_id": entry.phone_id,
            "told": entry.told.value,
            "lane": lane.value,
            "customer_ids": sorted(customer_ids),
            "message_id": entry.message_id,
            "about": about,
            "body": entry.body,
            "warnings": list(entry.warnings),
            "state": EntryState.WAITING.value,
            "arrived_at": entry.arrived_at,
            "request_id": entry.request_id,
        }
        try:
            self._journal.insert_one(document)
        except DuplicateKeyError:
            return None
        return entry

    def known(self, key: str) -> Entry | None:
        """Return the entry of this key, and let it wait once more if it was set aside. None: there is none."""
        set_aside = {"key": key, "state": EntryState.SET_ASIDE.value}
        again = {"$set": {"state": EntryState.WAITING.value, "attempts": 0}, "$unset": {"expires_at": 1}}
        self._journal.update_one(set_aside, again)
        found = self._journal.find_one({"key": key})
        return _entry(found) if found else None

    def waiting(self, phone_number: str, limit: int) -> list[Entry]:
        """Return what waits to be taken in: what is live first, each lane in the order of arrival."""
        query = {"phone_number": phone_number, "state": EntryState.WAITING.value}
        return [_entry(one) for one in self._journal.find(query).sort(_IN_ORDER).limit(limit)]

    def waits(self, phone_number: str) -> bool:
        """Say whether anything waits to be taken in."""
        query = {"phone_number": phone_number, "state": EntryState.WAITING.value}
        return self._journal.find_one(query, {"_id": 1}) is not None

    def must_not_be_overtaken(self, chat: Chat, session: ClientSession | None = None) -> None:
        """See that nothing live of this customer waits: what was acknowledged counts from then on.

        Raises:
            Overtaken: something does.
        """
        query = {
            "phone_number": chat.phone_number,
            "customer_ids": {"$in": [one_spelling(known) for known in chat.customer_ids]},
            "state": EntryState.WAITING.value,
            "lane": Lane.LIVE.value,
        }
        if self._journal.find_one(query, {"_id": 1}, session=session) is not None:
            raise Overtaken(f"chat {chat.id}")

    def count_attempt(self, entry: Entry) -> int:
        """Count one more attempt to take an entry in by itself, before it begins. Returns how many there were."""
        counted = self._journal.find_one_and_update(
            {"_id": entry.id}, {"$inc": {"attempts": 1}}, {"attempts": 1}, return_document=ReturnDocument.AFTER
        )
        return int(counted["attempts"]) if counted else 0

    def note(self, became: Sequence[Became], session: ClientSession | None = None) -> None:
        """Note what became of entries, in the transaction that did it.

        Raises:
            TakenMeanwhile: one of them no longer waits.
        """
        if not became:
            return
        noted = [UpdateOne(_waiting(one.entry), {"$set": self._noted(one)}) for one in became]
        if self._journal.bulk_write(noted, ordered=False, session=session).matched_count != len(became):
            raise TakenMeanwhile

    def _noted(self, became: Became) -> Document:
        return {
            "state": became.state.value,
            "outcome": became.outcome,
            "reason": became.reason,
            "record_id": became.record_id,
            "expires_at": now() + self._kept_for,
        }

    def set_aside(self, entries: Sequence[Entry], reason: str) -> None:
        """Leave entries to people, with the reason: they hold up nothing any more."""
        aside = {"state": EntryState.SET_ASIDE.value, "reason": reason, "expires_at": now() + self._kept_for}
        waiting = {"_id": {"$in": [entry.id for entry in entries]}, "state": EntryState.WAITING.value}
        self._journal.update_many(waiting, {"$set": aside})

    def parked_about(self, phone_number: str, message_ids: Sequence[str], session: ClientSession) -> list[Entry]:
        """Return the changes that came before the messages that they are about, in the order of arrival."""
        parked = {"phone_number": phone_number, "about": {"$in": list(message_ids)}, "outcome": "parked"}
        return [_entry(one) for one in self._journal.find(parked, session=session).sort("stamp", 1)]

    def no_longer_parked(self, entry: Entry, record_id: str, session: ClientSession) -> None:
        """Note that a change has found its message."""
        found = {"$set": {"outcome": "accepted", "record_id": record_id}}
        self._journal.update_one({"_id": entry.id}, found, session=session)

    def blank(self, workspace_id: str, phone_number: str, message_ids: Sequence[str], session: ClientSession) -> None:
        """Forget what events about these messages said: they were revoked."""
        query = {
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "$or": [{"message_id": {"$in": list(message_ids)}}, {"about": {"$in": list(message_ids)}}],
        }
        self._journal.update_many(query, {"$set": {"body": None}}, session=session)

    def newest(self, workspace_id: str, chosen: JournalFilter, before: Stamp | None, limit: int) -> list[Entry]:
        """Return entries, the newest first, those before the stamp `before`."""
        query: dict[str, Any] = {"workspace_id": workspace_id}
        for name in ("state", "told", "phone_number", "message_id"):
            if (value := getattr(chosen, name)) is not None:
                query[name] = str(value)
        if before:
            query["stamp"] = {"$lt": Timestamp(*before)}
        return [_entry(one) for one in self._journal.find(query).sort("stamp", -1).limit(limit)]

    def get(self, workspace_id: str, entry_id: str) -> Entry:
        """Return the entry.

        Raises:
            NotFound: the workspace has no such entry.
        """
        document = self._journal.find_one({"workspace_id": workspace_id, "_id": entry_id})
        if document is None:
            raise NotFound("There is no such entry in the journal.")
        return _entry(document)

    def replay(self, entry: Entry, phone_id: str) -> Entry:
        """Let what was set aside wait once more, for the number as it is registered now.

        Raises:
            Conflict: it is not set aside any more.
        """
        aside = {"_id": entry.id, "state": EntryState.SET_ASIDE.value}
        again = {"state": EntryState.WAITING.value, "attempts": 0, "replayed": True, "phone_id": phone_id}
        document = self._journal.find_one_and_update(
            aside, {"$set": again, "$unset": {"expires_at": 1}}, return_document=ReturnDocument.AFTER
        )
        if document is None:
            raise Conflict("This entry is not set aside: there is nothing to try again.")
        return _entry(document)

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._journal, {"workspace_id": workspace_id})


def _waiting(entry: Entry) -> Document:
    return {"_id": entry.id, "state": EntryState.WAITING.value}


def _entry(document: Document) -> Entry:
    return Entry(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        phone_number=document["phone_number"],
        phone_id=document["phone_id"],
        told=Told(document["told"]),
        message_id=document["message_id"],
        body=document["body"],
        warnings=tuple(document["warnings"]),
        state=EntryState(document["state"]),
        outcome=document.get("outcome"),
        reason=document.get("reason"),
        record_id=document.get("record_id"),
        attempts=document.get("attempts", 0),
        replayed=document.get("replayed", False),
        arrived_at=document["arrived_at"],
        request_id=document["request_id"],
        stamp=(document["stamp"].time, document["stamp"].inc),
    )
