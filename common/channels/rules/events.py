"""What WhatsApp tells, in our own words, whichever kind of server told it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from common.channels.rules.parties import Party


class Told(StrEnum):
    """What kinds of events there are: each has a webhook of its own."""

    MESSAGE = "message"
    RECEIPT = "delivery"
    SESSION = "status"
    QR = "qr"


class MessageType(StrEnum):
    """What a message is. Other words of a server are kept as they come."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACTS = "contacts"
    BUTTON_REPLY = "button_reply"
    LIST_REPLY = "list_reply"
    ORDER = "order"
    POLL_VOTE = "poll_vote"

    REACTION = "reaction"
    EDITED = "edited"
    REVOKED = "revoked"

    CALL = "call"
    VIEW_ONCE = "view_once"
    SYSTEM = "system"
    PROTOCOL = "protocol"
    POLL = "poll"
    UNSUPPORTED = "unsupported"


# What is done to an earlier message.
CHANGES = (MessageType.REACTION, MessageType.EDITED, MessageType.REVOKED)
# What says nothing to us.
NOTICES = (
    MessageType.CALL,
    MessageType.VIEW_ONCE,
    MessageType.SYSTEM,
    MessageType.PROTOCOL,
    MessageType.POLL,
    MessageType.UNSUPPORTED,
)


@dataclass(frozen=True, slots=True)
class MessageEvent:
    """A message, or what is done to one. `from_me` was written on our side.

    `parties` are all that the customer is known by, the one that it came from first. `timestamp` is in seconds since
    1970, None if none can be read. `details` hold what text can't carry, by the names of the contract. `about` is the
    id of the message that a change concerns.
    """

    phone_number: str
    message_id: str
    parties: tuple[Party, ...]
    from_me: bool
    is_group: bool
    is_broadcast: bool
    is_history: bool
    type: str
    text: str
    push_name: str | None
    timestamp: float | None
    media: Mapping[str, Any] | None = None
    quoted: Mapping[str, Any] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiptEvent:
    """How far a message that we sent has come."""

    phone_number: str
    message_id: str
    status: str
    error: str | None
    timestamp: float | None


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """How the session of a business number is."""

    phone_number: str
    status: str
    reason: str | None
    timestamp: float | None


@dataclass(frozen=True, slots=True)
class QrEvent:
    """A new QR code to scan, good for `expires_in` seconds."""

    phone_number: str
    qr_code: str
    expires_in: float | None
    timestamp: float | None


Event = MessageEvent | ReceiptEvent | SessionEvent | QrEvent
