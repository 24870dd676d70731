"""The time, on machines whose own clock is wrong."""

from datetime import UTC, datetime, timedelta

from common.kernel.clock import Clock

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


class Machine:
    """A machine with its clock two minutes ahead, and a clock on it."""

    def __init__(self) -> None:
        self.time = (NOON + timedelta(minutes=2)).timestamp()
        self.running_for = 1000.0
        self.clock = Clock(lambda: self.time, lambda: self.running_for)

    def goes_on_for(self, seconds: float) -> None:
        self.time += seconds
        self.running_for += seconds


def test_a_clock_that_was_told_nothing_shows_the_machines_time() -> None:
    assert Machine().clock.now() == NOON + timedelta(minutes=2)


def test_what_a_clock_was_told_goes_on() -> None:
    machine = Machine()
    machine.clock.tell(NOON)
    assert machine.clock.now() == NOON
    machine.goes_on_for(1.5)
    assert machine.clock.now() == NOON + timedelta(seconds=1.5)


def test_setting_the_machines_time_changes_nothing() -> None:
    machine = Machine()
    machine.clock.tell(NOON)
    machine.time += 3600
    assert machine.clock.now() == NOON


def test_a_telling_that_came_late_sets_nothing_back() -> None:
    machine = Machine()
    machine.clock.tell(NOON)
    machine.goes_on_for(10)
    machine.clock.tell(NOON + timedelta(seconds=7))
    assert machine.clock.now() == NOON + timedelta(seconds=10)


def test_a_steady_clock_that_stood_still_is_made_up_for() -> None:
    machine = Machine()
    machine.clock.tell(NOON)
    machine.clock.tell(NOON + timedelta(hours=1))
    assert machine.clock.now() == NOON + timedelta(hours=1)


def test_a_server_that_was_set_back_is_followed_in_the_end() -> None:
    machine = Machine()
    machine.clock.tell(NOON)
    for _ in range(6):
        machine.clock.tell(NOON - timedelta(minutes=5))
    assert machine.clock.now() == NOON - timedelta(minutes=5)
