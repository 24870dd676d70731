"""The business phone numbers of a workspace."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SessionState(StrEnum):
    """The states that we act on; other words of a server are kept and shown as they come."""

    DISCONNECTED = "disconnected"
    CONNECTING = "connecting"
    QR = "qr"
    CONNECTED = "connected"
    FAILED = "failed"
    LOGGED_OUT = "logged_out"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A business number. `state` is the session's last known state, `state_at` the moment for which it was reported.

    `log_out_first`: it was never connected here, and a session that somebody else has left must be ended before it is.
    """

    id: str
    workspace_id: str
    phone_number: str
    label: str
    state: str
    state_reason: str | None
    state_at: datetime
    qr_code: str | None
    qr_expires_at: datetime | None
    log_out_first: bool
    created_at: datetime
