"""From an event, as it was sent, to what the use cases understand."""

from datetime import datetime, timedelta
from typing import Any

import structlog

from common.domain.messages import Incoming, Media, Quoted, moment_of_sending
from common.domain.phone_numbers import Party, PartyKind, parse_party

_log = structlog.get_logger(__name__)


def moment_of(event: dict[str, Any], received_at: datetime) -> datetime:
    """Return when the event happened: as it says itself, or else now."""
    stamp = event["timestamp"]
    return received_at if stamp is None else moment_of_sending(stamp, received_at)


def incoming_message(event: dict[str, Any], received_at: datetime, history_after: float) -> Incoming:
    """Return the message that an event tells of. What is older than `history_after` seconds is history."""
    customer: Party = event["to"] if event["from_me"] and event["to"] else event["sender"]
    sent_at = moment_of(event, received_at)
    media, quoted = event["media"], event["quoted"]
    return Incoming(
        phone_number=event["phone_number"],
        message_id=event["message_id"],
        customer_ids=_ids(customer, event["chat_id_alt"]),
        from_me=event["from_me"],
        is_group=event["is_group"] or customer.kind is PartyKind.GROUP,
        is_broadcast=customer.kind is PartyKind.BROADCAST,
        is_history=event["is_history"] or sent_at < received_at - timedelta(seconds=history_after),
        type=event["type"],
        text=event["message"] or "",
        push_name=event["push_name"],
        sent_at=sent_at,
        media=media and Media(**media),
        quoted=quoted and Quoted(quoted["message_id"], quoted["message"]),
    )


def _ids(customer: Party, alternative: str | None) -> tuple[str, ...]:
    if not alternative or customer.kind is not PartyKind.PERSON:
        return (customer.id,)
    try:
        other = parse_party(alternative)
    except ValueError as error:
        # The message matters more than a second id that nobody can read.
        _log.warning("chat_id_alt ignored", error=str(error))
        return (customer.id,)
    if other.kind is not PartyKind.PERSON or other.id == customer.id:
        return (customer.id,)
    return (customer.id, other.id)
