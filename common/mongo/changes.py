"""What is changed in the database, in order and from any position on: MongoDB's change stream."""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any

from pymongo.errors import OperationFailure

from common.mongo.database import Database, Document

_PATIENCE = 1.0
# Behind a reader that waits for whoever takes what it reads.
_MOST_WAITING = 5000
# ChangeStreamHistoryLost, ChangeStreamFatalError, InvalidResumeToken: the oplog does not reach back so far.
_LOST = (286, 280, 260)


class HistoryLost(Exception):
    """What was changed behind the position is not known any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """A document was added or changed: `fields` are the first parts of the names of what was changed in it.

    Of what was written the `values` of a few fields come along. Removals carry nothing but an id that nobody knows by
    then: what is removed is told by what is written for it, and perhaps gone as well by the time of asking.
    """

    collection: str
    id: str
    added: bool
    fields: frozenset[str]
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was changed up to a `position`, each document once, in the order of the first changes."""

    changes: Sequence[Change]
    position: str


class Changes:
    """Follows what is changed in these collections, from a `position` on or from now, in a thread of its own.

    The values of the fields `values` come along.

    Raises, also where a batch is taken:
        HistoryLost: the position is too old, or another database's.
        PyMongoError: MongoDB can't be reached.
    """

    def __init__(
        self,
        database: Database,
        collections: Collection[str],
        position: str | None,
        values: Collection[str] = (),
    ) -> None:
        after = {"_data": position} if position else None
        try:
            self._stream = database.watch(_pipeline(collections, values), after, _PATIENCE)
        except OperationFailure as error:
            raise _told(error) from error
        self._position = self._token()
        self._read: Queue[tuple[Change | None, str] | Exception] = Queue(_MOST_WAITING)
        self._closed = Event()
        Thread(target=self._run, name="changes", daemon=True).start()

    @property
    def position(self) -> str:
        """The position up to which everything was taken."""
        return self._position

    def take(self, wait: float) -> Batch | None:
        """Return all that has been read meanwhile; None if that is nothing within `wait` seconds."""
        until, found = time.monotonic() + wait, dict[tuple[str, str], Change]()
        try:
            one = self._read.get(timeout=wait)
            while True:
                if isinstance(one, Exception):
                    raise one
                change, self._position = one
                if change:
                    which = change.collection, change.id
                    found[which] = _together(found.get(which), change)
                one = self._read.get(timeout=0 if found else max(0.0, until - time.monotonic()))
        except Empty:
            return Batch(list(found.values()), self._position) if found else None

    def close(self) -> None:
        self._closed.set()

    def _run(self) -> None:
        try:
            with self._stream as stream:
                while not self._closed.is_set() and stream.alive:
                    found = stream.try_next()
                    self._hand_on((_change(found) if found else None, self._token()))
            self._hand_on(HistoryLost("The database was dropped."))
        except OperationFailure as error:
            self._hand_on(_told(error))
        except Exception as error:
            self._hand_on(error)

    def _hand_on(self, one: "tuple[Change | None, str] | Exception") -> None:
        while not self._closed.is_set():
            with suppress(Full):
                self._read.put(one, timeout=_PATIENCE)
                break

    def _token(self) -> str:
        token = self._stream.resume_token
        assert token is not None
        return str(token["_data"])


def documents(database: Database, collection: str, ids: Iterable[str]) -> Mapping[str, Document]:
    """Return these documents as they are now, by their ids, whoever's they are."""
    return {found["_id"]: found for found in database.collection(collection).find({"_id": {"$in": list(ids)}})}


def _pipeline(collections: Collection[str], values: Collection[str]) -> list[Document]:
    """Let the server send the names of what is written alone: the texts are read when all of a batch is known."""
    changed = "$updateDescription.updatedFields"
    names = {"$map": {"input": {"$objectToArray": {"$ifNull": [changed, {}]}}, "in": "$$this.k"}}
    kept = {name: {"$ifNull": [f"$fullDocument.{name}", f"{changed}.{name}"]} for name in values}
    return [
        {
            "$match": {
                "ns.coll": {"$in": list(collections)},
                "operationType": {"$in": ["insert", "update", "replace", "invalidate"]},
            }
        },
        {
            "$project": {
                "operationType": 1,
                "ns": 1,
                "documentKey": 1,
                "changed": names,
                "removed": "$updateDescription.removedFields",
                "cut": "$updateDescription.truncatedArrays.field",
                **({"values": kept} if kept else {}),
            }
        },
    ]


def _change(found: Document) -> Change:
    names = [*found.get("changed", ()), *found.get("removed", ()), *found.get("cut", ())]
    return Change(
        collection=found["ns"]["coll"],
        id=found["documentKey"]["_id"],
        added=found["operationType"] != "update",
        fields=frozenset(name.partition(".")[0] for name in names),
        values=found.get("values", {}),
    )


def _together(before: Change | None, change: Change) -> Change:
    if before is None:
        return change
    return Change(
        change.collection,
        change.id,
        before.added or change.added,
        before.fields | change.fields,
        {**before.values, **change.values},
    )


def _told(error: OperationFailure) -> Exception:
    return HistoryLost(str(error)) if error.code in _LOST else error
