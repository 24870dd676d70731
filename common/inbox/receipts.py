"""Receipts: how far messages that we sent have come."""

from collections.abc import Sequence

from common.accounts.rules.workspaces import Workspace
from common.inbox.context import Inbox
from common.inbox.rules.journal import Became
from common.inbox.rules.reading import ReceiptEntry


def take_in_receipts(inbox: Inbox, workspace: Workspace, told: Sequence[ReceiptEntry]) -> None:
    """Apply receipts in bulk, or park them durably until their messages are on record. Repeating it is harmless.

    Raises:
        TakenMeanwhile: another worker has taken them in.
    """
    phone_number = told[0].entry.phone_number
    applied_to = inbox.receipts.apply_or_park(workspace.id, phone_number, [one.receipt for one in told])
    became = [
        Became(one.entry, "accepted" if message_id else "parked", message_id)
        for one, message_id in zip(told, applied_to, strict=True)
    ]
    inbox.journal.note(became)
