"""The indexes of alerts."""

from common.mongo.indexes import UP, Indexes, index

INDEXES: Indexes = {
    "push_subscriptions": [
        index(("user_id", UP)),
        index(("endpoint", UP)),
    ],
}
