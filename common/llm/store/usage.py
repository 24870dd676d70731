"""How many tokens of the model each workspace has used on each day, in UTC."""

from datetime import timedelta

from common.kernel.clock import now
from common.llm.rules.generation import Generation
from common.mongo.database import Database, delete_in_slices

_KEPT = timedelta(days=90)


class UsageStore:
    def __init__(self, database: Database) -> None:
        # A count that a crash may lose is not worth the time of a durable write in every answer.
        self._usage = database.hasty_collection("usage")

    def add(self, workspace_id: str, generation: Generation) -> None:
        """Count what a call of the model took, whatever becomes of its answer."""
        moment = now()
        self._usage.update_one(
            {"workspace_id": workspace_id, "day": moment.date().isoformat()},
            {
                "$inc": {"tokens": generation.prompt_tokens + generation.completion_tokens},
                "$set": {"expires_at": moment + _KEPT},
            },
            upsert=True,
        )

    def today(self, workspace_id: str) -> int:
        """Return the tokens that the workspace has used today."""
        found = self._usage.find_one({"workspace_id": workspace_id, "day": now().date().isoformat()})
        return int(found["tokens"]) if found else 0

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._usage, {"workspace_id": workspace_id})
