"""The indexes of leads, and of what of them the chats show."""

from common.mongo.indexes import DOWN, EXISTS, UP, Indexes, index, only

_NEWEST_FIRST = (("last_activity_at", DOWN), ("_id", DOWN))

INDEXES: Indexes = {
    "leads": [
        index(("workspace_id", UP), ("_id", UP)),
    ],
    "chats": [
        index(("workspace_id", UP), ("qualified", UP), *_NEWEST_FIRST),
        index(("workspace_id", UP), ("completed_steps", UP), *_NEWEST_FIRST, **only(completed_steps=EXISTS)),
    ],
}
