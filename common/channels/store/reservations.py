"""Numbers that left their workspace while their session may still be paired: nobody can have them until it is ended."""

from datetime import timedelta

from common.channels.rules.parties import spellings
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, merged
from common.work.claims import Claim
from common.work.store.items import WorkItems

STILL_SEEN = timedelta(seconds=5)


class ReservationStore:
    def __init__(self, database: Database, log_outs: WorkItems) -> None:
        self._reservations = database.collection("reservations")
        self.log_outs = log_outs

    def reserve(self, workspace_id: str, phone_id: str, phone_number: str, session: ClientSession) -> None:
        """Reserve the number that leaves this workspace, and make the log-out of its session due."""
        moment = now()
        # Until then a process may still take events of the number for this workspace's.
        due_at = moment + STILL_SEEN
        reserved = {"$setOnInsert": {"workspace_id": workspace_id, "phone_id": phone_id, "reserved_at": moment}}
        asked = self.log_outs.request(due_at, None)
        self._reservations.update_one({"_id": phone_number}, merged(reserved, asked), upsert=True, session=session)

    def holds(self, phone_number: str, session: ClientSession) -> bool:
        written = {"_id": {"$in": sorted(spellings(phone_number))}}
        return self._reservations.find_one(written, session=session) is not None

    def release(self, claim: Claim) -> None:
        """Free the number whose log-out was confirmed, unless somebody else is at it by now."""
        self._reservations.delete_one(self.log_outs.held(claim))

    def free(self, phone_number: str) -> bool:
        """Free the number whatever became of its session. False: it is not reserved."""
        return self._reservations.delete_one({"_id": phone_number}).deleted_count > 0
