"""The files that people upload, as they came, in GridFS."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import IO, NamedTuple, cast

from gridfs.errors import NoFile

from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.kernel.ids import new_id
from common.mongo.database import ClientSession, Database
from common.mongo.indexes import UP, Indexes, index

_BLOCK = 256 * 1024
_BROKEN_AFTER = timedelta(hours=1)

INDEXES: Indexes = {
    "files.files": [index(("metadata.document_id", UP)), index(("metadata.workspace_id", UP))],
    "uploads": [index(("begun_at", UP))],
}


class StoredFile(NamedTuple):
    """A file that is kept, with its size in bytes, and its content at the beginning."""

    filename: str
    size: int
    content: IO[bytes]


class FileStore:
    def __init__(self, database: Database) -> None:
        self._bucket = database.bucket("files")
        self._files = database.collection("files.files")
        self._uploads = database.collection("uploads")

    def add(self, workspace_id: str, filename: str, content: IO[bytes]) -> str:
        """Store a file and return its id. Until a document adopts it, it is an upload that may have broken off."""
        file_id = new_id()
        self._uploads.insert_one({"_id": file_id, "begun_at": now()})
        self._bucket.upload_from_stream_with_id(file_id, filename, content, metadata={"workspace_id": workspace_id})
        return file_id

    def adopt(self, file_id: str, session: ClientSession, *, document_id: str | None = None) -> None:
        """Note that a document, or else a message, names the file now."""
        self._uploads.delete_one({"_id": file_id}, session=session)
        self._files.update_one({"_id": file_id}, {"$set": {"metadata.document_id": document_id}}, session=session)

    def leave(self, file_id: str, session: ClientSession) -> None:
        """Note that nothing names the file any more: it is swept away."""
        self._uploads.insert_one({"_id": file_id, "begun_at": now()}, session=session)

    def read(self, workspace_id: str, file_id: str) -> Iterator[bytes]:
        """Return the file's content, block by block.

        Raises:
            NotFound: the workspace has no such file.
        """
        content = self.open(workspace_id, file_id).content
        return iter(lambda: content.read(_BLOCK), b"")

    def open(self, workspace_id: str, file_id: str) -> StoredFile:
        """Return the file, to be read from wherever one likes.

        Raises:
            NotFound: the workspace has no such file.
        """
        if self._files.find_one({"_id": file_id, "metadata.workspace_id": workspace_id}, {"_id": 1}) is None:
            raise NotFound("The file is gone.")
        stream = self._bucket.open_download_stream(file_id)
        return StoredFile(stream.filename or "", stream.length, cast(IO[bytes], stream))

    def workspace_of(self, file_id: str) -> str:
        """Return the workspace that a file belongs to, for those who prove by other means that they may have it.

        Raises:
            NotFound: there is no such file.
        """
        file = self._files.find_one({"_id": file_id}, {"metadata.workspace_id": 1})
        if file is None:
            raise NotFound("The file is gone.")
        workspace_id: str = file["metadata"]["workspace_id"]
        return workspace_id

    def remove(self, file_id: str) -> None:
        """Remove a file. Repeating it is harmless."""
        with suppress(NoFile):
            self._bucket.delete(file_id)
        self._uploads.delete_one({"_id": file_id})

    def remove_of(self, document_id: str, *, but: str | None) -> None:
        """Remove the document's files, all `but` this one."""
        for file in self._files.find({"metadata.document_id": document_id, "_id": {"$ne": but}}, {"_id": 1}):
            self.remove(file["_id"])

    def remove_all(self, workspace_id: str) -> None:
        for file in self._files.find({"metadata.workspace_id": workspace_id}, {"_id": 1}):
            self.remove(file["_id"])

    def remove_broken_uploads(self) -> None:
        """Remove what is left of uploads that no document came to adopt, because their process died."""
        for upload in self._uploads.find({"begun_at": {"$lt": now() - _BROKEN_AFTER}}, {"_id": 1}):
            self.remove(upload["_id"])
