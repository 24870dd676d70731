"""Documents of a workspace's knowledge base, and how far their indexing is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from common.knowledge.rules.content import Kind, LeftOut


class DocumentState(StrEnum):
    """How far a document is. NO_TEXT: it holds pictures alone, such as a scan."""

    QUEUED = "queued"
    PARSING = "parsing"
    EMBEDDING = "embedding"
    READY = "ready"
    NO_TEXT = "no_text"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be indexed: `code` for programs, `message` for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One complete result of indexing, under which chunks are found. `version` is that of the document's content."""

    id: str
    version: int
    embedder: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `version` counts its contents, `build` how often indexing was begun anew.

    `done` of `total` are pages, sheets or chunks, by the state. `editions` are what can be searched: one, or for
    as long as the workspace moves to another embedder, one for each.
    """

    id: str
    workspace_id: str
    filename: str
    size: int
    content_hash: str
    file_id: str
    version: int
    build: int
    state: DocumentState
    failure: Failure | None
    kind: Kind | None
    done: int
    total: int
    pages: int | None
    sheets: int | None
    tables: int
    rows: int | None
    words: int | None
    left_out: tuple[LeftOut, ...]
    chunks: int
    warnings: tuple[str, ...]
    embedding_tokens: int
    editions: tuple[Edition, ...]
    uploaded_by: str
    created_at: datetime
    updated_at: datetime
    indexed_at: datetime | None

    @property
    def title(self) -> str:
        """The name of the file without its ending."""
        return PurePath(self.filename).stem

    @property
    def edition_id(self) -> str:
        """The id of the edition that is being built, or was built last."""
        return f"{self.id}.{self.build}"


@dataclass(frozen=True, slots=True)
class Searchable:
    """What search needs to know of a document. A `given_up` one gets no new edition by itself."""

    document_id: str
    filename: str
    editions: tuple[Edition, ...]
    given_up: bool


def embedder_in_use(documents: Sequence[Searchable], wanted: str) -> str:
    """Return the embedder whose vectors are searched: the `wanted` one, unless documents are still to be moved to it.

    Until the last of them is embedded anew, all are found by the one that they have in common.
    """
    waiting = [
        document
        for document in documents
        if document.editions and not document.given_up and not _edition_by(document, wanted)
    ]
    if not waiting:
        return wanted
    return Counter(edition.embedder for document in waiting for edition in document.editions).most_common(1)[0][0]


def editions_to_search(documents: Sequence[Searchable], embedder: str) -> dict[str, Searchable]:
    """Return for each document the edition to search, by its id: the one by this embedder, or else its newest."""
    return {
        (_edition_by(document, embedder) or document.editions[-1]).id: document
        for document in documents
        if document.editions
    }


def _edition_by(document: Searchable, embedder: str) -> Edition | None:
    return next((edition for edition in document.editions if edition.embedder == embedder), None)
