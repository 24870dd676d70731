"""Office hours: when people are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

# What `datetime.time` has for 24:00.
END_OF_DAY = time.max
# Whoever could not say 24:00 said this, and nobody leaves for a minute.
_LAST_MINUTE = time(23, 59)
_LOOK_AHEAD = timedelta(days=8)


class Weekday(IntEnum):
    """As in `datetime.date.weekday`."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """A time in which the office is open on each such day. `opens` comes before `closes`, at most `END_OF_DAY`."""

    day: Weekday
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The openings of a week, in the time of the place. `time_zone` is a name of the IANA database."""

    time_zone: str
    openings: tuple[Opening, ...]

    def is_open(self, moment: datetime) -> bool:
        """Say whether the office is open."""
        return any(opens <= moment < closes for opens, closes in self._openings_from(moment))

    def next_opening(self, moment: datetime) -> datetime:
        """Return when the office opens next, after `moment`."""
        return min(opens for opens, _ in self._openings_from(moment) if opens > moment)

    def local(self, moment: datetime) -> datetime:
        """Return the moment in the time of the place."""
        return moment.astimezone(ZoneInfo(self.time_zone))

    def __str__(self) -> str:
        days = (f"{one.day.name.title()} {one.opens:%H:%M}-{clock_of(one.closes)}" for one in self.openings)
        return f"{', '.join(days)} ({self.time_zone})"

    def _openings_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Go through the openings of that day and of the days after it, a week and a day, in UTC."""
        today = self.local(moment).date()
        for days in range(_LOOK_AHEAD.days + 1):
            day = today + timedelta(days=days)
            for opening in self.openings:
                if opening.day == day.weekday():
                    yield self._at(day, opening.opens), self._closing(day, opening.closes)

    def _closing(self, day: date, closes: time) -> datetime:
        if closes >= _LAST_MINUTE:
            return self._at(day + timedelta(days=1), time.min)
        return self._at(day, closes)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, ZoneInfo(self.time_zone)).astimezone(UTC)


def clock_of(closes: time) -> str:
    """Return a closing time as people write it: a day ends at 24:00."""
    return "24:00" if closes == END_OF_DAY else f"{closes:%H:%M}"
