"""The indexes of phone numbers."""

from common.mongo.indexes import UP, Indexes, index, only

INDEXES: Indexes = {
    "phone_numbers": [
        index(("phone_number", UP), unique=True),
        index(("known_as", UP), unique=True, **only(known_as={"$gt": ""})),
        index(("workspace_id", UP), ("slot", UP), unique=True),
    ],
}
