"""Receipts: how far a message that we sent has come."""

from datetime import datetime

from common.channels.phone_numbers import registered
from common.inbox.context import Inbox
from common.inbox.rules.messages import Status


def track_delivery(
    inbox: Inbox, phone_number: str, message_id: str, status: Status, at: datetime, error: str | None
) -> bool:
    """Apply a receipt, or park it durably until its message is on record. Says whether it was applied.

    Raises:
        Invalid: the business number belongs to no workspace.
    """
    phone = registered(inbox.channels, phone_number)
    return inbox.receipts.apply_or_park(phone.workspace_id, phone.phone_number, message_id, status, at, error)
