"""Receipts: how far a message that we sent has come."""

from datetime import datetime

from common.domain.messages import Status
from common.services import Services
from common.use_cases.phone_numbers import registered


def track_delivery(
    services: Services, phone_number: str, message_id: str, status: Status, at: datetime, error: str | None
) -> bool:
    """Apply a receipt, or park it durably until its message is on record. Says whether it was applied.

    Raises:
        Invalid: the business number belongs to no workspace.
    """
    phone = registered(services, phone_number)
    return services.stores.receipts.apply_or_park(phone.workspace_id, phone.phone_number, message_id, status, at, error)
