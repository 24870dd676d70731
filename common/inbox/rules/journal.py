"""The journal: every event that arrived, and what became of it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from common.channels.rules.events import CHANGES, MessageEvent, ReceiptEvent, Told

Stamp = tuple[int, int]


class EntryState(StrEnum):
    """How far an entry is: it waits to be taken in, is on record, was not kept, or waits for people to see to it."""

    WAITING = "waiting"
    TAKEN_IN = "taken_in"
    DROPPED = "dropped"
    SET_ASIDE = "set_aside"


class Lane(StrEnum):
    """What is live goes before what a sync brings of the past."""

    LIVE = "a_live"
    HISTORY = "b_history"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the journal.

    `phone_id` is the registration of the number at its arrival. `body` is the event as it was sent, None once its text
    was revoked. `outcome` is what became of it in one word, `reason` why, for people to read. The message that it
    brings gets the entry's id. A `replayed` one makes no answer due. The `stamp` that MongoDB
    sets is its place in the order of arrival.
    """

    id: str
    workspace_id: str
    phone_number: str
    phone_id: str
    told: Told
    message_id: str
    body: str | None
    warnings: tuple[str, ...]
    state: EntryState
    outcome: str | None
    reason: str | None
    record_id: str | None
    attempts: int
    replayed: bool
    arrived_at: datetime
    request_id: str | None
    stamp: Stamp = (0, 0)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an entry: the `outcome` in one word, the message that it brought or concerns, and why."""

    entry: Entry
    outcome: str
    record_id: str | None = None
    reason: str | None = None

    @property
    def state(self) -> EntryState:
        return EntryState.DROPPED if self.outcome == "dropped" else EntryState.TAKEN_IN


def key_of(event: MessageEvent | ReceiptEvent) -> str:
    """Return what an event means, as a digest: one that is told again has the same.

    A change of a message may be made, taken back and made again, which only its time tells apart.
    """
    if isinstance(event, ReceiptEvent):
        means: list[object] = [Told.RECEIPT, event.phone_number, event.message_id, event.status]
    else:
        ids = sorted(party.id for party in event.parties)
        at = event.timestamp if event.type in CHANGES else None
        said = [event.type, event.text, event.details, event.about, at]
        means = [Told.MESSAGE, event.phone_number, event.message_id, ids, event.from_me, *said]
    return hashlib.sha256(json.dumps(means, sort_keys=True, default=str).encode()).hexdigest()[:40]
