"""The indexes of chats, of what is said in them, and of what is counted of it."""

from common.inbox.store.drafts import KEPT_SECONDS as DRAFTS_KEPT
from common.inbox.store.removed import GONE_A_DAY_LATER
from common.mongo.indexes import DOWN, EXISTS, UP, Indexes, index, only

_HERE = ("workspace_id", UP)
_NEWEST_FIRST = (("last_activity_at", DOWN), ("_id", DOWN))
_BY_ACTIVITY = (_HERE, *_NEWEST_FIRST)
_CARRYING = (_HERE, ("words", UP))
BY_WORDS, BY_TIME, BY_ARRIVAL = "by_words", "by_time", "by_arrival"
ALL_BY_ACTIVITY = "workspace_id_1_last_activity_at_-1__id_-1"

INDEXES: Indexes = {
    "chats": [
        index(("workspace_id", UP), ("phone_number", UP), ("customer_ids", UP), unique=True),
        index(*_BY_ACTIVITY, name=ALL_BY_ACTIVITY),
        index(_HERE, ("phone_number", UP), *_NEWEST_FIRST),
        index(_HERE, ("assigned_to", UP), *_NEWEST_FIRST),
        index(_HERE, ("state", UP), *_NEWEST_FIRST),
        index(_HERE, ("unanswered", UP), *_NEWEST_FIRST),
        index(_HERE, ("send_failed", UP), *_NEWEST_FIRST),
        index(_HERE, ("labels", UP), *_NEWEST_FIRST, **only(labels=EXISTS)),
        index(*_BY_ACTIVITY, name="unread", **only(unread={"$gt": 0})),
        index(*_BY_ACTIVITY, name="read", **only(unread=0)),
        index(_HERE, ("hold.reason", UP), *_NEWEST_FIRST, name="held", **only(hold__reason=EXISTS)),
        # Holds whose time is up stay in the chats: those in force, or no more, stand together.
        index(_HERE, ("hold.until", UP), ("hold.reason", UP), *_NEWEST_FIRST),
        index(_HERE, ("found_by", UP)),
        index(*_CARRYING, name=BY_WORDS),
        index(_HERE, ("last_message.words", UP)),
        index(("workspace_id", UP), ("_id", UP)),
    ],
    "messages": [
        index(("phone_number", UP), ("message_ids", UP), unique=True),
        index(("chat_id", UP), ("seq", UP), unique=True),
        index(("idempotency_key", UP), unique=True, **only(idempotency_key=EXISTS)),
        index(("chat_id", UP), ("sent_at", UP), ("seq", UP)),
        index(("chat_id", UP), ("seq", UP), name="waiting_for_answer", **only(to_answer=True)),
        index(("chat_id", UP), ("seq", UP), name="waiting_to_be_sent", **only(to_send=True)),
        index(("confirm_by", UP), **only(confirm_by=EXISTS)),
        index(("workspace_id", UP), ("created_at", DOWN), name="answered", **only(decision__outcome="answered")),
        index(*_CARRYING, ("sent_at", DOWN), ("_id", DOWN), name=BY_WORDS),
        index(_HERE, ("sent_at", DOWN), ("_id", DOWN), name=BY_TIME),
        index(_HERE, ("created_at", UP), name=BY_ARRIVAL),
        index(
            _HERE,
            ("grounding.sources.document_id", UP),
            ("created_at", DOWN),
            name="resting_on",
            **only(grounding__sources__document_id=EXISTS),
        ),
        # What a reply answers; by its first field alone, all that a workspace has.
        index(("workspace_id", UP), ("decision.reply_id", UP)),
    ],
    "journal": [
        index(("key", UP), unique=True),
        index(("phone_number", UP), ("lane", UP), ("stamp", UP), name="waiting", **only(state="waiting")),
        index(("phone_number", UP), ("customer_ids", UP), name="waiting_of_customer", **only(state="waiting")),
        index(("phone_number", UP), ("about", UP), name="parked_changes", **only(outcome="parked")),
        index(("phone_number", UP), ("message_id", UP)),
        index(("phone_number", UP), ("about", UP), name="changes", **only(about={"$gt": ""})),
        # An entry is in few of them: each insert is what a webhook waits for.
        index(_HERE, ("stamp", DOWN)),
        index(_HERE, ("stamp", DOWN), name="set_aside", **only(state="set_aside")),
        index(("expires_at", UP), expireAfterSeconds=0, **only(expires_at=EXISTS)),
    ],
    "notes": [
        index(_HERE, ("chat_id", UP), ("created_at", DOWN), ("_id", DOWN)),
        index(*_CARRYING, ("created_at", DOWN), ("_id", DOWN), name=BY_WORDS),
        index(_HERE, ("created_at", DOWN), ("_id", DOWN), name=BY_TIME),
        GONE_A_DAY_LATER,
    ],
    "drafts": [
        index(("chat_id", UP), ("user_id", UP), unique=True),
        index(_HERE, ("user_id", UP)),
        index(("saved_at", UP), expireAfterSeconds=DRAFTS_KEPT),
    ],
    "canned_replies": [
        index(_HERE, ("shortcut", UP), unique=True, **only(workspace_id=EXISTS)),
        GONE_A_DAY_LATER,
    ],
    "joins": [index(_HERE)],
    "figures": [index(_HERE, ("time_zone", UP), ("day", UP), unique=True)],
    "resolutions": [index(_HERE, ("closed_at", UP))],
    "receipts": [
        index(("workspace_id", UP), ("phone_number", UP), ("message_id", UP), ("status", UP), unique=True),
        index(("parked_at", UP), expireAfterSeconds=7 * 24 * 3600),
    ],
}
