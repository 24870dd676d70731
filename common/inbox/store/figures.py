"""Figures by day: derived from what was said, and kept up to a moment before which nothing changes any more."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from common.inbox.rules.chats import Direction
from common.inbox.rules.decisions import Reason
from common.inbox.rules.figures import (
    LONGEST_WAIT,
    REPLYING,
    InboxFigures,
    Said,
    Waiting,
    figures_of,
    waiting_since,
)
from common.inbox.rules.messages import Author, Purpose
from common.inbox.rules.statuses import UNSAID
from common.inbox.store.indexes import BY_ARRIVAL
from common.inbox.store.unanswered import SILENT
from common.kernel.days import Days
from common.mongo.database import Database, Document, delete_in_slices

_CUSTOMERS: Document = {
    "direction": Direction.INCOMING.value,
    # Also what was taken in again from the journal, long after it was written.
    "decision.reason": {"$ne": Reason.HISTORY.value},
}
# The first part of each reply; people's have no purpose and no parts.
_REPLIES: Document = {
    "direction": Direction.OUTGOING.value,
    "purpose": {"$in": [None, Purpose.REPLY.value]},
    "part": {"$in": [None, 1]},
    "status": {"$nin": [status.value for status in UNSAID]},
}
_COUNTED: Document = {"is_history": None, "$or": [_CUSTOMERS, _REPLIES]}
_NEEDED = {"_id": 0, "chat_id": 1, "seq": 1, "sent_at": 1, "author": 1, "revoked_at": 1, "decision.reason": 1}


@dataclass(frozen=True, slots=True)
class KeptDay:
    """The figures of a day `until` a moment, which is its end once nothing changes in it any more."""

    until: datetime
    figures: InboxFigures


class FiguresStore:
    def __init__(self, database: Database) -> None:
        self._messages = database.collection("messages")
        self._resolutions = database.collection("resolutions")
        # What is lost of it is derived again.
        self._figures = database.hasty_collection("figures")

    def derive(
        self, workspace_id: str, begin: datetime, end: datetime, waiting: Waiting
    ) -> tuple[InboxFigures, Waiting]:
        """Return the figures of a time by what arrived in it, and who is waiting in the end.

        What a sync brought in counts for nothing.
        """
        said, resolutions = self._said(workspace_id, begin, end), self._resolved(workspace_id, begin, end)
        figures, still_waiting = figures_of(said, waiting, resolutions)
        return figures, waiting_since(end - LONGEST_WAIT, still_waiting)

    def waiting_at(self, workspace_id: str, days: Days, moment: datetime) -> Waiting:
        """Return who was waiting at a moment, up to which the figures of a day are kept, or else by what was said."""
        around = [day.isoformat() for day in (days.of(moment), days.of(moment) - timedelta(days=1))]
        here = {"workspace_id": workspace_id, "time_zone": days.time_zone, "day": {"$in": around}, "until": moment}
        if kept := self._figures.find_one(here, {"waiting": 1}):
            return dict(kept["waiting"])
        return self.derive(workspace_id, moment - LONGEST_WAIT, moment, {})[1]

    def known(self, workspace_id: str, days: Days) -> dict[date, KeptDay]:
        """Return what is kept of these days."""
        within = {"$gte": days.first.isoformat(), "$lte": days.last.isoformat()}
        here = {"workspace_id": workspace_id, "time_zone": days.time_zone, "day": within}
        return {date.fromisoformat(one["day"]): _kept_from(one) for one in self._figures.find(here, {"waiting": 0})}

    def keep(self, workspace_id: str, time_zone: str, day: date, kept: KeptDay, waiting: Waiting) -> None:
        """Keep a day, and who was waiting then. Repeating it, and two who do it at once, change no figure."""
        here = {"workspace_id": workspace_id, "time_zone": time_zone, "day": day.isoformat()}
        self._figures.update_one(here, {"$set": _stored(kept) | {"waiting": waiting}}, upsert=True)

    def remove_all(self, workspace_id: str) -> None:
        for collection in (self._figures, self._resolutions):
            delete_in_slices(collection, {"workspace_id": workspace_id})

    def _said(self, workspace_id: str, begin: datetime, end: datetime) -> Iterator[Said]:
        arrived = {"workspace_id": workspace_id, "created_at": {"$gte": begin, "$lt": end}}
        found = self._messages.find(arrived | _COUNTED, _NEEDED, hint=BY_ARRIVAL).sort("created_at", 1)
        return (_said(document) for document in found)

    def _resolved(self, workspace_id: str, begin: datetime, end: datetime) -> list[int]:
        closed = {"workspace_id": workspace_id, "closed_at": {"$gte": begin, "$lt": end}}
        found = self._resolutions.find(closed, {"opened_at": 1, "closed_at": 1})
        return [max(0, round((one["closed_at"] - one["opened_at"]).total_seconds())) for one in found]


def _said(document: Document) -> Said:
    author = Author(document["author"])
    if author is not Author.CUSTOMER:
        return Said(document["chat_id"], document["sent_at"], author)
    asks = not document.get("revoked_at") and document.get("decision", {}).get("reason") not in SILENT
    return Said(document["chat_id"], document["sent_at"], author, asks, document["seq"] == 1)


def _stored(day: KeptDay) -> Document:
    figures = day.figures
    return {
        "until": day.until,
        "messages_in": figures.messages_in,
        "new_customers": figures.new_customers,
        "replies": {author.value: figures.replies.get(author, 0) for author in REPLYING},
        "first_responses": {author.value: _packed(figures.first_responses.get(author, ())) for author in REPLYING},
        "resolutions": _packed(figures.resolutions),
    }


def _kept_from(document: Document) -> KeptDay:
    figures = InboxFigures(
        messages_in=document["messages_in"],
        new_customers=document["new_customers"],
        replies={author: document["replies"][author.value] for author in REPLYING},
        first_responses={author: _unpacked(document["first_responses"][author.value]) for author in REPLYING},
        resolutions=_unpacked(document["resolutions"]),
    )
    return KeptDay(document["until"], figures)


def _packed(seconds: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(seconds)}I", *seconds)


def _unpacked(packed: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(packed) // 4}I", packed))
