"""Which replies rest on a document."""

from collections.abc import Iterator
from datetime import datetime

from common.mongo.database import Database

_MOST = 1000


class RestingOnStore:
    def __init__(self, database: Database) -> None:
        self._messages = database.collection("messages")

    def resting_on(
        self, workspace_id: str, document_id: str, version: int, since: datetime
    ) -> Iterator[list[tuple[str, str]]]:
        """Yield for each reply since then, the newest first, the places and quotes that it has of a document's version.

        Of very many replies, those before the newest thousand are left out.
        """
        query = {
            "workspace_id": workspace_id,
            "grounding.sources.document_id": document_id,
            "created_at": {"$gte": since},
        }
        found = self._messages.find(query, {"grounding.sources": 1}).sort("created_at", -1).limit(_MOST)
        for message in found:
            sources = [
                (source["place"], source["quote"])
                for source in message["grounding"]["sources"]
                if (source["document_id"], source["version"]) == (document_id, version)
            ]
            if sources:
                yield sources
