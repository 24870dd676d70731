"""The vector search indexes: the commands that manage them, and how far each is built."""

import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from bson.objectid import ObjectId
from pymongo import MongoClient

from tests.builders.atlas.definitions import Definition
from tests.builders.atlas.refusals import refusal
from tests.builders.atlas.wire import Document


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index as last defined. While that is being built, searches use the `previous` definition, if there is one."""

    name: str
    definition: Definition
    build_seconds: float
    previous: Definition | None = None
    version: int = 0
    id: str = field(default_factory=lambda: str(ObjectId()))
    defined_at: float = field(default_factory=time.monotonic)

    @property
    def status(self) -> str:
        age = time.monotonic() - self.defined_at
        if age >= self.build_seconds:
            return "READY"
        return "BUILDING" if age >= self.build_seconds / 2 else "PENDING"

    @property
    def in_use(self) -> Definition | None:
        """The definition that searches use; None as long as the index is not queryable."""
        return self.definition if self.status == "READY" else self.previous

    def redefined(self, definition: Definition) -> "SearchIndex":
        version, moment = self.version + 1, time.monotonic()
        return replace(self, definition=definition, previous=self.in_use, version=version, defined_at=moment)

    def described(self) -> Document:
        """Return what `$listSearchIndexes` tells of the index."""
        status = self.status
        return {
            "id": self.id,
            "name": self.name,
            "type": "vectorSearch",
            "status": status,
            "queryable": status == "READY" or self.previous is not None,
            "latestDefinitionVersion": {"version": self.version},
            "latestDefinition": self.definition.given,
        }


class SearchIndexes:
    """The indexes of every collection. They belong to its UUID, so that they are gone with a collection dropped."""

    def __init__(self, client: MongoClient[Document], build_seconds: float) -> None:
        self._client = client
        self._build_seconds = build_seconds
        self._indexes: dict[UUID, dict[str, SearchIndex]] = {}
        self._lock = threading.Lock()

    def create(self, database: str, collection: str, command: Document) -> Document:
        """Answer `createSearchIndexes`: all of the indexes or none.

        Raises:
            OperationFailure: there is no such collection; a definition is wrong; a name is taken.
        """
        created = [_created(model, self._build_seconds) for model in command["indexes"]]
        with self._lock:
            indexes = self._indexes_of(database, collection)
            names = [index.name for index in created]
            if len({*indexes, *names}) < len(indexes) + len(names):
                raise refusal("IndexAlreadyExists", "Duplicate Index")
            indexes.update(zip(names, created, strict=True))
        return {"ok": 1.0, "indexesCreated": [{"id": index.id, "name": index.name} for index in created]}

    def update(self, database: str, collection: str, command: Document) -> Document:
        """Answer `updateSearchIndex`.

        Raises:
            OperationFailure: there is no such collection or index; the definition is wrong.
        """
        definition = Definition.parse(command["definition"])
        with self._lock:
            indexes = self._indexes_of(database, collection)
            index = _named(indexes, command)
            indexes[index.name] = index.redefined(definition)
        return {"ok": 1.0}

    def drop(self, database: str, collection: str, command: Document) -> Document:
        """Answer `dropSearchIndex`.

        Raises:
            OperationFailure: there is no such collection or index.
        """
        with self._lock:
            indexes = self._indexes_of(database, collection)
            del indexes[_named(indexes, command).name]
        return {"ok": 1.0}

    def described(self, database: str, collection: str, wanted: Document) -> list[Document]:
        """Return what `$listSearchIndexes` finds, `wanted` being `{}`, `{name}` or `{id}`."""
        described = [index.described() for index in self._known(database, collection).values()]
        return [each for each in described if each.items() >= wanted.items()]

    def in_use(self, database: str, collection: str, name: str) -> Definition | None:
        """Return the definition that searches of an index use; None when there is no such index, or not yet."""
        index = self._known(database, collection).get(name)
        return index.in_use if index else None

    def _known(self, database: str, collection: str) -> dict[str, SearchIndex]:
        uuid = self._uuid(database, collection)
        with self._lock:
            return dict(self._indexes.get(uuid, {})) if uuid else {}

    def _indexes_of(self, database: str, collection: str) -> dict[str, SearchIndex]:
        uuid = self._uuid(database, collection)
        if uuid is None:
            raise refusal("NamespaceNotFound", f"Collection '{database}.{collection}' does not exist.")
        return self._indexes.setdefault(uuid, {})

    def _uuid(self, database: str, collection: str) -> UUID | None:
        for found in self._client[database].list_collections(filter={"name": collection, "type": "collection"}):
            uuid: UUID = found["info"]["uuid"]
            return uuid
        return None


def _created(model: Document, build_seconds: float) -> SearchIndex:
    if model.get("type", "search") != "vectorSearch":
        raise refusal("NotImplemented", "This stand-in for Atlas has vector search indexes alone.")
    return SearchIndex(model.get("name", "default"), Definition.parse(model.get("definition")), build_seconds)


def _named(indexes: dict[str, SearchIndex], command: Document) -> SearchIndex:
    key = "name" if "name" in command else "id"
    wanted: Any = command.get(key)
    for index in indexes.values():
        if getattr(index, key) == wanted:
            return index
    raise refusal("IndexNotFound", f"No index with {key} {wanted} exists")
