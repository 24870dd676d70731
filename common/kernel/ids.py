"""Ids that we mint."""

import hashlib
import secrets
import time


def new_id() -> str:
    """Return a new 24-digit hexadecimal id, roughly ordered by time of creation."""
    return f"{int(time.time()):08x}{secrets.token_hex(8)}"


def new_message_id() -> str:
    """Return a new message id in the form of WhatsApp's own clients: `3EB0` and 18 hexadecimal digits."""
    return f"3EB0{secrets.token_hex(9).upper()}"


def automatic_message_id(purpose: str, first_answered_id: str, part: int = 1) -> str:
    """Return the WhatsApp message id of what is said automatically to the burst beginning with `first_answered_id`.

    The id follows from the burst, so a second reply to the same burst collides with the first instead of being sent.
    """
    digest = hashlib.sha256(f"{purpose} {part} to {first_answered_id}".encode()).hexdigest()
    return f"3EB0{digest[:18].upper()}"


def repeated_id(*parts: str) -> str:
    """Return the id that follows from these parts, in the form of a new one: the same each time."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]
