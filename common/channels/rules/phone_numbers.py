"""The business phone numbers of a workspace, and the forms in which WhatsApp writes numbers and people."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_NUMBER = re.compile(r"[1-9]\d{6,14}")


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


class PartyKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands at the other end of a chat. `id` is E.164 (`+55…`), a LID (`…@lid`) or a group (`…@g.us`)."""

    id: str
    kind: PartyKind

    @property
    def phone_number(self) -> str | None:
        return self.id if self.id.startswith("+") else None


def parse_party(text: str) -> Party:
    """Read who is meant, in any form of WhatsApp servers: `+55…`, `55…`, `55…:7@s.whatsapp.net`, `…@c.us`, `…@lid`.

    Raises:
        ValueError: the text is none of these.
    """
    user, _, server = text.strip().partition("@")
    user = user.partition(":")[0]
    if server == "g.us":
        return Party(f"{user}@g.us", PartyKind.GROUP)
    if server in ("broadcast", "newsletter"):
        return Party(f"{user}@{server}", PartyKind.BROADCAST)
    if server == "lid" and user.isascii() and user.isdigit():
        return Party(f"{user}@lid", PartyKind.PERSON)
    if server in ("", "s.whatsapp.net", "c.us"):
        return Party(parse_number(user), PartyKind.PERSON)
    raise ValueError(f"{text!r} is neither a phone number nor a WhatsApp id")


def parse_number(text: str) -> str:
    """Return the number in E.164. Punctuation between the digits is ignored.

    Raises:
        ValueError: the text is no international number.
    """
    digits = re.sub(r"[\s().\-]", "", text).removeprefix("+")
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        raise ValueError(f"{text!r} is not an international phone number such as +5511988887777")
    return f"+{digits}"


_WRAPPED_ID = re.compile(r"(?:true|false)_[^_]+@[^_]+_([^_]+)(?:_.+)?")


def bare_message_id(text: str) -> str:
    """Return the id without the wrapping of some servers: `false_5511…@c.us_3EB0…` is `3EB0…`."""
    wrapped = _WRAPPED_ID.fullmatch(text)
    return wrapped.group(1) if wrapped else text
