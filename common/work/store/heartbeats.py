"""Signs of life: the last moment at which each queue was seen doing work."""

from datetime import datetime

from common.kernel.clock import now
from common.mongo.database import Database


class HeartbeatStore:
    def __init__(self, database: Database) -> None:
        self._heartbeats = database.collection("heartbeats")

    def beat(self, queue: str) -> None:
        self._heartbeats.update_one({"_id": queue}, {"$set": {"at": now()}}, upsert=True)

    def all(self) -> dict[str, datetime]:
        """Return the last sign of life of each queue."""
        return {document["_id"]: document["at"] for document in self._heartbeats.find()}
