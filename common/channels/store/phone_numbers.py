"""The business phone numbers of the workspaces."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from pymongo.errors import DuplicateKeyError

from common.channels.rules.parties import one_spelling, spellings
from common.channels.rules.phone_numbers import PhoneNumber, SessionState
from common.channels.store.reservations import ReservationStore
from common.kernel.clock import now
from common.kernel.errors import Conflict, NotFound
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, Document

_log = structlog.get_logger(__name__)
Added = Callable[[str, str, ClientSession], None]
# The WhatsApp server stamps its events by its own clock: only what is older than this is surely out of date.
CLOCKS_DIFFER = timedelta(seconds=10)


class PhoneNumberStore:
    """`added` is told of each number that a workspace adds, inside the transaction."""

    def __init__(self, database: Database, reservations: ReservationStore, added: Added) -> None:
        self._database = database
        self._phone_numbers = database.collection("phone_numbers")
        self._workspaces = database.collection("workspaces")
        self._reservations = reservations
        self._added = added

    def add(self, workspace_id: str, phone_number: str, label: str, limit: int) -> PhoneNumber:
        """Add a number. Each takes one of `limit` slots under a unique index, so that no race can exceed the limit.

        Raises:
            Conflict: all slots are taken, or the number is in use or reserved somewhere in this installation.
        """
        moment = now()
        document: Document = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "known_as": one_spelling(phone_number),
            "label": label,
            "state": SessionState.DISCONNECTED.value,
            "state_reason": None,
            "state_at": moment,
            "qr_code": None,
            "qr_expires_at": None,
            "log_out_first": True,
            "created_at": moment,
        }
        for slot in range(limit):
            try:
                self._insert({**document, "slot": slot})
                return phone_number_from(document)
            except DuplicateKeyError:
                if self.find(phone_number) is not None:
                    raise Conflict(f"{phone_number} is connected to a workspace already.") from None
        raise Conflict(f"A workspace can have at most {limit} phone numbers: remove one first.")

    def _insert(self, document: Document) -> None:
        """Insert the number, unless it is reserved, and publish that.

        The transaction sees a number that is just leaving a workspace there still, or reserved, never free. It writes
        to the new workspace, so that one that is just being deleted can't keep the number.

        Raises:
            Conflict: it is reserved.
            NotFound: the workspace was deleted.
            DuplicateKeyError: the slot is taken, or the number in use.
        """
        phone_number, here = document["phone_number"], {"_id": document["workspace_id"], "removal": None}

        def insert(session: ClientSession) -> None:
            added = {"$set": {"number_added_at": document["created_at"]}}
            if not self._workspaces.update_one(here, added, session=session).matched_count:
                raise NotFound("There is no such workspace.")
            if self._reservations.holds(phone_number, session):
                raise Conflict(
                    f"{phone_number} is reserved: the WhatsApp server has not confirmed yet that it is logged out from "
                    "the workspace that had it. It is asked again by itself; if that server is gone for good, an "
                    "operator can free the number."
                )
            self._phone_numbers.insert_one(document, session=session)
            self._added(document["workspace_id"], phone_number, session)

        self._database.transaction(insert)

    def of_workspace(self, workspace_id: str) -> list[PhoneNumber]:
        found = self._phone_numbers.find({"workspace_id": workspace_id}).sort("slot")
        return [phone_number_from(document) for document in found]

    def get(self, workspace_id: str, phone_id: str) -> PhoneNumber:
        """Return the number.

        Raises:
            NotFound: the workspace has no such number.
        """
        document = self._phone_numbers.find_one({"workspace_id": workspace_id, "_id": phone_id})
        if document is None:
            raise NotFound("There is no such phone number in this workspace.")
        return phone_number_from(document)

    def find(self, phone_number: str) -> PhoneNumber | None:
        """Return whose number this is, in whatever spelling of its country.

        It is the only look-up without a workspace, for events that do not name theirs.
        """
        document = self._phone_numbers.find_one({"phone_number": {"$in": sorted(spellings(phone_number))}})
        return phone_number_from(document) if document else None

    def give_one_spelling(self) -> None:
        """Note of numbers that earlier releases have added in which spelling no other workspace can add them.

        Two workspaces that have one number in two spellings keep it: operators must decide whose it is.
        """
        for document in self._phone_numbers.find({"known_as": None, "phone_number": {"$gt": ""}}, {"phone_number": 1}):
            known_as = {"$set": {"known_as": one_spelling(document["phone_number"])}}
            try:
                self._phone_numbers.update_one({"_id": document["_id"]}, known_as)
            except DuplicateKeyError:
                _log.error("a number is registered twice, in two spellings", phone_number=document["phone_number"])

    def belongs(self, workspace_id: str, phone_number: str) -> bool:
        return self._phone_numbers.find_one({"workspace_id": workspace_id, "phone_number": phone_number}) is not None

    def set_state(self, workspace_id: str, phone_number: str, state: str, reason: str | None, at: datetime) -> None:
        """Record the session's state, unless a later one is on record. Only the state `qr` keeps a QR code."""
        changes: dict[str, Any] = {"state": state, "state_reason": reason, "state_at": at}
        if state != SessionState.QR:
            changes |= {"qr_code": None, "qr_expires_at": None}
        self._phone_numbers.update_one(
            {"workspace_id": workspace_id, "phone_number": phone_number, "state_at": {"$lte": at + CLOCKS_DIFFER}},
            {"$set": changes},
        )

    def set_qr(self, workspace_id: str, phone_number: str, qr_code: str, at: datetime, expires_at: datetime) -> None:
        """Record the newest QR code; the session waits for it to be scanned."""
        self._phone_numbers.update_one(
            {"workspace_id": workspace_id, "phone_number": phone_number, "state_at": {"$lte": at + CLOCKS_DIFFER}},
            {
                "$set": {
                    "state": SessionState.QR.value,
                    "state_reason": None,
                    "state_at": at,
                    "qr_code": qr_code,
                    "qr_expires_at": expires_at,
                }
            },
        )

    def logged_out(self, workspace_id: str, phone_id: str) -> None:
        """Note that no session from before is left: connecting the number never ends one again."""
        self._phone_numbers.update_one(
            {"workspace_id": workspace_id, "_id": phone_id}, {"$set": {"log_out_first": False}}
        )

    def remove(self, workspace_id: str, phone_id: str) -> str:
        """Take the number from the workspace, reserve it in the same transaction, and return it.

        Raises:
            NotFound: the workspace has no such number.
        """

        def remove(session: ClientSession) -> str:
            removed = self._reserve({"workspace_id": workspace_id, "_id": phone_id}, session)
            if removed is None:
                raise NotFound("There is no such phone number in this workspace.")
            return removed

        return self._database.transaction(remove)

    def remove_all(self, workspace_id: str, session: ClientSession) -> list[str]:
        """Take all numbers from the workspace, reserve them, and return them."""
        removed = []
        while phone_number := self._reserve({"workspace_id": workspace_id}, session):
            removed.append(phone_number)
        return removed

    def _reserve(self, which: Document, session: ClientSession) -> str | None:
        document = self._phone_numbers.find_one_and_delete(which, session=session)
        if document is None:
            return None
        self._reservations.reserve(document["workspace_id"], document["_id"], document["phone_number"], session)
        removed: str = document["phone_number"]
        return removed


def phone_number_from(document: Document) -> PhoneNumber:
    """Read a number from its document."""
    return PhoneNumber(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        phone_number=document["phone_number"],
        label=document["label"],
        state=document["state"],
        state_reason=document["state_reason"],
        state_at=document["state_at"],
        qr_code=document["qr_code"],
        qr_expires_at=document["qr_expires_at"],
        # One that was added before this was noted may be connected: it is not to be logged out for that.
        log_out_first=document.get("log_out_first", False),
        created_at=document["created_at"],
    )
