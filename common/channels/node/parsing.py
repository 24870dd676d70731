"""From the body of a webhook to what it tells."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from common.channels.node.schemas import DeliveryEvent as DeliverySchema
from common.channels.node.schemas import MessageEvent as MessageSchema
from common.channels.node.schemas import QrEvent as QrSchema
from common.channels.node.schemas import StatusEvent as StatusSchema
from common.channels.node.tolerant import Tolerant
from common.channels.node.types import type_of
from common.channels.rules.events import (
    CHANGES,
    Event,
    MessageEvent,
    MessageType,
    QrEvent,
    ReceiptEvent,
    SessionEvent,
    Told,
)
from common.channels.rules.parties import Party, PartyKind, parse_party
from common.kernel.bodies import read_json
from common.kernel.errors import Invalid

_SCHEMAS: Mapping[Told, Tolerant] = {
    Told.MESSAGE: MessageSchema(),
    Told.RECEIPT: DeliverySchema(),
    Told.SESSION: StatusSchema(),
    Told.QR: QrSchema(),
}
_DETAILS = ("location", "contacts", "selected", "order", "poll", "referral", "forwarded", "source")
# Letters and symbols that show nothing.
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
_INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Mn", "Me", "Zl", "Zp", "Zs")


def parse(told: Told, body: str) -> tuple[Event, list[str]]:
    """Return what a webhook tells, and for people to read what of it was ignored. Odd characters are mended.

    Raises:
        Malformed: the body is no JSON.
        Invalid: what it tells can never be taken in. The fields are named.
    """
    content = read_json(body, mend=True)
    try:
        fields, warnings = _SCHEMAS[told].read(content)
    except ValidationError as error:
        reasons = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
        raise Invalid("The event is not as documented: see errors.", reasons=reasons) from None
    fields.pop("event_id")
    match told:
        case Told.MESSAGE:
            return _message(fields, warnings), warnings
        case Told.RECEIPT:
            return ReceiptEvent(**fields), warnings
        case Told.SESSION:
            return SessionEvent(**fields), warnings
        case Told.QR:
            return QrEvent(**fields), warnings


def _message(fields: dict[str, Any], warnings: list[str]) -> MessageEvent:
    parties, is_group, is_broadcast = _parties(fields, warnings)
    kind, quoted, reaction = type_of(fields["type"]), fields["quoted"], fields["reaction"]
    details = {name: fields[name] for name in _DETAILS if fields[name]}
    about = None
    if kind in CHANGES:
        meant = fields[kind] or (quoted if kind == MessageType.REACTION else None)
        about = meant["message_id"] if meant else fields["message_id"]
    if kind == MessageType.REACTION:
        details["reaction"] = {"emoji": reaction["emoji"] if reaction else visible(fields["message"])}
    return MessageEvent(
        phone_number=fields["phone_number"],
        message_id=fields["message_id"],
        parties=parties,
        from_me=fields["from_me"],
        is_group=is_group,
        is_broadcast=is_broadcast,
        is_history=fields["is_history"],
        type=kind,
        text=visible(fields["message"]) or "",
        push_name=fields["push_name"],
        timestamp=fields["timestamp"],
        media=fields["media"],
        quoted=quoted,
        details=details,
        about=about,
    )


def _parties(fields: dict[str, Any], warnings: list[str]) -> tuple[tuple[Party, ...], bool, bool]:
    """Return who the customer is, by all ids, and whether it was written in a group or to nobody in particular."""
    customer: Party = fields["to"] if fields["from_me"] and fields["to"] else fields["sender"]
    others = [other for text in (fields["chat_id_alt"], *fields["ids"]) if (other := _other(text, warnings))]
    group = next((other for other in others if other.kind is PartyKind.GROUP), None)
    if fields["is_group"] and customer.kind is PartyKind.PERSON and group:
        customer = group
    is_group = fields["is_group"] or customer.kind is PartyKind.GROUP
    # What somebody wrote in a group that we can't tell must not turn up in their private chat.
    is_astray = is_group and customer.kind is PartyKind.PERSON
    is_broadcast = is_astray or customer.kind is PartyKind.BROADCAST
    same = [other for other in others if customer.kind is other.kind is PartyKind.PERSON]
    return tuple({party.id: party for party in (*reversed(same), customer)}.values())[::-1], is_group, is_broadcast


def _other(text: str | None, warnings: list[str]) -> Party | None:
    try:
        return parse_party(text) if text else None
    except ValueError as error:
        # The message matters more than a second id that nobody can read.
        warnings.append(f"An id of the customer {error} and was ignored.")
        return None


def visible(text: str | None) -> str | None:
    """Return the text, or None where there is nothing in it to be seen."""
    shows = any(mark not in _BLANKS and unicodedata.category(mark) not in _INVISIBLE for mark in text or "")
    return text if shows else None
