"""Canned replies: what a team says often."""

import re
from dataclasses import dataclass

PLACEHOLDERS = ("customer_name", "member_name")
MOST_CANNED_REPLIES = 500
_BRACED = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A text under a `shortcut`, with placeholders for what differs each time."""

    id: str
    shortcut: str
    text: str


def unknown_placeholders(text: str) -> list[str]:
    """Return what stands in braces in the text and is no placeholder: it would go out as it is."""
    return [name for name in _BRACED.findall(text) if name not in PLACEHOLDERS]
