"""Numbers that left their workspace: reserved until the session that they may have is surely ended."""

import structlog

from common.channels.context import Channels
from common.kernel.errors import GatewayError, NotFound

_log = structlog.get_logger(__name__)


def try_to_log_out(channels: Channels, phone_number: str) -> None:
    """Log a reserved number out at once if that is possible; else it is tried again until it is."""
    try:
        log_out_reserved(channels, phone_number)
    except GatewayError as error:
        _log.warning("reserved until it is logged out", phone_number=phone_number, error=str(error))


def log_out_reserved(channels: Channels, phone_number: str) -> None:
    """End the session of a reserved number, and free the number once the WhatsApp server has confirmed it.

    Harmless when it is free already or another worker is at it.

    Raises:
        GatewayError: not confirmed; it is tried again later.
    """
    reservations = channels.reservations
    claimed = reservations.log_outs.claim(phone_number)
    if claimed is None:
        return
    claim, _ = claimed
    with reservations.log_outs.keeping(claim):
        channels.whatsapp.log_out(phone_number)
        reservations.release(claim)


def free_phone_number(channels: Channels, phone_number: str) -> None:
    """Free a reserved number without a confirmed log-out: an operator knows that its session is gone.

    Raises:
        NotFound: it is not reserved.
    """
    if not channels.reservations.free(phone_number):
        raise NotFound(f"{phone_number} is not reserved.")
