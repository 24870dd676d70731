"""The indexes of leads, and of what of them the chats show."""

from common.mongo.indexes import DOWN, UP, Indexes, index

INDEXES: Indexes = {
    "leads": [
        index(("workspace_id", UP), ("_id", UP)),
    ],
    "chats": [
        index(("workspace_id", UP), ("qualified", UP), ("last_activity_at", DOWN), ("_id", DOWN)),
    ],
}
