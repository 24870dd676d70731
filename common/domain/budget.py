"""Budgets are for a day, in UTC."""

from datetime import datetime, time, timedelta


def next_day(moment: datetime) -> datetime:
    """Return when the next day begins."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), moment.tzinfo)
