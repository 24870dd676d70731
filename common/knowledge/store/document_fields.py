"""Documents, as MongoDB holds them and as the rest of the product knows them."""

from common.kernel.clock import now
from common.knowledge.rules.content import Kind, LeftOut
from common.knowledge.rules.documents import Document, DocumentState, Edition, Failure, Searchable
from common.mongo.database import Document as Stored

# What every new build begins with.
FRESH: Stored = {"state": DocumentState.QUEUED.value, "failure": None, "done": 0, "total": 0}


def new_document(
    document_id: str, workspace_id: str, filename: str, size: int, content_hash: str, file_id: str, user_id: str
) -> Stored:
    """Return the first version of a document, nothing of it read yet."""
    moment = now()
    return FRESH | {
        "_id": document_id,
        "workspace_id": workspace_id,
        "filename": filename,
        "size": size,
        "content_hash": content_hash,
        "file_id": file_id,
        "version": 1,
        "build": 1,
        "kind": None,
        "pages": None,
        "sheets": None,
        "tables": 0,
        "rows": None,
        "words": None,
        "left_out": [],
        "chunks": 0,
        "warnings": [],
        "embedding_tokens": 0,
        "editions": [],
        "uploaded_by": user_id,
        "created_at": moment,
        "updated_at": moment,
        "indexed_at": None,
    }


def document_from(stored: Stored) -> Document:
    """Read a document."""
    failure = stored["failure"]
    return Document(
        id=stored["_id"],
        workspace_id=stored["workspace_id"],
        filename=stored["filename"],
        size=stored["size"],
        content_hash=stored["content_hash"],
        file_id=stored["file_id"],
        version=stored["version"],
        build=stored["build"],
        state=DocumentState(stored["state"]),
        failure=Failure(**failure) if failure else None,
        kind=Kind(stored["kind"]) if stored["kind"] else None,
        done=stored["done"],
        total=stored["total"],
        pages=stored["pages"],
        sheets=stored["sheets"],
        tables=stored["tables"],
        # Documents of earlier releases have none of these until they are read anew.
        rows=stored.get("rows"),
        words=stored.get("words"),
        left_out=tuple(LeftOut(**one) for one in stored.get("left_out", [])),
        chunks=stored["chunks"],
        warnings=tuple(stored["warnings"]),
        embedding_tokens=stored["embedding_tokens"],
        editions=_editions(stored),
        uploaded_by=stored["uploaded_by"],
        created_at=stored["created_at"],
        updated_at=stored["updated_at"],
        indexed_at=stored["indexed_at"],
    )


SEARCHABLE_FIELDS = {"filename": 1, "editions": 1, "state": 1}


def searchable_from(stored: Stored) -> Searchable:
    """Read what search needs to know of a document."""
    settled = DocumentState(stored["state"]) in (DocumentState.FAILED, DocumentState.NO_TEXT)
    return Searchable(stored["_id"], stored["filename"], _editions(stored), settled)


def _editions(stored: Stored) -> tuple[Edition, ...]:
    return tuple(Edition(**edition) for edition in stored["editions"])
