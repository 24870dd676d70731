"""Chats as documents: how they are read, and who holds them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from common.inbox.rules.chats import Chat, ChatState, Direction, Hold, HoldReason, LastMessage, Memory
from common.kernel.clock import now
from common.mongo.database import Document

# An open chat carries no state, so that most chats need none, and neither do those of earlier releases.
REOPENED: Document = {"$unset": {"state": 1, "snoozed_until": 1, "reopening": 1}}


def in_state(state: ChatState) -> Document:
    """Return the condition that a chat is in this state."""
    return {"state": None if state is ChatState.OPEN else state.value}


def unheld() -> Document:
    """Return the condition that nobody holds the chat at this moment: a hold whose time is up is none."""
    return {"$or": [{"hold.reason": None, "hold.until": None}, {"hold.until": {"$lte": now()}}]}


def held(reasons: Iterable[HoldReason]) -> Document:
    """Return the condition that people hold the chat at this moment, for one of these reasons.

    All reasons are named where any will do: MongoDB then reads the chats of each in order, and merges them.
    """
    in_force: list[Document] = [{"hold.until": None}, {"hold.until": {"$gt": now()}}]
    return {"hold.reason": {"$in": [reason.value for reason in reasons]}, "$or": in_force}


def not_held(reasons: Iterable[HoldReason]) -> Document:
    """Return the condition that people do not hold the chat at this moment for one of these reasons."""
    # All parts by the end of the hold, so that one index has them all.
    others = {"hold.reason": {"$nin": [reason.value for reason in reasons]}}
    ends: list[Any] = [None, {"$gt": now()}]
    return {"$or": [{"hold.until": {"$lte": now()}}, *({"hold.until": end, **others} for end in ends)]}


def hold_document(hold: Hold) -> Document:
    return {**asdict(hold), "reason": hold.reason.value}


def hold_from(document: Document | None) -> Hold | None:
    """Read the hold that is in force."""
    if document is None or (document.get("until") and document["until"] <= now()):
        return None
    return Hold(**{**document, "reason": HoldReason(document["reason"])})


def chat_from(document: Document) -> Chat:
    """Read a chat from its document."""
    last = document["last_message"]
    return Chat(
        id=document["_id"],
        workspace_id=document["workspace_id"],
        phone_number=document["phone_number"],
        customer_ids=tuple(document["customer_ids"]),
        push_name=document["push_name"],
        name=document["name"],
        assigned_to=document["assigned_to"],
        hold=hold_from(document["hold"]),
        unread=document["unread"],
        last_message=last and LastMessage(last["text"], Direction(last["direction"]), last["sent_at"]),
        last_activity_at=document["last_activity_at"],
        seq=document["seq"],
        waiting_since=document.get("answer", {}).get("first_at"),
        answer_due_at=document.get("answer", {}).get("due_at"),
        opted_out_at=document.get("opted_out_at"),
        not_found_in_a_row=document.get("not_found", 0),
        out_of_hours_at=document.get("out_of_hours_at"),
        qualified=document.get("qualified", False),
        qualified_at=document.get("qualified_at"),
        tracked_seq=document.get("tracked_seq", 0),
        memory=Memory(**document["memory"]) if document.get("memory") else None,
        created_at=document["created_at"],
        reached_by=document.get("reached_by", {}).get("address"),
        state=ChatState(document.get("state", ChatState.OPEN)),
        snoozed_until=document.get("snoozed_until"),
        labels=tuple(document.get("labels", ())),
        unanswered=document.get("unanswered", False),
        send_failed=document.get("send_failed", False),
        remarks=document.get("remarks"),
    )
