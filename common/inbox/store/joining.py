"""Two chats that turn out to be one customer's become one: at once by their ids, their messages slice by slice."""

from typing import Any

from pymongo import ReturnDocument, UpdateOne

from common.inbox.events import Due, Joining, Subscriber
from common.inbox.rules.chats import stricter
from common.inbox.store.chat_fields import REOPENED, hold_document, hold_from
from common.inbox.store.drafts import move_drafts
from common.inbox.store.found_by import findable
from common.kernel.clock import now
from common.mongo.database import ClientSession, Database, Document, delete_in_slices, merged
from common.work.claims import Claim, LeaseLost
from common.work.store.items import WorkItems, new_item

_IN_ORDER = [("sent_at", 1), ("created_at", 1), ("seq", 1)]
_AT_ONCE = 200


class JoinStore:
    """`moving` are the work items by which the messages move, in the records of the joins."""

    def __init__(self, database: Database, sending: WorkItems, moving: WorkItems, subscribers: Subscriber) -> None:
        self._database = database
        self._chats = database.collection("chats")
        self._messages = database.collection("messages")
        self._joins = database.collection("joins")
        self._notes = database.collection("notes")
        self._drafts = database.collection("drafts")
        self._sending = sending
        self.moving = moving
        self._subscribers = subscribers

    def join(self, kept: Document, gone: Document, session: ClientSession) -> Document:
        """Make a chat part of another: its ids, what is due in it, its opt-out and its hold, and the record of it all.

        What is to be answered or sent, notes and drafts move at once, everything else slice by slice afterwards.

        Returns:
            The chat that is kept, afterwards.
        """
        pair = kept["_id"], gone["_id"]
        self._chats.delete_one({"_id": gone["_id"]}, session=session)
        join: Document = {
            "_id": gone["_id"],
            "workspace_id": kept["workspace_id"],
            "phone_number": kept["phone_number"],
            "kept_id": kept["_id"],
            "ids": gone["customer_ids"],
            "at": now(),
            "moving": new_item(now(), None),
        }
        self._joins.insert_one(join, session=session)
        published = self._subscribers.joined(Joining(kept["workspace_id"], *pair), session)
        opened = {} if kept.get("state") == gone.get("state") else REOPENED
        changes = merged({"$set": _joined(kept, gone)}, opened, self._sending.request(now(), None), published.update)
        self._chats.update_one({"_id": kept["_id"]}, changes, session=session)
        unsettled = {"$or": [{"to_answer": True}, {"to_send": True}]}
        self._move(kept["_id"], gone["_id"], unsettled, session)
        theirs = {"workspace_id": kept["workspace_id"], "chat_id": gone["_id"]}
        self._notes.update_many(theirs, {"$set": {"chat_id": kept["_id"]}}, session=session)
        move_drafts(self._drafts, *pair, session)
        after = self._chats.find_one({"_id": kept["_id"]}, session=session)
        assert after is not None
        return after

    def move_some(self, claim: Claim, join: Document) -> tuple[bool, str | None, tuple[Due, ...]]:
        """Move some of the messages, or complete the work where none is left.

        Returns:
            Whether there may be more, the chat to which they go, and what is due in it by that.
        Raises:
            LeaseLost: another worker moves them by now.
        """

        def move(session: ClientSession) -> tuple[bool, str | None, tuple[Due, ...]]:
            kept_id = self.kept(join["_id"], session)
            more = kept_id is not None and self._move(kept_id, join["_id"], {}, session) > 0
            if more:
                done = self.moving.postpone(claim, now(), session=session)
            else:
                done = self.moving.complete(claim, also={"$set": {"moved_at": now()}}, session=session)
            if done is None:
                raise LeaseLost(f"the joining of chat {join['_id']}")
            due = self._publish(join, kept_id, session) if kept_id and not more else ()
            return more, kept_id, due

        return self._database.transaction(move)

    def kept(self, chat_id: str, session: ClientSession | None = None) -> str | None:
        """Return the chat of which this one is a part by now, through however many joins. None: it was never joined."""
        kept_id = None
        while join := self._joins.find_one({"_id": chat_id}, {"kept_id": 1}, session=session):
            kept_id = chat_id = join["kept_id"]
        return kept_id

    def remove_all(self, workspace_id: str) -> None:
        for join in self._joins.find({"workspace_id": workspace_id}, {"_id": 1}):
            delete_in_slices(self._messages, {"chat_id": join["_id"]})
        delete_in_slices(self._joins, {"workspace_id": workspace_id})

    def _publish(self, join: Document, kept_id: str, session: ClientSession) -> tuple[Due, ...]:
        published = self._subscribers.joined(Joining(join["workspace_id"], kept_id, join["_id"]), session)
        if published.update:
            self._chats.update_one({"_id": kept_id}, published.update, session=session)
        return published.due

    def _move(self, kept_id: str, gone_id: str, which: Document, session: ClientSession) -> int:
        """Give messages of one chat the next positions in the other. Returns how many."""
        query = {"chat_id": gone_id, **which}
        found = list(self._messages.find(query, {"_id": 1}, session=session).sort(_IN_ORDER).limit(_AT_ONCE))
        if not found:
            return 0
        kept = self._chats.find_one_and_update(
            {"_id": kept_id},
            {"$inc": {"seq": len(found)}},
            {"seq": 1},
            return_document=ReturnDocument.AFTER,
            session=session,
        )
        if kept is None:
            return 0
        first = kept["seq"] - len(found) + 1
        moved = [
            UpdateOne({"_id": one["_id"]}, {"$set": {"chat_id": kept_id, "came_from": gone_id, "seq": first + place}})
            for place, one in enumerate(found)
        ]
        self._messages.bulk_write(moved, session=session)
        return len(found)


def _joined(kept: Document, gone: Document) -> Document:
    spoken = [chat["last_message"] for chat in (kept, gone) if chat["last_message"]]
    reached = [chat["reached_by"] for chat in (kept, gone) if chat.get("reached_by")]
    hold = stricter(hold_from(kept["hold"]), hold_from(gone["hold"]))
    joined: dict[str, Any] = {
        "customer_ids": list(dict.fromkeys(kept["customer_ids"] + gone["customer_ids"])),
        "push_name": kept["push_name"] or gone["push_name"],
        "name": kept["name"] or gone["name"],
        "assigned_to": kept["assigned_to"] or gone["assigned_to"],
        "hold": hold and hold_document(hold),
        "opted_out_at": kept.get("opted_out_at") or gone.get("opted_out_at"),
        "unread": kept["unread"] + gone["unread"],
        "last_message": max(spoken, key=lambda last: last["sent_at"], default=None),
        "last_activity_at": max(kept["last_activity_at"], gone["last_activity_at"]),
    }
    joined |= {flag: True for flag in ("unanswered", "send_failed") if kept.get(flag) or gone.get(flag)}
    if labels := list(dict.fromkeys([*kept.get("labels", ()), *gone.get("labels", ())])):
        joined["labels"] = labels
    if remarks := "\n".join(chat["remarks"] for chat in (kept, gone) if chat.get("remarks")):
        joined["remarks"] = remarks
    if reached:
        joined["reached_by"] = max(reached, key=lambda one: one["at"])
    return joined | findable(joined)
