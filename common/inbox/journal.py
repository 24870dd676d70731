"""The journal: writing down what arrives, and trying again what could not be taken in."""

from collections.abc import Collection
from dataclasses import dataclass

from common.accounts.audit import Action, record
from common.channels.node.parsing import parse
from common.channels.phone_numbers import registered
from common.channels.rules.events import MessageEvent, MessageType, ReceiptEvent, Told
from common.channels.rules.parties import spellings
from common.inbox.context import Inbox
from common.inbox.rules.journal import Entry, EntryState, Lane, key_of
from common.inbox.rules.reading import is_past, lane_of
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Conflict
from common.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of an event at the door: accepted, repeated or dropped, and why.

    `message_id` is our id of the message that it brings; `warnings` tell its sender what of it was ignored.
    """

    outcome: str
    reason: str | None = None
    message_id: str | None = None
    warnings: tuple[str, ...] = ()


def write_down(
    inbox: Inbox, event: MessageEvent | ReceiptEvent, body: str, warnings: Collection[str], request_id: str | None
) -> Reception:
    """Put an event into the journal, durably: one insert, and no look at any chat. The rest is work.

    Raises:
        Invalid: the business number belongs to no workspace.
    """
    number = registered(inbox.channels, event.phone_number)
    if isinstance(event, MessageEvent) and (reason := _reason_to_drop(inbox, event)):
        return Reception("dropped", reason, warnings=tuple(warnings))
    moment = now()
    entry = Entry(
        id=new_id(),
        workspace_id=number.workspace_id,
        phone_number=number.phone_number,
        phone_id=number.id,
        told=Told.MESSAGE if isinstance(event, MessageEvent) else Told.RECEIPT,
        message_id=event.message_id,
        body=body,
        warnings=tuple(warnings),
        state=EntryState.WAITING,
        outcome=None,
        reason=None,
        record_id=None,
        attempts=0,
        replayed=False,
        arrived_at=moment,
        request_id=request_id,
    )
    key = key_of(event)
    if isinstance(event, MessageEvent):
        lane = lane_of(event, moment, inbox.settings.history_after_seconds)
        added = inbox.journal.add(entry, key, lane, {party.id for party in event.parties}, event.about)
    else:
        added = inbox.journal.add(entry, key, Lane.LIVE, (), None)
    known = added or inbox.journal.known(key)
    inbox.notifier.notify("intake", number.phone_number, number.phone_number)
    message_id = (known.record_id or known.id) if known and known.told is Told.MESSAGE else None
    return Reception("accepted" if added else "repeated", message_id=message_id, warnings=tuple(warnings))


def _reason_to_drop(inbox: Inbox, event: MessageEvent) -> str | None:
    """Return why a message is not kept, where the event alone says so."""
    if event.is_broadcast:
        return "broadcast"
    if event.is_group and not inbox.settings.store_group_messages:
        return "group"
    if not inbox.settings.store_history and is_past(event, now(), inbox.settings.history_after_seconds):
        return "history"
    if event.type == MessageType.PROTOCOL:
        return "protocol"
    own = spellings(event.phone_number)
    return "own_number" if all(party.id in own for party in event.parties) else None


def replay_entry(inbox: Inbox, actor: Actor, workspace_id: str, entry_id: str) -> Entry:
    """Have an entry that was set aside taken in once more. It makes no answer due: its moment has passed.

    Raises:
        NotFound: the workspace has no such entry.
        Conflict: it is not set aside, its text was revoked, or its number is no longer the workspace's.
    """
    entry = inbox.journal.get(workspace_id, entry_id)
    number = inbox.channels.phone_numbers.find(entry.phone_number)
    if number is None or number.workspace_id != workspace_id:
        raise Conflict(f"{entry.phone_number} is no longer a number of this workspace: add it first.")
    if entry.body is None:
        raise Conflict("The text of this entry was revoked: there is nothing left to take in.")
    replayed = inbox.journal.replay(entry, number.id)
    record(actor, workspace_id, Action.ENTRY_REPLAYED, entry_id)
    inbox.notifier.notify("intake", entry.phone_number, entry.phone_number)
    return replayed


def event_of(entry: Entry) -> MessageEvent | ReceiptEvent:
    """Return what an entry tells, by the rules as they are now.

    Raises:
        Malformed: its body is no JSON.
        Invalid: it can't be taken in.
    """
    event, _ = parse(entry.told, entry.body or "")
    assert isinstance(event, MessageEvent | ReceiptEvent)
    return event
