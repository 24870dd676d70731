"""Receipts that came before their message: parked here until it is on record."""

from datetime import datetime, timedelta

from common.inbox.rules.messages import Status
from common.inbox.store.sending import SendingStore
from common.kernel.clock import now
from common.mongo.database import Database, Document, delete_in_slices

LATELY = timedelta(minutes=10)
AT_ONCE = 200


class ReceiptStore:
    def __init__(self, database: Database, sending: SendingStore) -> None:
        self._receipts = database.collection("receipts")
        self._sending = sending

    def apply_or_park(
        self, workspace_id: str, phone_number: str, whatsapp_id: str, status: Status, at: datetime, error: str | None
    ) -> bool:
        """Apply a receipt, or keep it for a message that is not on record yet. Says whether it was applied.

        The message may come on record between the look and the parking, so the look is repeated afterwards.
        """
        if self._sending.apply_receipt(workspace_id, phone_number, whatsapp_id, status, at, error):
            return True
        parked = {
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "message_id": whatsapp_id,
            "status": status.value,
        }
        self._receipts.update_one(parked, {"$setOnInsert": {"parked_at": now(), "at": at, "error": error}}, upsert=True)
        return self.apply_parked(workspace_id, phone_number, (whatsapp_id,)) > 0

    def apply_parked(self, workspace_id: str, phone_number: str, whatsapp_ids: tuple[str, ...]) -> int:
        """Apply what was parked for a message of these ids. Returns how many receipts found their message."""
        query: Document = {"workspace_id": workspace_id, "phone_number": phone_number}
        return self._apply(query | {"message_id": {"$in": list(whatsapp_ids)}})

    def apply_lately_parked(self) -> int:
        """Apply what was parked lately and has its message on record by now: what a process that died left undone."""
        return self._apply({"parked_at": {"$gt": now() - LATELY}})

    def _apply(self, query: Document) -> int:
        applied = 0
        for receipt in self._receipts.find(query).sort("parked_at", -1).limit(AT_ONCE):
            if self._sending.apply_receipt(
                receipt["workspace_id"],
                receipt["phone_number"],
                receipt["message_id"],
                Status(receipt["status"]),
                receipt["at"],
                receipt["error"],
            ):
                self._receipts.delete_one({"_id": receipt["_id"]})
                applied += 1
        return applied

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._receipts, {"workspace_id": workspace_id})
