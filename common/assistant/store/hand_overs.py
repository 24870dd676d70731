"""Hand-overs: when the AI left a chat to people, and why."""

from collections import Counter
from datetime import date

from common.inbox.rules.chats import HoldReason
from common.kernel.clock import now
from common.kernel.days import Days
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database, delete_in_slices


class HandOverStore:
    def __init__(self, database: Database) -> None:
        self._hand_overs = database.collection("hand_overs")

    def add(self, workspace_id: str, reason: HoldReason, session: ClientSession) -> None:
        """Note a hand-over in the transaction that makes it."""
        hand_over = {"_id": new_id(), "workspace_id": workspace_id, "reason": reason.value, "at": now()}
        self._hand_overs.insert_one(hand_over, session=session)

    def by_day(self, workspace_id: str, days: Days) -> dict[date, Counter[HoldReason]]:
        """Return how many hand-overs there were for each reason, by their day."""
        within = {"workspace_id": workspace_id, "at": {"$gte": days.begin, "$lt": days.end}}
        counted: dict[date, Counter[HoldReason]] = {}
        for one in self._hand_overs.find(within, {"_id": 0, "at": 1, "reason": 1}):
            counted.setdefault(days.of(one["at"]), Counter())[HoldReason(one["reason"])] += 1
        return counted

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._hand_overs, {"workspace_id": workspace_id})
