"""When a burst of messages is complete."""

from datetime import datetime, timedelta

from common.inbox.rules.settings import InboxSettings


def settled_at(now: datetime, first_waiting_at: datetime, settings: InboxSettings) -> datetime:
    """Return when to see to a burst: a while after its newest message (`now`), but not too long after its first."""
    return max(
        now,
        min(
            now + timedelta(seconds=settings.debounce_seconds),
            first_waiting_at + timedelta(seconds=settings.debounce_max_seconds),
        ),
    )
