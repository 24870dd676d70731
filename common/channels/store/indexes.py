"""The indexes of phone numbers."""

from common.mongo.indexes import UP, Indexes, index

INDEXES: Indexes = {
    "phone_numbers": [
        index(("phone_number", UP), unique=True),
        index(("workspace_id", UP), ("slot", UP), unique=True),
    ],
}
