"""Push subscriptions: where a browser wants to hear of alerts."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from common.alerts.rules.alerts import Reason

# Nothing that one reader of addresses may read in another way than the next one.
_ADDRESS = re.compile(r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]+)(:[0-9]+)?/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where its browser is reached, and the keys of the browser's own that nobody else reads along."""

    url: str
    p256dh: bytes
    auth: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    """An alert on its way: the chat that it is about, and when it was found."""

    workspace_id: str
    chat_id: str
    reason: Reason
    at: datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """The one subscription of a session, whose id it has. `shows_texts`: what the customer wrote may be shown."""

    id: str
    user_id: str
    endpoint: Endpoint
    shows_texts: bool
    waiting: Mapping[str, Waiting]


def is_push_service(url: str, services: Collection[str], *, plain: bool) -> bool:
    """Say whether the address is one of a push service: we ask no other server at the wish of a browser.

    `plain`: HTTP will do, as where one develops.
    """
    found = _ADDRESS.fullmatch(url)
    if found is None or not (plain or found["scheme"] == "https"):
        return False
    host = found["host"].lower()
    return any(host == service or host.endswith(f".{service}") for service in services)
