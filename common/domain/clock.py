"""The time."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment in UTC, in the milliseconds that the store keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
