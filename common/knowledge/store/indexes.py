"""The indexes of documents, chunks and gaps."""

from common.knowledge.store.page_pictures import KEPT_SECONDS
from common.mongo.indexes import DOWN, EXISTS, UP, Indexes, index, only

INDEXES: Indexes = {
    "documents": [
        index(("workspace_id", UP), ("content_hash", UP), unique=True, **only(content_hash=EXISTS)),
        index(("workspace_id", UP), ("_id", DOWN)),
        index(("state", UP), ("embedder", UP)),
        index(("state", UP), ("kind", UP), ("read_as", UP)),
        index(("workspace_id", UP), name="between_embedders", **only(editions__1=EXISTS)),
    ],
    "chunks": [
        index(("edition", UP), ("seq", UP), unique=True),
        index(("edition", UP), ("embedder", UP), ("seq", UP)),
        index(("workspace_id", UP), ("fingerprint", UP), ("embedder", UP)),
        index(("workspace_id", UP), ("card_fingerprint", UP), **only(card_fingerprint=EXISTS)),
        index(("document_id", UP)),
    ],
    "document_changes": [
        index(("workspace_id", UP)),
        index(("document_id", UP)),
    ],
    "page_pictures": [
        index(("workspace_id", UP), ("drawn_at", DOWN)),
        index(("document_id", UP)),
        index(("drawn_at", UP), expireAfterSeconds=KEPT_SECONDS),
    ],
    "askings": [
        index(("workspace_id", UP), ("at", UP)),
    ],
    "gaps": [
        index(("workspace_id", UP), ("count", DOWN), ("_id", DOWN)),
        index(("workspace_id", UP), ("embedder", UP), ("last_at", DOWN)),
    ],
}
