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


def reply_message_id(first_answered_id: str) -> str:
    """Return the WhatsApp message id of the AI's reply to the burst that begins with the message `first_answered_id`.

    The id follows from the burst, so a second reply to the same burst collides with the first instead of being sent.
    """
    digest = hashlib.sha256(f"reply to {first_answered_id}".encode()).hexdigest()
    return f"3EB0{digest[:18].upper()}"
