"""Numbers that left their workspace: reserved until the session that they may have is surely ended."""

from common.channels.context import Channels
from common.kernel.errors import NotFound
from common.mongo.database import Document
from common.work.claims import Claim


def log_out_reserved(channels: Channels, claim: Claim, document: Document) -> None:
    """End the session of a reserved number, and free the number once the WhatsApp server has confirmed it.

    Raises:
        GatewayError: not confirmed; it is tried again later, for as long as it takes.
    """
    channels.whatsapp.log_out(claim.id)
    channels.reservations.release(claim)


def free_phone_number(channels: Channels, phone_number: str) -> None:
    """Free a reserved number without a confirmed log-out: an operator knows that its session is gone.

    Raises:
        NotFound: it is not reserved.
    """
    if not channels.reservations.free(phone_number):
        raise NotFound(f"{phone_number} is not reserved.")
