"""Days as people count them: from midnight to midnight in the time of a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the `first` to the `last`, in a `time_zone` of the IANA database."""

    first: date
    last: date
    time_zone: str

    def __iter__(self) -> Iterator[date]:
        return (self.first + number * _DAY for number in range((self.last - self.first).days + 1))

    @property
    def begin(self) -> datetime:
        """When the first of them begins."""
        return self.begin_of(self.first)

    @property
    def end(self) -> datetime:
        """When the last of them is over."""
        return self.end_of(self.last)

    def begin_of(self, day: date) -> datetime:
        """Return when a day begins, in UTC. Where clocks skip its midnight, it begins as they do."""
        return datetime.combine(day, time.min, ZoneInfo(self.time_zone)).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """Return when a day is over, in UTC: 23 to 25 hours later where clocks are changed."""
        return self.begin_of(day + _DAY)

    def of(self, moment: datetime) -> date:
        """Return the day that a moment belongs to."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()


def last_days(count: int, moment: datetime, time_zone: str) -> Days:
    """Return so many days, the last of which is that of the moment."""
    today = moment.astimezone(ZoneInfo(time_zone)).date()
    return Days(today - (count - 1) * _DAY, today, time_zone)
