"""Who takes in what a number was told: the lease of a number is a document of its own, there only while it is held."""

import secrets
from datetime import datetime
from typing import Any

import pymongo
from pymongo import ReturnDocument, WriteConcern
from pymongo.errors import DuplicateKeyError
from pymongo.read_concern import ReadConcern

from common.inbox.rules.journal import EntryState
from common.kernel.clock import now
from common.mongo.database import Collection, Document
from common.work.claims import Claim
from common.work.store.items import CLAIM_PATIENCE, WorkItems
from common.work.store.overdue import OVERDUE_AFTER, Overdue, past


class NumbersOverdue(Overdue):
    """The numbers whose entries wait in the journal with nobody on them."""

    def __init__(self, collection: Collection, field: str, tenant: str) -> None:
        super().__init__(collection, field, tenant)
        self._journal = collection.database["journal"]

    def find(self) -> list[tuple[str, str]]:
        """Return each number whose oldest entry has waited for a second and more, and whose it is: its own."""
        moment = now()
        waiting = [(number, since) for number in self._numbers() if (since := self._overdue_since(number, moment))]
        return [(number, number) for number in self._notified.to_notify(waiting, moment)]

    def _numbers(self) -> list[str]:
        """Return all numbers that have something waiting, going from one to the next in the index."""
        found: list[str] = []
        while one := self._journal.find_one(
            {"state": EntryState.WAITING.value, "phone_number": {"$gt": found[-1] if found else ""}},
            {"phone_number": 1},
            sort=[("phone_number", 1)],
        ):
            found.append(one["phone_number"])
        return found

    def _overdue_since(self, number: str, moment: datetime) -> tuple[datetime, int] | None:
        waiting = {"phone_number": number, "state": EntryState.WAITING.value}
        oldest = self._journal.find_one(waiting, {"arrived_at": 1}, sort=[("lane", 1), ("stamp", 1)])
        if oldest is None or oldest["arrived_at"] > moment - OVERDUE_AFTER:
            return None
        taken = self._collection.find_one({"_id": number}, {self._field: 1})
        item = (taken or {}).get(self._field, {})
        busy = [item[name] for name in ("lease_until", "not_before") if name in item]
        return None if any(until > moment for until in busy) else (oldest["arrived_at"], item.get("attempts", 0))


class IntakeItems(WorkItems):
    """The work on each number whose entries wait in the journal: what is due, the journal knows.

    A webhook writes its entry and nothing else, so no item is ever made due.
    """

    overdue_in = NumbersOverdue

    def __init__(self, collection: Collection, field: str, **options: Any) -> None:
        # A lease that a crash of MongoDB loses harms nobody: entries are noted on condition that they still wait.
        hasty = collection.with_options(write_concern=WriteConcern(w=1, j=False), read_concern=ReadConcern("local"))
        super().__init__(hasty, field, **options)

    def claim(self, item_id: str) -> tuple[Claim, Document] | None:
        """Take the number if nobody has it. The attempt is counted before the work begins."""
        field, moment, token = self._field, now(), secrets.token_hex(8)
        free = {
            "_id": item_id,
            "$and": [past(f"{field}.lease_until", moment), past(f"{field}.not_before", moment)],
        }
        lease = {
            "$set": {f"{field}.lease_token": token, f"{field}.lease_until": moment + self._lease},
            "$setOnInsert": {"phone_number": item_id, f"{field}.due_at": moment, f"{field}.asked": 1},
            "$inc": {f"{field}.attempts": 1},
        }
        try:
            with pymongo.timeout(CLAIM_PATIENCE):
                document = self._collection.find_one_and_update(
                    free, lease, upsert=True, return_document=ReturnDocument.AFTER
                )
        except DuplicateKeyError:
            return None
        assert document is not None
        return Claim(item_id, token, document[field]["asked"], document[field]["attempts"], None), document

    def release(self, claim: Claim) -> bool:
        """Let go of the number. False: somebody else has it by now."""
        return self._collection.delete_one(self.held(claim)).deleted_count > 0
