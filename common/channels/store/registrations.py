"""Which numbers are registered, asked for with every event: only a yes is remembered, for seconds."""

import threading
import time

from common.channels.rules.phone_numbers import PhoneNumber
from common.channels.store.phone_numbers import PhoneNumberStore

# A number that leaves its workspace stays reserved for longer than this.
REMEMBERED = 3.0


class Registrations:
    """What this process remembers of the numbers. What is not remembered is read."""

    def __init__(self, phone_numbers: PhoneNumberStore) -> None:
        self._phone_numbers = phone_numbers
        self._remembered: dict[str, tuple[float, PhoneNumber]] = {}
        self._lock = threading.Lock()

    def find(self, phone_number: str) -> PhoneNumber | None:
        """Return the number that is written like this, in any spelling, as it was registered seconds ago."""
        moment = time.monotonic()
        until, number = self._remembered.get(phone_number, (0.0, None))
        if number and moment < until:
            return number
        found = self._phone_numbers.find(phone_number)
        with self._lock:
            self._remembered = {name: one for name, one in self._remembered.items() if moment < one[0]}
            if found:
                self._remembered[phone_number] = moment + REMEMBERED, found
        return found

    def forget(self) -> None:
        """Read every number anew."""
        with self._lock:
            self._remembered = {}
