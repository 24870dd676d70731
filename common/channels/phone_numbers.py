"""Phone numbers: adding them, and their sessions on the WhatsApp server."""

from datetime import datetime, timedelta

from common.accounts.audit import Action, record
from common.channels.context import Channels
from common.channels.rules.phone_numbers import PhoneNumber, SessionState
from common.channels.store.reservations import STILL_SEEN
from common.kernel.actor import Actor
from common.kernel.clock import now
from common.kernel.errors import Invalid

QR_LIFETIME = 60.0


def add_phone_number(channels: Channels, actor: Actor, workspace_id: str, phone_number: str, label: str) -> PhoneNumber:
    """Add a business number, not connected yet.

    Raises:
        Conflict: the workspace has as many as it may, or the number is in use or reserved.
    """
    limit = channels.settings.phone_numbers_per_workspace
    phone = channels.phone_numbers.add(workspace_id, phone_number, label, limit)
    record(actor, workspace_id, Action.PHONE_NUMBER_ADDED, phone.id)
    return phone


def remove_phone_number(channels: Channels, actor: Actor, workspace_id: str, phone_id: str) -> None:
    """Remove a number; its chats stay readable. Nobody can add it before the WhatsApp server has ended its session.

    Whoever adds the number next must not find a session that is still paired: it is reserved first, and
    logged out then by the workers.

    Raises:
        NotFound: the workspace has no such number.
    """
    phone_number = channels.phone_numbers.remove(workspace_id, phone_id)
    channels.registrations.forget()
    record(actor, workspace_id, Action.PHONE_NUMBER_REMOVED, phone_id)
    channels.notifier.notify("log_out", phone_number, workspace_id, now() + STILL_SEEN)


def connect_phone_number(channels: Channels, actor: Actor, workspace_id: str, phone_id: str) -> PhoneNumber:
    """Open the number's session on the WhatsApp server; a QR code to scan comes back unless it is paired already.

    The first time in this workspace, a session that somebody has left there is ended before: it is not ours.

    Raises:
        GatewayError: the server is out or refused; the state on record stays.
    """
    phone = channels.phone_numbers.get(workspace_id, phone_id)
    if phone.log_out_first:
        channels.whatsapp.log_out(phone.phone_number)
        channels.phone_numbers.logged_out(workspace_id, phone_id)
    asked_at = now()
    connection = channels.whatsapp.connect(phone.phone_number, f"{channels.settings.public_url}/webhooks/whatsapp")
    if connection.qr_code:
        record_qr(channels, phone.phone_number, connection.qr_code, None, asked_at)
    else:
        record_state(channels, phone.phone_number, connection.state or SessionState.CONNECTING, None, asked_at)
    record(actor, workspace_id, Action.PHONE_NUMBER_CONNECTED, phone_id)
    return channels.phone_numbers.get(workspace_id, phone_id)


def disconnect_phone_number(channels: Channels, actor: Actor, workspace_id: str, phone_id: str) -> PhoneNumber:
    """Close the number's session.

    Raises:
        GatewayError: the server is out or refused; the state on record stays.
    """
    phone = channels.phone_numbers.get(workspace_id, phone_id)
    asked_at = now()
    channels.whatsapp.disconnect(phone.phone_number)
    record_state(channels, phone.phone_number, SessionState.DISCONNECTED, None, asked_at)
    record(actor, workspace_id, Action.PHONE_NUMBER_DISCONNECTED, phone_id)
    return channels.phone_numbers.get(workspace_id, phone_id)


def refresh_phone_number(channels: Channels, workspace_id: str, phone_id: str) -> PhoneNumber:
    """Ask the WhatsApp server how the session is and put that on record.

    Raises:
        GatewayError: the server is out or refused; the state on record stays.
    """
    phone = channels.phone_numbers.get(workspace_id, phone_id)
    asked_at = now()
    status = channels.whatsapp.status(phone.phone_number)
    if status.state != phone.state:
        record_state(channels, phone.phone_number, status.state, None, asked_at)
    return channels.phone_numbers.get(workspace_id, phone_id)


def record_state(channels: Channels, phone_number: str, state: str, reason: str | None, at: datetime) -> None:
    """Put a session's state on record, unless a later one is.

    Raises:
        Invalid: the number belongs to no workspace.
    """
    phone = registered(channels, phone_number)
    channels.phone_numbers.set_state(phone.workspace_id, phone.phone_number, state, reason, at)


def record_qr(channels: Channels, phone_number: str, qr_code: str, expires_in: float | None, at: datetime) -> None:
    """Put the newest QR code on record; `expires_in` seconds from `at`.

    Raises:
        Invalid: the number belongs to no workspace.
    """
    phone = registered(channels, phone_number)
    expires_at = at + timedelta(seconds=expires_in or QR_LIFETIME)
    channels.phone_numbers.set_qr(phone.workspace_id, phone.phone_number, qr_code, at, expires_at)


def registered(channels: Channels, phone_number: str) -> PhoneNumber:
    """Return the number that an event names, in any spelling.

    Raises:
        Invalid: it belongs to no workspace.
    """
    phone = channels.registrations.find(phone_number)
    if phone is None:
        raise Invalid(f"{phone_number} is not registered with any workspace.", field="phone_number")
    return phone
