"""What the use cases of phone numbers and their sessions need."""

from dataclasses import dataclass

from common.channels.node.server import WhatsApp
from common.channels.store.phone_numbers import PhoneNumberStore
from common.channels.store.reservations import ReservationStore
from common.kernel.settings import Settings
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Channels:
    settings: Settings
    notifier: Notifier
    whatsapp: WhatsApp
    phone_numbers: PhoneNumberStore
    reservations: ReservationStore
