"""What a channel is asked to send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file that goes along, with the address from which the server can fetch it for a while."""

    url: str
    mimetype: str
    filename: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to a customer. By `message_id`, which is ours, a server can see to it that it is sent only once.

    It answers the message that WhatsApp knows as `quoted`. Any other `type` than text has its `file`.
    """

    text: str
    message_id: str
    type: str = "text"
    quoted: str | None = None
    file: OutgoingFile | None = None
