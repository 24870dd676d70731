"""What the use cases of phone numbers and their sessions need."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from common.channels.node.server import WhatsApp
from common.channels.store.phone_numbers import PhoneNumberStore
from common.channels.store.registrations import Registrations
from common.channels.store.reservations import ReservationStore
from common.kernel.settings import Settings
from common.mongo.database import ClientSession
from common.work.foundation import Foundation
from common.work.notifier import Notifier


@dataclass(frozen=True, slots=True)
class Channels:
    settings: Settings
    notifier: Notifier
    whatsapp: WhatsApp
    phone_numbers: PhoneNumberStore
    registrations: Registrations
    reservations: ReservationStore

    @classmethod
    def on(cls, foundation: Foundation, added: Callable[[str, str, ClientSession], None]) -> Self:
        """Build what the use cases of phone numbers need. `added` hears of each number that a workspace adds."""
        reservations = ReservationStore(foundation.database, foundation.items["log_out"])
        phone_numbers = PhoneNumberStore(foundation.database, reservations, added=added)
        return cls(
            settings=foundation.settings,
            notifier=foundation.notifier,
            whatsapp=WhatsApp(foundation.settings),
            phone_numbers=phone_numbers,
            registrations=Registrations(phone_numbers),
            reservations=reservations,
        )
