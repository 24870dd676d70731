"""How far a message is on its way, and what WhatsApp tells of it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How far a message is. RECEIVED is for incoming ones; UNKNOWN may or may not have been sent: people decide.

    CANCELLED was automatic and overtaken before it was sent, or its writer took it back.
    """

    RECEIVED = "received"
    QUEUED = "queued"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    PLAYED = "played"
    FAILED = "failed"
    CANCELLED = "cancelled"


_UNSURE = (Status.QUEUED, Status.SENDING, Status.UNCONFIRMED, Status.UNKNOWN, Status.CANCELLED)
_BEFORE: dict[Status, tuple[Status, ...]] = {
    Status.SENT: (*_UNSURE, Status.FAILED),
    Status.DELIVERED: (*_UNSURE, Status.FAILED, Status.SENT),
    Status.READ: (*_UNSURE, Status.FAILED, Status.SENT, Status.DELIVERED),
    Status.PLAYED: (*_UNSURE, Status.FAILED, Status.SENT, Status.DELIVERED, Status.READ),
    Status.FAILED: (*_UNSURE, Status.SENT),
}
RECEIPT_STATUSES = tuple(_BEFORE)
RETRYABLE = (Status.FAILED, Status.UNKNOWN)
NOT_SENT = (*RETRYABLE, Status.CANCELLED)
UNSAID = (Status.FAILED, Status.CANCELLED)


def statuses_before(status: Status) -> tuple[Status, ...]:
    """Return the statuses that a receipt of `status` may follow: never backwards, and no failure after a delivery."""
    return _BEFORE[status]


class Receipt(NamedTuple):
    """How far the message that WhatsApp knows by this id had come at a moment, and why it failed if it did."""

    message_id: str
    status: Status
    at: datetime
    error: str | None
