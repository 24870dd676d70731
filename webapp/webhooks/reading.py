"""From an event, as it was sent, to what the use cases understand."""

from datetime import datetime, timedelta
from typing import Any

import structlog

from common.channels.rules.phone_numbers import Party, PartyKind, parse_party
from common.inbox.rules.media import Media
from common.inbox.rules.messages import Incoming, Quoted, moment_of_sending

_log = structlog.get_logger(__name__)


def moment_of(event: dict[str, Any], received_at: datetime) -> datetime:
    """Return when the event happened: as it says itself, or else now."""
    stamp = event["timestamp"]
    return received_at if stamp is None else moment_of_sending(stamp, received_at)


def incoming_message(event: dict[str, Any], received_at: datetime, history_after: float) -> Incoming:
    """Return the message that an event tells of. What is older than `history_after` seconds is history."""
    customer: Party = event["to"] if event["from_me"] and event["to"] else event["sender"]
    other = _alternative(event["chat_id_alt"])
    if event["is_group"] and customer.kind is PartyKind.PERSON and other and other.kind is PartyKind.GROUP:
        customer = other
    is_group = event["is_group"] or customer.kind is PartyKind.GROUP
    # What somebody wrote in a group that we can't tell must not turn up in their private chat.
    is_astray = is_group and customer.kind is PartyKind.PERSON
    sent_at = moment_of(event, received_at)
    media, quoted = event["media"], event["quoted"]
    return Incoming(
        phone_number=event["phone_number"],
        message_id=event["message_id"],
        customer_ids=_ids(customer, other),
        from_me=event["from_me"],
        is_group=is_group,
        is_broadcast=is_astray or customer.kind is PartyKind.BROADCAST,
        is_history=event["is_history"] or sent_at < received_at - timedelta(seconds=history_after),
        type=event["type"] or "text",
        text=event["message"] or "",
        push_name=event["push_name"],
        sent_at=sent_at,
        media=media and Media(**media),
        quoted=quoted and Quoted(quoted["message_id"], quoted["message"]),
    )


def _alternative(text: str | None) -> Party | None:
    try:
        return parse_party(text) if text else None
    except ValueError as error:
        # The message matters more than a second id that nobody can read.
        _log.warning("chat_id_alt ignored", error=str(error))
        return None


def _ids(customer: Party, other: Party | None) -> tuple[str, ...]:
    if other is None or other.id == customer.id or not customer.kind is other.kind is PartyKind.PERSON:
        return (customer.id,)
    return (customer.id, other.id)
