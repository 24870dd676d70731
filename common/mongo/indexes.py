"""How indexes are declared, each by the capability whose queries need it, and how they are created."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pymongo
from pymongo import ASCENDING, DESCENDING, IndexModel

from common.mongo.database import Database

UP, DOWN = ASCENDING, DESCENDING
EXISTS = {"$exists": True}
# In seconds: an index on a large collection takes its time.
_LONGEST = 7 * 24 * 3600
Indexes = Mapping[str, Sequence[IndexModel]]


def index(*keys: tuple[str, int], **options: Any) -> IndexModel:
    """Return an index on these fields, in this order."""
    return IndexModel(list(keys), **options)


def only(**conditions: Any) -> dict[str, Any]:
    """Return the option by which an index holds those documents alone that meet the conditions; `__` is a dot."""
    return {"partialFilterExpression": {name.replace("__", "."): value for name, value in conditions.items()}}


def together(tables: Iterable[Indexes]) -> Indexes:
    """Return all indexes of these tables, by collection."""
    result: dict[str, list[IndexModel]] = {}
    for table in tables:
        for collection, indexes in table.items():
            result.setdefault(collection, []).extend(indexes)
    return result


def create_indexes(database: Database, indexes: Indexes) -> None:
    """Create what is missing, however long that takes. Repeating this is harmless and quick."""
    for name, wanted in indexes.items():
        collection = database.collection(name)
        # Whether MongoDB is there at all shows within the usual deadline.
        collection.index_information()
        # Under None the client's own deadline would hold, which is that of a request.
        with pymongo.timeout(_LONGEST):
            collection.create_indexes(list(wanted))
