"""From what a channel told to what the inbox puts on record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from common.channels.rules.events import MessageEvent, ReceiptEvent
from common.inbox.rules.incoming import Incoming, moment_of_sending
from common.inbox.rules.journal import Entry, Lane
from common.inbox.rules.media import Media
from common.inbox.rules.messages import Quoted
from common.inbox.rules.statuses import Receipt, Status


@dataclass(frozen=True, slots=True)
class MessageEntry:
    """An entry of the journal, and the message that it tells of."""

    entry: Entry
    incoming: Incoming


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """An entry of the journal, and the receipt that it tells of."""

    entry: Entry
    receipt: Receipt


def read(entry: Entry, event: MessageEvent | ReceiptEvent, history_after: float) -> MessageEntry | ReceiptEntry:
    """Return what an entry tells, in the inbox's words."""
    if isinstance(event, MessageEvent):
        return MessageEntry(entry, incoming_of(entry, event, history_after))
    at = moment_of(event.timestamp, entry.arrived_at)
    return ReceiptEntry(entry, Receipt(event.message_id, Status(event.status), at, event.error))


def moment_of(timestamp: float | None, arrived_at: datetime) -> datetime:
    """Return when an event happened: as it says itself, or else when it arrived."""
    return arrived_at if timestamp is None else moment_of_sending(timestamp, arrived_at)


def is_past(event: MessageEvent, arrived_at: datetime, history_after: float) -> bool:
    """Say whether an event is about the past: by its own word, or older than `history_after` seconds."""
    return event.is_history or moment_of(event.timestamp, arrived_at) < arrived_at - timedelta(seconds=history_after)


def lane_of(event: MessageEvent, arrived_at: datetime, history_after: float) -> Lane:
    """Return in which lane of the journal an event waits."""
    return Lane.HISTORY if is_past(event, arrived_at, history_after) else Lane.LIVE


def incoming_of(entry: Entry, event: MessageEvent, history_after: float) -> Incoming:
    """Return the message that an entry tells of."""
    media, quoted = event.media, event.quoted
    return Incoming(
        id=entry.id,
        phone_number=entry.phone_number,
        message_id=event.message_id,
        customer_ids=tuple(party.id for party in event.parties),
        address=event.parties[0].address,
        from_me=event.from_me,
        is_group=event.is_group,
        is_history=entry.replayed or is_past(event, entry.arrived_at, history_after),
        type=event.type,
        text=event.text,
        push_name=None if event.from_me else event.push_name,
        sent_at=moment_of(event.timestamp, entry.arrived_at),
        arrived_at=entry.arrived_at,
        media=Media(**media) if media else None,
        quoted=Quoted(quoted["message_id"], quoted["message"]) if quoted else None,
        details=event.details,
        about=event.about,
        is_replayed=entry.replayed,
    )
