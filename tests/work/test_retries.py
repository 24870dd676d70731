"""How long a retry waits."""

from common.work.retries import retry_delay


def test_a_retry_waits_longer_each_time_and_as_long_as_the_other_side_wishes() -> None:
    for attempts, ceiling in ((1, 2), (2, 4), (3, 8), (20, 300)):
        assert ceiling / 2 <= retry_delay(attempts, 2, 300) <= ceiling
    assert retry_delay(1, 2, 300, wished=60) == 60
