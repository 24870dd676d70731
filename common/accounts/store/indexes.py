"""The indexes of accounts."""

from common.mongo.indexes import UP, Indexes, index

INDEXES: Indexes = {
    "users": [
        index(("email", UP), unique=True),
    ],
    "sessions": [
        index(("user_id", UP)),
        index(("expires_at", UP), expireAfterSeconds=0),
    ],
    "workspaces": [
        index(("members.user_id", UP), ("_id", UP)),
    ],
}
