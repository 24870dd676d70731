"""The index of the usage."""

from common.mongo.indexes import UP, Indexes, index

INDEXES: Indexes = {
    "usage": [
        index(("workspace_id", UP), ("day", UP), unique=True),
        index(("expires_at", UP), expireAfterSeconds=0),
    ],
}
