"""All indexes of the database as one table."""

from typing import Any

import pymongo
from pymongo import ASCENDING, DESCENDING, IndexModel

from common.mongo.database import Database

UP, DOWN = ASCENDING, DESCENDING


def _index(*keys: tuple[str, int], **options: Any) -> IndexModel:
    return IndexModel(list(keys), **options)


def _only(**conditions: Any) -> dict[str, Any]:
    return {"partialFilterExpression": {name.replace("__", "."): value for name, value in conditions.items()}}


EXISTS = {"$exists": True}


def work_index(kind: str) -> IndexModel:
    """Return the index by which work is found that is due. What is put off stands apart, by when its time comes."""
    due_at = f"{kind}.due_at"
    return _index((f"{kind}.not_before", UP), (due_at, UP), **_only(**{due_at: EXISTS}))


INDEXES: dict[str, list[IndexModel]] = {
    "users": [
        _index(("email", UP), unique=True),
    ],
    "sessions": [
        _index(("user_id", UP)),
        _index(("expires_at", UP), expireAfterSeconds=0),
    ],
    "workspaces": [
        _index(("members.user_id", UP), ("_id", UP)),
        work_index("removal"),
        work_index("requalifying"),
        # None is left once they have moved.
        _index(("ai_overrides.prompt", UP), **_only(ai_overrides__prompt=EXISTS)),
    ],
    "phone_numbers": [
        _index(("phone_number", UP), unique=True),
        _index(("workspace_id", UP), ("slot", UP), unique=True),
    ],
    "reservations": [
        work_index("log_out"),
    ],
    "chats": [
        _index(("workspace_id", UP), ("phone_number", UP), ("customer_ids", UP), unique=True),
        _index(("workspace_id", UP), ("last_activity_at", DOWN), ("_id", DOWN)),
        _index(
            ("workspace_id", UP), ("last_activity_at", DOWN), ("_id", DOWN), name="unread", **_only(unread={"$gt": 0})
        ),
        _index(
            *(("workspace_id", UP), ("hold.reason", UP), ("last_activity_at", DOWN), ("_id", DOWN)),
            name="held",
            **_only(hold__reason=EXISTS),
        ),
        _index(("workspace_id", UP), ("_id", UP)),
        work_index("answer"),
        work_index("delivery"),
        work_index("remembering"),
        work_index("tracking"),
        _index(("workspace_id", UP), ("qualified", UP), ("last_activity_at", DOWN), ("_id", DOWN)),
    ],
    "messages": [
        _index(("phone_number", UP), ("message_ids", UP), unique=True),
        _index(("chat_id", UP), ("seq", UP), unique=True),
        _index(("idempotency_key", UP), unique=True, **_only(idempotency_key=EXISTS)),
        _index(("chat_id", UP), ("seq", UP), name="waiting_for_answer", **_only(to_answer=True)),
        _index(("chat_id", UP), ("seq", UP), name="waiting_to_be_sent", **_only(to_send=True)),
        _index(("confirm_by", UP), **_only(confirm_by=EXISTS)),
        _index(("workspace_id", UP), ("created_at", DOWN), name="answered", **_only(decision__outcome="answered")),
        # What a reply answers; by its first field alone, all that a workspace has.
        _index(("workspace_id", UP), ("decision.reply_id", UP)),
        work_index("reading"),
    ],
    "documents": [
        _index(("workspace_id", UP), ("content_hash", UP), unique=True, **_only(content_hash=EXISTS)),
        _index(("workspace_id", UP), ("_id", DOWN)),
        _index(("state", UP), ("embedder", UP)),
        _index(("state", UP), ("kind", UP), ("read_as", UP)),
        _index(("workspace_id", UP), name="between_embedders", **_only(editions__1=EXISTS)),
        work_index("indexing"),
    ],
    "chunks": [
        _index(("edition", UP), ("seq", UP), unique=True),
        _index(("edition", UP), ("embedder", UP), ("seq", UP)),
        _index(("workspace_id", UP), ("fingerprint", UP), ("embedder", UP)),
        _index(("workspace_id", UP), ("card_fingerprint", UP), **_only(card_fingerprint=EXISTS)),
        _index(("document_id", UP)),
    ],
    "gaps": [
        _index(("workspace_id", UP), ("count", DOWN), ("_id", DOWN)),
        _index(("workspace_id", UP), ("embedder", UP), ("last_at", DOWN)),
    ],
    "files.files": [
        _index(("metadata.document_id", UP)),
        _index(("metadata.workspace_id", UP)),
    ],
    "uploads": [
        _index(("begun_at", UP)),
    ],
    "leads": [
        _index(("workspace_id", UP), ("_id", UP)),
    ],
    "summaries": [
        _index(("workspace_id", UP)),
        work_index("writing"),
    ],
    "replays": [
        _index(("workspace_id", UP)),
        _index(("expires_at", UP), expireAfterSeconds=0),
        work_index("running"),
    ],
    "prompts": [
        _index(("workspace_id", UP), ("version", DOWN), unique=True),
    ],
    "usage": [
        _index(("workspace_id", UP), ("day", UP), unique=True),
        _index(("expires_at", UP), expireAfterSeconds=0),
    ],
    "receipts": [
        _index(("workspace_id", UP), ("phone_number", UP), ("message_id", UP), ("status", UP), unique=True),
        _index(("parked_at", UP), expireAfterSeconds=7 * 24 * 3600),
    ],
}


def create_indexes(database: Database) -> None:
    """Create what is missing, however long that takes. Repeating this is harmless and quick."""
    with pymongo.timeout(None):
        for name, indexes in INDEXES.items():
            database.collection(name).create_indexes(indexes)
