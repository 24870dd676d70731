"""The ticket with which a browser's own elements fetch files: pictures, players and links send no header."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

from common.accounts.rules.users import Session
from common.kernel.clock import now
from common.kernel.signatures import is_signed, signed
from webapp.context import product

# In seconds. A browser finds in its cache what it asks for under the same address.
_STAYS_THE_SAME = 3600


@dataclass(frozen=True, slots=True)
class Ticket:
    """The log-in for which a ticket is good, as long as that lasts."""

    user_id: str
    session_id: str


def ticket_of(session: Session) -> str:
    """Return the query with which the browser's elements fetch files, for an hour or two."""
    until = (int(now().timestamp()) // _STAYS_THE_SAME + 2) * _STAYS_THE_SAME
    proof = signed(product().settings.secret_key, _path(session.user_id, session.id), until).partition("?")[2]
    return f"{urlencode({'user': session.user_id, 'session': session.id})}&{proof}"


def ticket() -> Ticket | None:
    """Return what the request's ticket is good for; None without one that we signed for a time that is not over."""
    user_id, session_id, until, signature = (
        request.args.get(name, "") for name in ("user", "session", "until", "signature")
    )
    path = _path(user_id, session_id)
    genuine = is_signed(product().settings.secret_key, path, until, signature, now().timestamp())
    return Ticket(user_id, session_id) if genuine else None


def _path(user_id: str, session_id: str) -> str:
    return f"/users/{user_id}/sessions/{session_id}/files"
