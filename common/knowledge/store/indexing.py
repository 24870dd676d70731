"""What indexing does to a document: each step under the lease of the work, and only while the build is still wanted."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pymongo import ReturnDocument

from common.kernel.clock import now
from common.knowledge.chunking.chunks import ChunkDraft
from common.knowledge.rules.changes import Changes
from common.knowledge.rules.content import Extent, ReadingProgress, ReadingSummary
from common.knowledge.rules.documents import Document, DocumentState, Edition, Failure
from common.knowledge.store.changes import ChangeStore
from common.knowledge.store.chunks import ChunkStore
from common.knowledge.store.document_fields import document_from
from common.knowledge.store.page_pictures import PagePictureStore
from common.mongo.database import ClientSession, Database, merged
from common.mongo.database import Document as Stored
from common.mongo.files import FileStore
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems


class Superseded(Exception):
    """The document was removed, or is to be indexed anew: what is being done for it counts no more."""


class IndexingStore:
    def __init__(
        self,
        database: Database,
        files: FileStore,
        chunks: ChunkStore,
        pictures: PagePictureStore,
        changes: ChangeStore,
        work: WorkItems,
    ) -> None:
        self._database = database
        self._documents = database.collection("documents")
        self._files = files
        self._chunks = chunks
        self._pictures = pictures
        self._changes = changes
        self.work = work

    def begin(self, claim: Claim, document: Document, read_as: str) -> None:
        """Begin to read the document in this way, without what a try that broke off has left."""
        begun: Stored = {"state": DocumentState.PARSING.value, "read_as": read_as, "warnings": []}
        self._advance(claim, document, done=0, total=0, chunks=0, tables=0, **begun)
        self._chunks.remove_edition(document.edition_id)

    def note_progress(self, claim: Claim, document: Document, progress: ReadingProgress) -> None:
        """Note how far the reading is."""
        self._advance(claim, document, done=progress.done, total=progress.total)

    def add_chunks(self, claim: Claim, document: Document, first_seq: int, drafts: Sequence[ChunkDraft]) -> None:
        """Add chunks to the edition, the first with the place `first_seq` in it: only while the claim holds."""

        def add(session: ClientSession) -> None:
            self._advance(claim, document, session, chunks=first_seq + len(drafts))
            self._chunks.add(
                document.workspace_id,
                document.id,
                document.edition_id,
                document.version,
                first_seq,
                drafts,
                session,
            )

        self._database.transaction(add)

    def finish_reading(
        self, claim: Claim, document: Document, summary: ReadingSummary, extent: Extent, chunks: int
    ) -> None:
        """Note what was read; what comes next is embedding."""
        self._advance(
            claim,
            document,
            state=DocumentState.EMBEDDING.value,
            kind=summary.kind.value,
            pages=summary.pages,
            sheets=summary.sheets,
            warnings=list(summary.warnings),
            left_out=[asdict(one) for one in summary.left_out],
            tables=summary.tables,
            rows=extent.rows,
            words=extent.words,
            chunks=chunks,
            done=0,
            total=chunks,
        )

    def note_embedded(self, claim: Claim, document: Document, done: int, tokens: int) -> None:
        """Note how many chunks are embedded, and the tokens that it took: the work gets on."""
        self._advance(
            claim, document, done=done, also=merged({"$inc": {"embedding_tokens": tokens}}, self.work.renewed(claim))
        )

    def publish(self, claim: Claim, document: Document, edition: Edition, changes: Changes | None = None) -> None:
        """Let the new edition be found instead of the one by the same embedder, or of older content, in one write.

        What it `changes` is on record from then on.
        """
        kept = [old for old in document.editions if old.embedder != edition.embedder and old.version == edition.version]
        editions = [{"id": one.id, "version": one.version, "embedder": one.embedder} for one in (*kept, edition)]
        ready: Stored = {"state": DocumentState.READY.value, "embedder": edition.embedder, "failure": None}

        def publish(session: ClientSession) -> None:
            self._advance(claim, document, session, also={"$set": ready}, editions=editions, indexed_at=now())
            if changes:
                self._changes.put(document.workspace_id, document.id, changes, session)

        self._database.transaction(publish)

    def end_without(
        self, claim: Claim, document: Document, state: DocumentState, failure: Failure | None, *, is_empty: bool = False
    ) -> None:
        """Note that there is nothing to find in the document, or why it can't be read; an older edition stays.

        If it `is_empty`, an edition of the very same content goes: what was read then, such as hidden cells, is not to
        be found any more.
        """
        told = {"code": failure.code, "message": failure.message} if failure else None
        same_content: Stored = {"$pull": {"editions": {"version": document.version}}} if is_empty else {}
        self._advance(claim, document, also=same_content, state=state.value, failure=told, indexed_at=now())

    def finish(self, claim: Claim, document: Document) -> None:
        """Remove what no edition needs any more, and complete the work."""
        current = self._advance(claim, document)
        self._chunks.remove_others(document.id, [edition.id for edition in current.editions])
        self._files.remove_of(document.id, but=current.file_id)
        self._pictures.remove_of(document.id, but_version=current.version)
        if current.editions:
            self._changes.remove_of(document.id, but_version=current.editions[-1].version)
        self.work.complete(claim)

    def forget(self, claim: Claim) -> None:
        """Remove all that belongs to a removed document, and then the document itself."""
        self._chunks.remove_others(claim.id, [])
        self._files.remove_of(claim.id, but=None)
        self._pictures.remove_of(claim.id, but_version=None)
        self._changes.remove_of(claim.id, but_version=None)
        self._documents.delete_one(self.work.held(claim))

    def _advance(
        self,
        claim: Claim,
        document: Document,
        session: ClientSession | None = None,
        *,
        also: Stored | None = None,
        **changes: Any,
    ) -> Document:
        """Change the document, if this work is still ours and still wanted.

        Raises:
            LeaseLost: another worker is at it.
            Superseded: it was removed, or is to be indexed anew.
        """
        stored = self._documents.find_one_and_update(
            {**self.work.held(claim), "build": document.build, "removed": None},
            merged({"$set": {**changes, "updated_at": now()}}, also or {}),
            return_document=ReturnDocument.AFTER,
            session=session,
        )
        if stored is None:
            if self.work.still_held(claim) is not None:
                raise Superseded(document.id)
            raise LeaseLost(f"the indexing of {document.id}")
        return document_from(stored)
