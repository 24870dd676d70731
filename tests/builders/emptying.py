"""An empty database for each test."""

from common.mongo.database import Database
from common.wiring import INDEXES

_COLLECTIONS = (*INDEXES, "heartbeats", "files.chunks")


def empty(database: Database) -> None:
    """Delete all documents, with their indexes kept. Most collections hold none, which one question tells of all."""
    for name in _with_documents(database):
        database.collection(name).delete_many({})


def _with_documents(database: Database) -> list[str]:
    first, *others = _COLLECTIONS
    found = database.collection(first).aggregate(
        [*_one_named(first), *({"$unionWith": {"coll": name, "pipeline": _one_named(name)}} for name in others)]
    )
    return [document["name"] for document in found]


def _one_named(name: str) -> list[dict[str, object]]:
    # In an index's order, as mongod refuses here to look without one.
    return [{"$sort": {"_id": 1}}, {"$limit": 1}, {"$project": {"_id": 0, "name": {"$literal": name}}}]
