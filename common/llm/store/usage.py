"""How many tokens of the model each workspace has used on each day, in UTC, and in which quarter of an hour."""

from datetime import UTC, date, datetime, time, timedelta

from common.kernel.clock import now
from common.kernel.days import Days
from common.llm.rules.generation import Generation
from common.llm.rules.usage import Tokens
from common.mongo.database import Database, delete_in_slices

_KEPT = timedelta(days=400)
# Whatever the time zone, its days begin with one of them.
_QUARTER = timedelta(minutes=15)


class UsageStore:
    def __init__(self, database: Database) -> None:
        # A count that a crash may lose is not worth the time of a durable write in every answer.
        self._usage = database.hasty_collection("usage")

    def add(self, workspace_id: str, generation: Generation) -> None:
        """Count what a call of the model took, whatever becomes of its answer."""
        moment = now()
        quarter = f"quarters.{(moment - _midnight(moment.date())) // _QUARTER}"
        self._usage.update_one(
            {"workspace_id": workspace_id, "day": moment.date().isoformat()},
            {
                "$inc": {
                    "tokens": generation.prompt_tokens + generation.completion_tokens,
                    f"{quarter}.prompt": generation.prompt_tokens,
                    f"{quarter}.completion": generation.completion_tokens,
                },
                "$set": {"expires_at": moment + _KEPT},
            },
            upsert=True,
        )

    def today(self, workspace_id: str) -> int:
        """Return the tokens that the workspace has used today."""
        found = self._usage.find_one({"workspace_id": workspace_id, "day": now().date().isoformat()})
        return int(found["tokens"]) if found else 0

    def by_day(self, workspace_id: str, days: Days) -> dict[date, Tokens]:
        """Return the tokens that the workspace has used on each of these days. Earlier releases noted none of it."""
        within = {"$gte": days.begin.date().isoformat(), "$lte": days.end.date().isoformat()}
        used: dict[date, Tokens] = {}
        for document in self._usage.find({"workspace_id": workspace_id, "day": within}):
            midnight = _midnight(date.fromisoformat(document["day"]))
            for quarter, tokens in document.get("quarters", {}).items():
                day = days.of(midnight + int(quarter) * _QUARTER)
                used[day] = used.get(day, Tokens()) + Tokens(**tokens)
        return used

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._usage, {"workspace_id": workspace_id})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
