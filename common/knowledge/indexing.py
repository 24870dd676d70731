"""Indexing: from a file to chunks that are found. It may die at every line, and goes on where it was."""

import time
from collections.abc import Iterable, Iterator

import structlog

from common.kernel.errors import GatewayError, NotFound
from common.knowledge.chunking.chunks import ChunkDraft, chunks_of
from common.knowledge.comparing import changes_of
from common.knowledge.context import Knowledge
from common.knowledge.document_files import on_disk
from common.knowledge.embedding import embed_chunks
from common.knowledge.rules.content import Extent, Piece, Problem, ReadingProgress, ReadingSummary, Unreadable
from common.knowledge.rules.documents import Document, DocumentState, Edition, Failure
from common.knowledge.store.document_fields import document_from
from common.knowledge.store.indexing import Superseded
from common.mongo.database import Document as Stored
from common.work.claims import Claim
from common.work.retries import reason_of

CHUNKS_AT_ONCE = 100
EMBEDDED_AT_ONCE = 32
READ_ANEW_AT_ONCE = 20
SEARCHABLE_WITHIN = 60.0
_log = structlog.get_logger(__name__)


def index_document(knowledge: Knowledge, claim: Claim, stored: Stored) -> None:
    """Bring a document to where it is ready, or say why it can't be; remove what is left of a removed one.

    Raises:
        GatewayError: the embedder can't be asked, or the search index is behind.
        LeaseLost: another worker is at it by now.
    """
    if not _is_wanted(knowledge, stored):
        knowledge.indexing.forget(claim)
        return
    document = document_from(stored)
    try:
        _bring_on(knowledge, claim, document)
        knowledge.indexing.finish(claim, document)
    except Superseded:
        _begin_again(knowledge, claim, document)


def give_up_indexing(knowledge: Knowledge, claim: Claim, stored: Stored, error: Exception) -> None:
    """Note why the document can't be indexed; an older edition stays. Indexing it anew tries again."""
    if stored.get("removed"):
        raise error
    document = document_from(stored)
    code = error.code if isinstance(error, GatewayError) else "failed"
    try:
        knowledge.indexing.end_without(claim, document, DocumentState.FAILED, Failure(code, reason_of(error)))
        knowledge.indexing.finish(claim, document)
    except Superseded:
        _begin_again(knowledge, claim, document)


def _begin_again(knowledge: Knowledge, claim: Claim, document: Document) -> None:
    knowledge.indexing.work.give_back(claim)
    knowledge.notify_indexing(document)


def read_documents_anew(knowledge: Knowledge) -> None:
    """Begin to index anew the documents that were read in another way than now, such as with their hidden cells."""
    documents = knowledge.documents
    for document in documents.read_otherwise(knowledge.reader.way, READ_ANEW_AT_ONCE):
        documents.reindex(document.workspace_id, document.id, None)
        knowledge.notify_indexing(document)


def _is_wanted(knowledge: Knowledge, stored: Stored) -> bool:
    if stored.get("removed"):
        return False
    try:
        knowledge.accounts.workspaces.get(stored["workspace_id"])
    except NotFound:
        return False
    return True


def _bring_on(knowledge: Knowledge, claim: Claim, document: Document) -> None:
    """Do the steps that are still to be done, or note that there is nothing to be read in the file."""
    indexing = knowledge.indexing
    try:
        if document.state in (DocumentState.QUEUED, DocumentState.PARSING) and not _read(knowledge, claim, document):
            indexing.end_without(claim, document, DocumentState.NO_TEXT, None, is_empty=True)
        elif document.state in (DocumentState.QUEUED, DocumentState.PARSING, DocumentState.EMBEDDING):
            _embed(knowledge, claim, document)
            _publish(knowledge, claim, document)
    except Unreadable as error:
        failure, is_empty = Failure(error.problem.value, str(error)), error.problem is Problem.EMPTY
        indexing.end_without(claim, document, DocumentState.FAILED, failure, is_empty=is_empty)


def _read(knowledge: Knowledge, claim: Claim, document: Document) -> bool:
    """Read the file into chunks. Returns whether there is any text."""
    indexing = knowledge.indexing
    indexing.begin(claim, document, knowledge.reader.way)
    reading = _Reading()
    count = 0
    with on_disk(knowledge, document) as path:
        pieces = _observed(knowledge, claim, document, reading, knowledge.reader.read(path, document.filename))
        for drafts in _in_batches(chunks_of(document.title, pieces)):
            indexing.add_chunks(claim, document, count, drafts)
            count += len(drafts)
    if reading.summary is None:
        raise Unreadable(Problem.DAMAGED, "The file broke off while it was read.")
    indexing.finish_reading(claim, document, reading.summary, reading.extent, count)
    return count > 0


class _Reading:
    """What is learnt of a document while its pieces pass by."""

    def __init__(self) -> None:
        self.summary: ReadingSummary | None = None
        self.extent = Extent()


def _observed(
    knowledge: Knowledge, claim: Claim, document: Document, reading: _Reading, pieces: Iterable[Piece]
) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, ReadingProgress):
            knowledge.indexing.note_progress(claim, document, piece)
        elif isinstance(piece, ReadingSummary):
            reading.summary = piece
        reading.extent = reading.extent.and_also(piece)
        yield piece


def _in_batches(drafts: Iterable[ChunkDraft]) -> Iterator[list[ChunkDraft]]:
    batch: list[ChunkDraft] = []
    for draft in drafts:
        batch.append(draft)
        if len(batch) == CHUNKS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _embed(knowledge: Knowledge, claim: Claim, document: Document) -> None:
    """Give every chunk of the edition its vector, some at a time."""
    embedder = knowledge.llm.embedder
    done = knowledge.chunks.count(document.edition_id, embedder.name)
    while chunks := knowledge.chunks.not_embedded(document.edition_id, embedder.name, EMBEDDED_AT_ONCE):
        tokens = embed_chunks(knowledge, document.workspace_id, chunks)
        done += len(chunks)
        knowledge.indexing.note_embedded(claim, document, done, tokens)


def _publish(knowledge: Knowledge, claim: Claim, document: Document) -> None:
    """Let the new edition be found, once all of it can be.

    Raises:
        GatewayError: the server's index has not caught up for long; what is found is still the old edition.
    """
    embedder, until = knowledge.llm.embedder, time.monotonic() + SEARCHABLE_WITHIN
    while not knowledge.search.vectors.has_caught_up(document.workspace_id, document.edition_id, embedder.dimensions):
        if time.monotonic() > until:
            message = "The search index has not caught up yet."
            raise GatewayError(message, permanent=False, code="search_index_behind")
        time.sleep(0.5)
    edition = Edition(document.edition_id, document.version, embedder.name)
    knowledge.indexing.publish(claim, document, edition, changes_of(knowledge, document))
    _log.info("document indexed", document_id=document.id)
