"""Conversations as a model sees them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation as a model sees it: `role` is user (the customer) or assistant (our side)."""

    role: str
    text: str
