"""Pictures of pages that somebody has looked at: a cache, of which anything may go at any time."""

from bson.binary import Binary

from common.kernel.clock import now
from common.mongo.database import Database

KEPT_SECONDS = 7 * 24 * 3600
MOST_OF_A_WORKSPACE = 100
_LARGEST = 2 * 1024 * 1024


class PagePictureStore:
    def __init__(self, database: Database) -> None:
        self._pictures = database.hasty_collection("page_pictures")

    def get(self, workspace_id: str, document_id: str, version: int, page: int) -> bytes | None:
        """Return the picture of a page, if it is kept."""
        found = self._pictures.find_one({"_id": _id(document_id, version, page), "workspace_id": workspace_id})
        return bytes(found["png"]) if found else None

    def keep(self, workspace_id: str, document_id: str, version: int, page: int, png: bytes) -> None:
        """Keep a picture, unless it is very large, and let the workspace's oldest go where there are many."""
        if len(png) > _LARGEST:
            return
        whose = {"workspace_id": workspace_id, "document_id": document_id, "version": version}
        self._pictures.replace_one(
            {"_id": _id(document_id, version, page)}, {**whose, "png": Binary(png), "drawn_at": now()}, upsert=True
        )
        newest = self._pictures.find({"workspace_id": workspace_id}, {"_id": 1}).sort("drawn_at", -1)
        too_many = [picture["_id"] for picture in newest.skip(MOST_OF_A_WORKSPACE)]
        if too_many:
            self._pictures.delete_many({"_id": {"$in": too_many}})

    def remove_of(self, document_id: str, *, but_version: int | None) -> None:
        """Remove the pictures of a document, all but those of this version of it."""
        self._pictures.delete_many({"document_id": document_id, "version": {"$ne": but_version}})

    def remove_all(self, workspace_id: str) -> None:
        self._pictures.delete_many({"workspace_id": workspace_id})


def _id(document_id: str, version: int, page: int) -> str:
    return f"{document_id}.{version}.{page}"
