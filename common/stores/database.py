"""The connection to MongoDB and the one way in which the stores write: majority and journaled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from time import perf_counter
from typing import Any, TypeVar

import pymongo
from bson.codec_options import CodecOptions
from gridfs import GridFSBucket
from pymongo import MongoClient, ReadPreference, WriteConcern
from pymongo.client_session import ClientSession
from pymongo.collection import Collection as _Collection
from pymongo.errors import ConnectionFailure, ExecutionTimeout, PyMongoError, WTimeoutError
from pymongo.read_concern import ReadConcern

__all__ = ["ClientSession", "Collection", "Database", "Document", "delete_in_slices", "merged", "unavailable"]

T = TypeVar("T")
_SLICE = 1000
Document = dict[str, Any]
Collection = _Collection[Document]


class Database:
    """One database on one client. Open it after a fork, never before."""

    def __init__(self, url: str, name: str, *, timeout: float = 10.0) -> None:
        self._client: MongoClient[Document] = MongoClient(
            url,
            tz_aware=True,
            connect=False,
            timeoutMS=int(timeout * 1000),
            serverSelectionTimeoutMS=int(timeout * 1000),
            maxPoolSize=250,
            retryWrites=True,
        )
        options: CodecOptions[Document] = CodecOptions(tz_aware=True, tzinfo=UTC)
        self._database = self._client.get_database(
            name,
            codec_options=options,
            read_preference=ReadPreference.PRIMARY,
            read_concern=ReadConcern("majority"),
            write_concern=WriteConcern(w="majority", j=True),
        )

    def collection(self, name: str) -> Collection:
        return self._database[name]

    def hasty_collection(self, name: str) -> Collection:
        """Return a collection whose writes don't wait for the disk and for other members: a crash may lose them.

        They are read at once all the same.
        """
        return self._database.get_collection(
            name, write_concern=WriteConcern(w=1, j=False), read_concern=ReadConcern("local")
        )

    def bucket(self, name: str) -> GridFSBucket:
        """Return the files of this name."""
        return GridFSBucket(self._database, bucket_name=name)

    def transaction(self, work: Callable[[ClientSession], T]) -> T:
        """Run `work` in one transaction and return what it returns. It runs again when another write got in its way."""
        with self._client.start_session() as session:
            return session.with_transaction(
                work, read_concern=ReadConcern("snapshot"), write_concern=WriteConcern(w="majority", j=True)
            )

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Bound everything that the block asks of MongoDB, together."""
        with pymongo.timeout(seconds):
            yield

    def ping(self) -> float:
        """Return the seconds that the primary takes to answer."""
        start = perf_counter()
        with pymongo.timeout(2):
            self._client.admin.command("ping", read_preference=ReadPreference.PRIMARY)
        return perf_counter() - start

    def drop(self) -> None:
        self._client.drop_database(self._database.name)

    def close(self) -> None:
        self._client.close()


def unavailable(error: Exception) -> bool:
    """Say whether this error means that MongoDB is out for the moment."""
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError):
        return True
    return isinstance(error, PyMongoError) and error.timeout


def merged(*updates: Document) -> Document:
    """Return one update that does what all of these do. No two may write the same field with the same operator."""
    result: Document = {}
    for update in updates:
        for operator, fields in update.items():
            result.setdefault(operator, {}).update(fields)
    return result


def delete_in_slices(collection: Collection, which: Document) -> None:
    """Delete what matches, slice by slice: no single write takes long, however much there is."""
    while found := [document["_id"] for document in collection.find(which, {"_id": 1}).limit(_SLICE)]:
        collection.delete_many({"_id": {"$in": found}})
