"""Messages as the channel tells them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from common.channels.rules.events import CHANGES, NOTICES, MessageType
from common.inbox.rules.details import Details, tells
from common.inbox.rules.media import Media
from common.inbox.rules.messages import Quoted


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it was told, after its ids and times were put in order. `from_me` was written on our side.

    `id` is what it will be known by here. The customer is known by `customer_ids` and reached at `address`. A change
    is `about` the message of that WhatsApp id. What `is_replayed` counts as history: nobody waits for its answer.
    """

    id: str
    phone_number: str
    message_id: str
    customer_ids: tuple[str, ...]
    address: str
    from_me: bool
    is_group: bool
    is_history: bool
    type: str
    text: str
    push_name: str | None
    sent_at: datetime
    arrived_at: datetime
    media: Media | None
    quoted: Quoted | None
    details: Details = field(default_factory=dict)
    about: str | None = None
    is_replayed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the customer says something to us by it. A sticker alone does not, and neither does a notice."""
        if self.type in (*NOTICES, *CHANGES):
            return False
        if self.type == MessageType.STICKER:
            return bool(self.text)
        return bool(self.text or self.media or tells(self.type, self.details))


def moment_of_sending(timestamp: float, received_at: datetime) -> datetime:
    """Read a provider's time stamp in seconds or milliseconds since 1970 and place it as exactly as it is known.

    Whole seconds are cut off, not rounded: a message stamped 12:00:05 was sent up to 12:00:05.999. The latest of these
    moments is taken, since then a question never seems older than the reply it follows; and never one in the future.
    """
    seconds = timestamp / 1000 if timestamp > 1e11 else timestamp
    whole = seconds == int(seconds)
    moment = datetime.fromtimestamp(seconds, UTC) + timedelta(milliseconds=999 if whole else 0)
    return min(moment, received_at)
