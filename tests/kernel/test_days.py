"""Days: where they begin and end, also where clocks are changed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from common.kernel.days import Days, last_days

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("time_zone", "day", "begins", "hours"),
    [
        ("UTC", date(2026, 3, 9), datetime(2026, 3, 9, 0, tzinfo=UTC), 24),
        ("America/Sao_Paulo", date(2026, 3, 9), datetime(2026, 3, 9, 3, tzinfo=UTC), 24),
        ("Asia/Kathmandu", date(2026, 3, 9), datetime(2026, 3, 8, 18, 15, tzinfo=UTC), 24),
        # Clocks go forward and back at night.
        ("Europe/Lisbon", date(2026, 3, 29), datetime(2026, 3, 29, 0, tzinfo=UTC), 23),
        ("Europe/Lisbon", date(2026, 10, 25), datetime(2026, 10, 24, 23, tzinfo=UTC), 25),
        # At midnight itself: it is skipped, or comes twice.
        ("America/Sao_Paulo", date(2018, 11, 4), datetime(2018, 11, 4, 3, tzinfo=UTC), 23),
        ("America/Sao_Paulo", date(2018, 2, 17), datetime(2018, 2, 17, 2, tzinfo=UTC), 25),
        ("America/Havana", date(2026, 11, 1), datetime(2026, 11, 1, 4, tzinfo=UTC), 25),
    ],
)
def test_a_day_is_from_midnight_to_midnight_of_the_place(
    time_zone: str, day: date, begins: datetime, hours: int
) -> None:
    days = Days(day, day, time_zone)
    assert (days.begin, days.end) == (begins, begins + hours * HOUR)
    assert days.of(days.begin) == days.of(days.end - timedelta(milliseconds=1)) == day
    assert days.of(days.begin - timedelta(milliseconds=1)) == day - timedelta(days=1)


def test_days_follow_one_another_without_a_gap() -> None:
    days = Days(date(2026, 3, 1), date(2026, 4, 30), "Europe/Lisbon")
    each = list(days)
    assert (len(each), each[0], each[-1]) == (61, days.first, days.last)
    assert all(days.end_of(one) == days.begin_of(one + timedelta(days=1)) for one in each)


def test_the_last_days_end_with_the_one_that_it_is_there() -> None:
    moment = datetime(2026, 3, 9, 1, tzinfo=UTC)
    assert last_days(30, moment, "UTC") == Days(date(2026, 2, 8), date(2026, 3, 9), "UTC")
    assert last_days(1, moment, "America/Sao_Paulo").last == date(2026, 3, 8)
