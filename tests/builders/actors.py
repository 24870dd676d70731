"""Whoever does something in the tests."""

from common.kernel.actor import Actor

VISITOR = Actor(None, "request-of-the-test", "127.0.0.1")


def acting(user_id: str) -> Actor:
    """Return the person as whoever does something."""
    return Actor(user_id, "request-of-the-test", "127.0.0.1")


SOMEBODY = acting("somebody")
