"""Messages, and the webhooks that tell of them, as the contract writes them."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from .live import Chat
from .numbers import lid_of, written_as


def new_message_id() -> str:
    """An id as WhatsApp makes them."""
    return f"3EB0{secrets.token_hex(9).upper()}"


@dataclass(frozen=True)
class Message:
    """One message of a chat, in either direction."""

    phone_number: str
    customer: str
    text: str
    type: str = "text"
    media: dict[str, Any] | None = None
    quoted: str | None = None
    message_id: str = field(default_factory=new_message_id)
    at: float = field(default_factory=time.time)

    @property
    def chat(self) -> Chat:
        """The chat it belongs to."""
        return self.phone_number, self.customer


@dataclass(frozen=True)
class Telling:
    """How the webhook of a message is written."""

    name: str | None = None
    form: str = "e164"
    timestamp: int | float | str | None = None
    copies: int = 1
    extra: dict[str, Any] = field(default_factory=dict)


def message_event(message: Message, telling: Telling) -> dict[str, Any]:
    """The webhook that tells of a message."""
    event = {
        "event_id": f"evt_{secrets.token_hex(12)}",
        "phone_number": message.phone_number,
        "message_id": message.message_id,
        "from": written_as(message.customer, telling.form),
        "chat_id_alt": None if telling.form == "lid" else lid_of(message.customer),
        "from_me": False,
        "is_group": False,
        "is_history": False,
        "type": message.type,
        "message": message.text,
        "push_name": telling.name,
        "timestamp": int(message.at) if telling.timestamp is None else telling.timestamp,
        "media": message.media,
        "quoted": {"message_id": message.quoted} if message.quoted else None,
    }
    return {name: value for name, value in event.items() if value is not None} | telling.extra


def receipt_event(chat: Chat, message_id: str, status: str, delay: float) -> dict[str, Any]:
    """The webhook that tells what became of a send."""
    return {
        "event_id": f"evt_{secrets.token_hex(12)}",
        "phone_number": chat[0],
        "message_id": message_id,
        "status": status,
        "timestamp": int(time.time() + delay),
    }
