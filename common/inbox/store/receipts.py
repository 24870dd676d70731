"""Receipts: applied in bulk, and parked until their message is on record where they came before it."""

from collections.abc import Sequence
from datetime import timedelta

from pymongo import UpdateOne

from common.inbox.rules.chats import Direction
from common.inbox.rules.statuses import Receipt, Status
from common.inbox.store.sending import SendingStore, advanced
from common.kernel.clock import now
from common.mongo.database import Database, Document, delete_in_slices

LATELY = timedelta(minutes=10)
AT_ONCE = 200


class ReceiptStore:
    def __init__(self, database: Database, sending: SendingStore) -> None:
        self._receipts = database.collection("receipts")
        self._messages = database.collection("messages")
        self._sending = sending

    def apply_or_park(self, workspace_id: str, phone_number: str, receipts: Sequence[Receipt]) -> list[str | None]:
        """Apply receipts, and keep those for messages that are not on record yet. Repeating it is harmless.

        A message may come on record between the look and the parking, so the look is repeated afterwards.

        Returns:
            For each the message that it was applied to, None if it is parked.
        """
        ours = self._ours(workspace_id, phone_number, [one.message_id for one in receipts])
        known = [one for one in receipts if one.message_id in ours]
        advances = [
            UpdateOne({"_id": ours[one.message_id]}, advanced(one.status, one.at, one.error))
            for one in known
            if one.status is not Status.FAILED
        ]
        if advances:
            self._messages.bulk_write(advances)
        for one in known:
            if one.status is Status.FAILED:
                self._sending.apply_receipt(workspace_id, phone_number, *one)
        early = [one for one in receipts if one.message_id not in ours]
        if early:
            parked = {"workspace_id": workspace_id, "phone_number": phone_number}
            self._receipts.bulk_write([_parked(parked, one) for one in early], ordered=False)
            self.apply_parked(workspace_id, phone_number, tuple(one.message_id for one in early))
        return [ours.get(one.message_id) for one in receipts]

    def _ours(self, workspace_id: str, phone_number: str, whatsapp_ids: Sequence[str]) -> dict[str, str]:
        query = {
            "workspace_id": workspace_id,
            "phone_number": phone_number,
            "message_ids": {"$in": list(whatsapp_ids)},
            "direction": Direction.OUTGOING.value,
        }
        found = self._messages.find(query, {"message_ids": 1})
        return {whatsapp_id: one["_id"] for one in found for whatsapp_id in one["message_ids"]}

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


def _parked(here: Document, receipt: Receipt) -> UpdateOne:
    which = {**here, "message_id": receipt.message_id, "status": receipt.status.value}
    return UpdateOne(
        which, {"$setOnInsert": {"parked_at": now(), "at": receipt.at, "error": receipt.error}}, upsert=True
    )
