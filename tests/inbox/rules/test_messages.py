"""When a message was sent, how long its answer waits, and which status follows which."""

from datetime import datetime, timedelta

import pytest

from common.inbox.rules.bursts import settled_at
from common.inbox.rules.incoming import moment_of_sending
from common.inbox.rules.statuses import RECEIPT_STATUSES, Status, statuses_before
from tests.builders.samples import INBOX_SETTINGS, NOON


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        (NOON.timestamp(), NOON + timedelta(milliseconds=999)),
        (NOON.timestamp() + 0.25, NOON + timedelta(milliseconds=250)),
        (NOON.timestamp() * 1000 + 250, NOON + timedelta(milliseconds=250)),
        (NOON.timestamp() + 3600, NOON + timedelta(minutes=1)),
    ],
)
def test_time_stamps_are_placed_as_exactly_as_they_are_known(stamp: float, moment: datetime) -> None:
    assert moment_of_sending(stamp, received_at=NOON + timedelta(minutes=1)) == moment


def test_an_answer_waits_for_the_burst_but_not_for_ever() -> None:
    assert settled_at(NOON, NOON, INBOX_SETTINGS) == NOON + timedelta(seconds=3)
    assert settled_at(NOON + timedelta(seconds=14), NOON, INBOX_SETTINGS) == NOON + timedelta(seconds=15)
    late = NOON + timedelta(seconds=60)
    assert settled_at(late, NOON, INBOX_SETTINGS) == late


def test_a_status_never_goes_backwards() -> None:
    order = [Status.SENT, Status.DELIVERED, Status.READ, Status.PLAYED]
    for place, status in enumerate(order):
        assert not set(statuses_before(status)) & set(order[place:])
        assert set(order[:place]) <= set(statuses_before(status))
    assert Status.DELIVERED not in statuses_before(Status.FAILED)
    assert Status.QUEUED not in RECEIPT_STATUSES
