"""Two chats that turn out to be one customer's become one."""

from typing import Any

from pymongo import UpdateOne

from common.inbox.events import Joining, Subscriber
from common.inbox.store.found_by import found_by
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document, merged
from common.work.store.items import WorkItems

_ORDER = {"sent_at": 1, "created_at": 1, "seq": 1}


def join_chats(database: Database, sending: WorkItems, subscribers: Subscriber, kept_id: str, gone_id: str) -> None:
    """Move everything of the chat `gone_id` into `kept_id`, in the order in which it was written, in one transaction.

    Work that was going on in either is requested again: the messages decide what is left to answer and to send.
    """
    chats, messages = database.collection("chats"), database.collection("messages")

    def join(session: ClientSession) -> None:
        pair = {"_id": {"$in": [kept_id, gone_id]}}
        both = {document["_id"]: document for document in chats.find(pair, session=session)}
        if len(both) < 2:
            return
        kept, gone = both[kept_id], both[gone_id]
        moving = messages.find({"chat_id": gone_id}, _ORDER, session=session)
        ordered = sorted(moving, key=_position)
        if ordered:
            # What was written before the first of them keeps its position.
            since = {"chat_id": kept_id, "sent_at": {"$gte": ordered[0]["sent_at"]}}
            ordered = sorted([*ordered, *messages.find(since, _ORDER, session=session)], key=_position)
        free = max(kept["seq"], gone["seq"]) + 1
        chats.delete_one({"_id": gone_id}, session=session)
        if ordered:
            messages.bulk_write(
                [
                    UpdateOne({"_id": message["_id"]}, {"$set": {"chat_id": kept_id, "seq": free + position}})
                    for position, message in enumerate(ordered)
                ],
                session=session,
            )
        published = subscribers.joined(Joining(kept["workspace_id"], kept_id, gone_id), session)
        changes = merged(
            {"$set": _joined(kept, gone, free + len(ordered) - 1)}, sending.request(now(), None), published.update
        )
        chats.update_one({"_id": kept_id}, changes, session=session)

    database.transaction(join)


def _position(message: Document) -> tuple[Any, ...]:
    return message["sent_at"], message["created_at"], message["seq"]


def _joined(kept: Document, gone: Document, seq: int) -> Document:
    spoken = [chat["last_message"] for chat in (kept, gone) if chat["last_message"]]
    joined: Document = {
        "customer_ids": list(dict.fromkeys(kept["customer_ids"] + gone["customer_ids"])),
        "push_name": kept["push_name"] or gone["push_name"],
        "name": kept["name"] or gone["name"],
        "assigned_to": kept["assigned_to"] or gone["assigned_to"],
        "hold": _lasting(kept["hold"], gone["hold"]),
        "opted_out_at": kept.get("opted_out_at") or gone.get("opted_out_at"),
        "unread": kept["unread"] + gone["unread"],
        "last_message": max(spoken, key=lambda last: last["sent_at"], default=None),
        "last_activity_at": max(kept["last_activity_at"], gone["last_activity_at"]),
        "seq": seq,
    }
    return joined | {"found_by": found_by(joined)}


def _lasting(one: Document | None, other: Document | None) -> Document | None:
    """Return the hold that lasts longer."""
    if one is None or other is None:
        return one or other
    ends = [hold.get("until") for hold in (one, other)]
    return one if ends[0] is None or (ends[1] is not None and ends[0] >= ends[1]) else other
