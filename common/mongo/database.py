"""The connection to MongoDB and the one way in which the stores write: majority and journaled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context
from datetime import UTC
from time import perf_counter
from typing import Any, TypeVar

import pymongo
from bson.codec_options import CodecOptions
from gridfs import GridFSBucket
from pymongo import MongoClient, ReadPreference, WriteConcern
from pymongo.change_stream import ChangeStream
from pymongo.client_session import ClientSession
from pymongo.collection import Collection as _Collection
from pymongo.errors import ConnectionFailure, DuplicateKeyError, ExecutionTimeout, PyMongoError, WTimeoutError
from pymongo.read_concern import ReadConcern

from common.kernel.clock import Clock, clock
from common.mongo.server_time import ServerTime

__all__ = ["ClientSession", "Collection", "Database", "Document", "delete_in_slices", "merged", "unavailable"]

T = TypeVar("T")
_SLICE = 1000
Document = dict[str, Any]
Collection = _Collection[Document]

_APP_NAME = "whatsapp_automation"
_PATIENCE_AT_THE_END = 2.0
_ADDED_MEANWHILE = 3


class Database:
    """One database on one client, which also sets the `clock`. Open it after a fork, never before."""

    def __init__(self, url: str, name: str, *, timeout: float = 10.0, clock: Clock = clock) -> None:
        self._client: MongoClient[Document] = MongoClient(
            url,
            tz_aware=True,
            connect=False,
            appname=_APP_NAME,
            timeoutMS=int(timeout * 1000),
            serverSelectionTimeoutMS=int(timeout * 1000),
            maxPoolSize=250,
            retryWrites=True,
            event_listeners=[ServerTime(clock)],
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

    def transaction(self, work: Callable[[ClientSession], T], *, added_meanwhile: bool = False) -> T:
        """Run `work` in one transaction and return what it returns. It runs again when another write got in its way.

        With `added_meanwhile` also when another has added what it was about to add: work that looks first, and then
        finds it. A deadline bounds the work, but never leaves its transaction open, which would keep what it wrote to
        locked.
        """
        for _ in range(_ADDED_MEANWHILE if added_meanwhile else 0):
            with suppress(DuplicateKeyError):
                return self._in_transaction(work)
        return self._in_transaction(work)

    def _in_transaction(self, work: Callable[[ClientSession], T]) -> T:

        def attempt(session: ClientSession) -> T:
            try:
                result = work(session)
            except BaseException:
                _outside_deadlines(session.abort_transaction)
                raise
            _commit(session)
            return result

        with self._client.start_session() as session:
            return session.with_transaction(
                attempt, read_concern=ReadConcern("snapshot"), write_concern=WriteConcern(w="majority", j=True)
            )

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Bound everything that the block asks of MongoDB, together; a transaction has a moment more to end."""
        with pymongo.timeout(seconds):
            yield

    def end_abandoned_transactions(self, idle_seconds: float) -> int:
        """End what transactions of ours have been open with nobody asking anything in them for so long.

        A killed process leaves its transactions open, and MongoDB keeps what they wrote to locked for a minute and
        more. One that was only slow is told so, and begins anew.
        """
        abandoned = {
            "appName": _APP_NAME,
            "type": "idleSession",
            "transaction.timeInactiveMicros": {"$gte": idle_seconds * 1_000_000},
        }
        admin = self._client.admin
        sessions = [
            {"id": found["lsid"]["id"]}
            for found in admin.aggregate([{"$currentOp": {"idleSessions": True}}, {"$match": abandoned}])
        ]
        if sessions:
            admin.command("killSessions", sessions)
        return len(sessions)

    def watch(self, pipeline: list[Document], start_after: Document | None, patience: float) -> ChangeStream[Document]:
        """Follow what is changed in any collection, from behind a resume token on; each look takes `patience` seconds.

        Raises:
            PyMongoError: MongoDB can't be reached, or does not know the token any more.
        """
        return self._database.watch(pipeline, start_after=start_after, max_await_time_ms=int(patience * 1000))

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


def _commit(session: ClientSession) -> None:
    """Commit; once more if the deadline ran out, since then nobody knows whether MongoDB was told at all."""
    try:
        session.commit_transaction()
    except PyMongoError as error:
        if not error.timeout:
            raise
        _outside_deadlines(session.commit_transaction)


def _outside_deadlines(end: Callable[[], None]) -> None:
    """End a transaction also when the deadline of its work has run out: under it nothing would be sent any more.

    pymongo keeps its deadlines in the context, and one in force can be shortened but not extended.
    """

    def end_soon() -> None:
        with pymongo.timeout(_PATIENCE_AT_THE_END):
            end()

    Context().run(end_soon)


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
