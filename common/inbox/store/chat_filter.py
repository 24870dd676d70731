"""Which chats a list shows, as a query of which MongoDB finds each part by an index."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from common.inbox.rules.chats import HANDED_OVER, ChatState, HoldReason
from common.inbox.store.chat_fields import held, in_state, not_held, unheld
from common.mongo.database import Document

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NEWEST_FIRST = [("last_activity_at", -1), ("_id", -1)]
NOBODY = "nobody"
Position = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class ChatFilter:
    """Which chats to list; None asks for no difference. `search` is looked for in the customer and the last message.

    Assigned to NOBODY are those that no member looks after. `completed_step` is the id of a step that is complete.
    """

    phone_number: str | None = None
    assigned_to: str | None = None
    ai_enabled: bool | None = None
    needs_person: bool | None = None
    unread: bool | None = None
    qualified: bool | None = None
    search: str | None = None
    state: ChatState | None = None
    label: str | None = None
    unanswered: bool | None = None
    send_failed: bool | None = None
    completed_step: str | None = None


def matching(workspace_id: str, chosen: ChatFilter, before: Position | None) -> Document:
    """Return the query for the chosen chats, by activity behind the position `before`."""
    # Only those in which something has happened.
    query: Document = {"workspace_id": workspace_id, "last_activity_at": {"$gt": NEVER}}
    if chosen.qualified is not None:
        query["qualified"] = {"$in": [True] if chosen.qualified else [False, None]}
    if chosen.phone_number is not None:
        query["phone_number"] = chosen.phone_number
    if chosen.assigned_to is not None:
        query["assigned_to"] = None if chosen.assigned_to == NOBODY else chosen.assigned_to
    if chosen.unread is not None:
        query["unread"] = {"$gt": 0} if chosen.unread else 0
    if chosen.state is not None:
        query |= in_state(chosen.state)
    for flag in ("unanswered", "send_failed"):
        if (wanted := getattr(chosen, flag)) is not None:
            query[flag] = True if wanted else None
    if chosen.label is not None:
        query["labels"] = chosen.label
    if chosen.completed_step is not None:
        query["completed_steps"] = chosen.completed_step
    conditions: list[Document] = []
    if chosen.ai_enabled is not None:
        conditions.append(unheld() if chosen.ai_enabled else held(HoldReason))
    if chosen.needs_person is not None:
        conditions.append(held(HANDED_OVER) if chosen.needs_person else not_held(HANDED_OVER))
    if chosen.search:
        conditions.append(_holding(chosen.search))
    if conditions:
        query["$and"] = conditions
    if before:
        at, chat_id = before
        query["last_activity_at"] = {"$gt": NEVER, "$lte": at}
        query["$nor"] = [{"last_activity_at": at, "_id": {"$gte": chat_id}}]
    return query


def _holding(search: str) -> Document:
    """Return the condition that the customer or the last message holds the text."""
    text = {"$regex": re.escape(search), "$options": "i"}
    return {"$or": [{field: text} for field in ("name", "push_name", "customer_ids", "last_message.text")]}
