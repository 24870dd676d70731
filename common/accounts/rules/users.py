"""People and their log-ins."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class User:
    id: str
    email: str
    full_name: str
    password_hash: str
    password_version: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """One log-in. Its refresh tokens are one family: `token_id` is the one that may still be used.

    It ends when the person's `password_version` is no longer the one that it began with.
    """

    id: str
    user_id: str
    token_id: str
    password_version: int
    expires_at: datetime
