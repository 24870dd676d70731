"""The business phone numbers of the workspaces."""

from datetime import datetime, timedelta
from typing import Any

from pymongo.errors import DuplicateKeyError

from common.domain.clock import now
from common.domain.ids import new_id
from common.domain.phone_numbers import PhoneNumber, SessionState
from common.errors import Conflict, NotFound
from common.stores.database import ClientSession, Database, Document

# The WhatsApp server stamps its events by its own clock: only what is older than this is surely out of date.
CLOCKS_DIFFER = timedelta(seconds=10)


class PhoneNumberStore:
    def __init__(self, database: Database) -> None:
        self._phone_numbers = database.collection("phone_numbers")

    def add(self, workspace_id: str, phone_number: str, label: str, limit: int) -> PhoneNumber:
        """Add a number. Each takes one of `limit` slots under a unique index, so that no race can exceed the limit.

        Raises:
            Conflict: all slots are taken, or the number is in use somewhere in this installation.
        """
        moment = now()
        document: Document = {
            "_id": new_id(),
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "label": label,
            "state": SessionState.DISCONNECTED.value,
            "state_reason": None,
            "state_at": moment,
            "qr_code": None,
            "qr_expires_at": None,
            "created_at": moment,
        }
        for slot in range(limit):
            try:
                self._phone_numbers.insert_one({**document, "slot": slot})
                return _phone_number(document)
            except DuplicateKeyError:
                if self.find(phone_number) is not None:
                    raise Conflict(f"{phone_number} is connected to a workspace already.") from None
        raise Conflict(f"A workspace can have at most {limit} phone numbers: remove one first.")

    def of_workspace(self, workspace_id: str) -> list[PhoneNumber]:
        return [_phone_number(found) for found in self._phone_numbers.find({"workspace_id": workspace_id}).sort("slot")]

    def get(self, workspace_id: str, phone_id: str) -> PhoneNumber:
        """Return the number.

        Raises:
            NotFound: the workspace has no such number.
        """
        document = self._phone_numbers.find_one({"workspace_id": workspace_id, "_id": phone_id})
        if document is None:
            raise NotFound("There is no such phone number in this workspace.")
        return _phone_number(document)

    def find(self, phone_number: str) -> PhoneNumber | None:
        """Return whose number this is: the only look-up without a workspace, for events that do not name theirs."""
        document = self._phone_numbers.find_one({"phone_number": phone_number})
        return _phone_number(document) if document else None

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

    def remove(self, workspace_id: str, phone_id: str) -> None:
        self._phone_numbers.delete_one({"workspace_id": workspace_id, "_id": phone_id})

    def remove_all(self, workspace_id: str, session: ClientSession) -> None:
        self._phone_numbers.delete_many({"workspace_id": workspace_id}, session=session)


def _phone_number(document: Document) -> PhoneNumber:
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
        created_at=document["created_at"],
    )
