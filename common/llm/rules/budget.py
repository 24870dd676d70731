"""Budgets are for a day, in UTC."""

from datetime import datetime, time, timedelta
from zlib import crc32

SPREAD = timedelta(minutes=15)


def begins_anew(moment: datetime, waiting: str) -> datetime:
    """Return when a budget that is spent begins anew for what waits for it: soon after the next day begins.

    What waits, told by its id, goes on at a moment of its own: all at once would be a stampede on the model.
    """
    next_day = datetime.combine(moment.date() + timedelta(days=1), time(), moment.tzinfo)
    return next_day + timedelta(milliseconds=crc32(waiting.encode()) % (SPREAD // timedelta(milliseconds=1)))
