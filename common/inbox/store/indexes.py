"""The indexes of chats, messages and receipts."""

from common.mongo.indexes import DOWN, EXISTS, UP, Indexes, index, only

_HERE = ("workspace_id", UP)
_NEWEST_FIRST = (("last_activity_at", DOWN), ("_id", DOWN))
_BY_ACTIVITY = (_HERE, *_NEWEST_FIRST)
ALL_BY_ACTIVITY = "workspace_id_1_last_activity_at_-1__id_-1"

INDEXES: Indexes = {
    "chats": [
        index(("workspace_id", UP), ("phone_number", UP), ("customer_ids", UP), unique=True),
        index(*_BY_ACTIVITY, name=ALL_BY_ACTIVITY),
        index(*_BY_ACTIVITY, name="unread", **only(unread={"$gt": 0})),
        index(*_BY_ACTIVITY, name="read", **only(unread=0)),
        index(_HERE, ("hold.reason", UP), *_NEWEST_FIRST, name="held", **only(hold__reason=EXISTS)),
        # Holds whose time is up stay in the chats: those in force, or no more, stand together.
        index(_HERE, ("hold.until", UP), ("hold.reason", UP), *_NEWEST_FIRST),
        index(_HERE, ("found_by", UP)),
        index(_HERE, ("last_message.words", UP)),
        index(("workspace_id", UP), ("_id", UP)),
    ],
    "messages": [
        index(("phone_number", UP), ("message_ids", UP), unique=True),
        index(("chat_id", UP), ("seq", UP), unique=True),
        index(("idempotency_key", UP), unique=True, **only(idempotency_key=EXISTS)),
        index(("chat_id", UP), ("seq", UP), name="waiting_for_answer", **only(to_answer=True)),
        index(("chat_id", UP), ("seq", UP), name="waiting_to_be_sent", **only(to_send=True)),
        index(("confirm_by", UP), **only(confirm_by=EXISTS)),
        index(("workspace_id", UP), ("created_at", DOWN), name="answered", **only(decision__outcome="answered")),
        # What a reply answers; by its first field alone, all that a workspace has.
        index(("workspace_id", UP), ("decision.reply_id", UP)),
    ],
    "receipts": [
        index(("workspace_id", UP), ("phone_number", UP), ("message_id", UP), ("status", UP), unique=True),
        index(("parked_at", UP), expireAfterSeconds=7 * 24 * 3600),
    ],
}
