"""The files that people upload, as they came, in GridFS."""

from collections.abc import Iterator
from datetime import timedelta
from typing import IO

from gridfs.errors import NoFile

from common.domain.clock import now
from common.domain.ids import new_id
from common.errors import NotFound
from common.stores.database import ClientSession, Database

_BLOCK = 256 * 1024
_ORPHAN_AFTER = timedelta(hours=1)


class FileStore:
    def __init__(self, database: Database) -> None:
        self._bucket = database.bucket("files")
        self._files = database.collection("files.files")

    def add(self, workspace_id: str, filename: str, content: IO[bytes]) -> str:
        """Store a file and return its id. Until a document names it, it is an orphan."""
        file_id = new_id()
        metadata = {"workspace_id": workspace_id, "document_id": None}
        self._bucket.upload_from_stream_with_id(file_id, filename, content, metadata=metadata)
        return file_id

    def adopt(self, file_id: str, document_id: str, session: ClientSession) -> None:
        """Note that the document names the file now."""
        self._files.update_one({"_id": file_id}, {"$set": {"metadata.document_id": document_id}}, session=session)

    def read(self, workspace_id: str, file_id: str) -> Iterator[bytes]:
        """Return the file's content, block by block.

        Raises:
            NotFound: the workspace has no such file.
        """
        if self._files.find_one({"_id": file_id, "metadata.workspace_id": workspace_id}, {"_id": 1}) is None:
            raise NotFound("The file of this document is gone.")
        stream = self._bucket.open_download_stream(file_id)
        return iter(lambda: stream.read(_BLOCK), b"")

    def remove(self, file_id: str) -> None:
        """Remove a file. Repeating it is harmless."""
        try:
            self._bucket.delete(file_id)
        except NoFile:
            return

    def remove_of(self, document_id: str, *, but: str | None) -> None:
        """Remove the document's files, all `but` this one."""
        for file in self._files.find({"metadata.document_id": document_id, "_id": {"$ne": but}}, {"_id": 1}):
            self.remove(file["_id"])

    def remove_all(self, workspace_id: str) -> None:
        for file in self._files.find({"metadata.workspace_id": workspace_id}, {"_id": 1}):
            self.remove(file["_id"])

    def remove_orphans(self) -> None:
        """Remove the files of uploads that broke off before a document named them."""
        old = {"metadata.document_id": None, "uploadDate": {"$lt": now() - _ORPHAN_AFTER}}
        for file in self._files.find(old, {"_id": 1}):
            self.remove(file["_id"])
