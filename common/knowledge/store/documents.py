"""Documents, as the team has them. What indexing does to them is in `indexing`."""

from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from common.kernel.clock import now
from common.kernel.errors import Conflict, NotFound
from common.knowledge.rules.content import Kind
from common.knowledge.rules.documents import Document, DocumentState, Searchable
from common.knowledge.store.document_fields import (
    FRESH,
    SEARCHABLE_FIELDS,
    document_from,
    new_document,
    searchable_from,
)
from common.mongo.database import ClientSession, Database, delete_in_slices, merged
from common.mongo.database import Document as Stored
from common.mongo.files import FileStore
from common.work.store.items import WorkItems, new_item

_HERE: Stored = {"removed": None}
_THERE: Stored = {"$exists": True}


class DocumentStore:
    def __init__(self, database: Database, files: FileStore, indexing: WorkItems) -> None:
        self._database = database
        self._documents = database.collection("documents")
        self._files = files
        self.indexing = indexing

    def add(
        self,
        workspace_id: str,
        document_id: str,
        filename: str,
        size: int,
        content_hash: str,
        file_id: str,
        user_id: str,
        request_id: str | None,
    ) -> Document | None:
        """Add a document and make its indexing due. None: the workspace has this content, or this document, already."""
        stored = new_document(document_id, workspace_id, filename, size, content_hash, file_id, user_id)
        stored["indexing"] = new_item(stored["created_at"], request_id)

        def add(session: ClientSession) -> None:
            self._documents.insert_one(stored, session=session)
            self._files.adopt(file_id, session, document_id=stored["_id"])

        try:
            self._database.transaction(add)
        except DuplicateKeyError:
            return None
        return document_from(stored)

    def get(self, workspace_id: str, document_id: str) -> Document:
        """Return the document.

        Raises:
            NotFound: the workspace has no such document.
        """
        return self._found(self._documents.find_one({"_id": document_id, "workspace_id": workspace_id, **_HERE}))

    def by_content(self, workspace_id: str, content_hash: str) -> Document | None:
        """Return the workspace's document with this content."""
        stored = self._documents.find_one({"workspace_id": workspace_id, "content_hash": content_hash, **_HERE})
        return document_from(stored) if stored else None

    def page(self, workspace_id: str, state: DocumentState | None, before: str | None, limit: int) -> list[Document]:
        """Return the workspace's documents, the newest first: those before the id `before`."""
        query: dict[str, Any] = {"workspace_id": workspace_id, **_HERE}
        if state:
            query["state"] = state.value
        if before:
            query["_id"] = {"$lt": before}
        return [document_from(stored) for stored in self._documents.find(query).sort("_id", -1).limit(limit)]

    def searchable(self, workspace_id: str) -> list[Searchable]:
        """Return what search needs to know of the workspace's documents that can be searched."""
        query = {"workspace_id": workspace_id, "editions.0": {"$exists": True}, **_HERE}
        return [searchable_from(stored) for stored in self._documents.find(query, SEARCHABLE_FIELDS)]

    def replace_content(
        self,
        document: Document,
        filename: str,
        size: int,
        content_hash: str,
        file_id: str,
        request_id: str | None,
    ) -> Document:
        """Give the document new content, to be indexed; until that is done, the old one is found.

        Raises:
            Conflict: another document of the workspace has this content, or this one has changed meanwhile.
        """
        content = {"filename": filename, "size": size, "content_hash": content_hash, "file_id": file_id}
        unchanged = {"_id": document.id, "version": document.version, **_HERE}
        changes = merged({"$set": content, "$inc": {"version": 1}}, self._begin_anew(request_id))

        def replace(session: ClientSession) -> Stored | None:
            self._files.adopt(file_id, session, document_id=document.id)
            return self._documents.find_one_and_update(
                unchanged, changes, return_document=ReturnDocument.AFTER, session=session
            )

        try:
            stored = self._database.transaction(replace)
        except DuplicateKeyError:
            raise Conflict("Another document of this workspace has this content already.") from None
        if stored is None:
            raise Conflict("The document has changed meanwhile: load it again.")
        return document_from(stored)

    def reindex(self, workspace_id: str, document_id: str, request_id: str | None) -> Document:
        """Make the document be read and embedded anew; until that is done, its present edition is found.

        Raises:
            NotFound: the workspace has no such document.
        """
        return self._found(
            self._documents.find_one_and_update(
                {"_id": document_id, "workspace_id": workspace_id, **_HERE},
                self._begin_anew(request_id),
                return_document=ReturnDocument.AFTER,
            )
        )

    def remove(self, workspace_id: str, document_id: str, request_id: str | None) -> None:
        """Let the document vanish at once, and make the removal of what belongs to it due.

        Raises:
            NotFound: the workspace has no such document.
        """
        # What follows changes is told from where, also when nothing is left of the document.
        gone = {"removed": True, "removed_from": workspace_id, "editions": []}
        vanished: Stored = {"$set": gone, "$unset": {"content_hash": 1}}
        self._found(
            self._documents.find_one_and_update(
                {"_id": document_id, "workspace_id": workspace_id, **_HERE},
                merged(vanished, self.indexing.request(now(), request_id)),
            )
        )

    def embedded_by_others(self, embedder: str, limit: int) -> list[Document]:
        """Return finished documents, of any workspace, that can't be found by this embedder yet."""
        query = {"state": DocumentState.READY.value, "embedder": {"$ne": embedder}, **_HERE}
        return [document_from(stored) for stored in self._documents.find(query).limit(limit)]

    def read_otherwise(self, way: str, limit: int) -> list[Document]:
        """Return documents, of any workspace, that are found as they were read in another way; none being indexed.

        Texts are read in one way: nothing in them is hidden.
        """
        settled = {"$in": [DocumentState.READY.value, DocumentState.FAILED.value, DocumentState.NO_TEXT.value]}
        laid_out = {"$in": [Kind.PDF.value, Kind.DOCX.value, Kind.XLSX.value, Kind.XLS.value]}
        query: Stored = {"state": settled, "kind": laid_out, "read_as": {"$ne": way}, "editions.0": _THERE, **_HERE}
        return [document_from(stored) for stored in self._documents.find(query).limit(limit)]

    def workspaces_between_embedders(self) -> list[str]:
        """Return the workspaces that have documents with editions by more than one embedder."""
        # MongoDB looks into an index only where a condition names its first field.
        between: Stored = {"workspace_id": {"$gt": ""}, "editions.1": {"$exists": True}, **_HERE}
        return list(self._documents.distinct("workspace_id", between))

    def keep_editions_by(self, workspace_id: str, embedder: str) -> None:
        """Let the workspace's documents be found by this embedder alone, and make the removal of the rest due."""
        between = {
            "workspace_id": workspace_id,
            "editions.1": {"$exists": True},
            "editions.embedder": embedder,
            **_HERE,
        }
        others: Stored = {"$pull": {"editions": {"embedder": {"$ne": embedder}}}}
        self._documents.update_many(between, merged(others, self.indexing.request(now(), None)))

    def remove_all(self, workspace_id: str) -> None:
        delete_in_slices(self._documents, {"workspace_id": workspace_id})

    def _begin_anew(self, request_id: str | None) -> Stored:
        moment = now()
        begun: Stored = {"$set": {**FRESH, "updated_at": moment}, "$inc": {"build": 1}}
        return merged(begun, self.indexing.request(moment, request_id))

    @staticmethod
    def _found(stored: Stored | None) -> Document:
        if stored is None:
            raise NotFound("There is no such document.")
        return document_from(stored)
