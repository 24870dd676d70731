"""From which entry a stream can be resumed without missing anything."""

from dataclasses import replace

import pytest

from webapp.live.entry_ids import EntryId, Kept

HOUR = 3_600_000
NOW = 10 * HOUR
KEPT = Kept(
    now=EntryId(NOW),
    begun=EntryId(HOUR),
    first=EntryId(9 * HOUR),
    last=EntryId(NOW - 5),
    whole=False,
    milliseconds=HOUR,
)


@pytest.mark.parametrize("text", ["", "1", "1-", "-1", "x-1", "1-1-1", "1" * 30, " 1-1", "1-1\n"])
def test_what_is_no_id(text: str) -> None:
    assert EntryId.read(text) is None


def test_ids_are_read_and_compared_as_numbers() -> None:
    assert str(EntryId.read("12-3")) == "12-3"
    assert EntryId(2, 10) > EntryId(2, 9) > EntryId(1, 99)


@pytest.mark.parametrize(
    ("since", "reached"),
    [
        (NOW - 5, True),
        (9 * HOUR, True),
        (9 * HOUR - 1, False),
        # Before everything was begun anew, and in a future that was another Redis's.
        (HOUR - 1, False),
        (NOW + 1, False),
    ],
)
def test_what_was_cut_off_is_not_known(since: int, reached: bool) -> None:
    assert KEPT.reaches_back_to(EntryId(since)) is reached


def test_what_is_whole_reaches_back_further_than_its_first_entry() -> None:
    whole = replace(KEPT, whole=True)
    assert whole.reaches_back_to(EntryId(8 * HOUR))
    # An older stream may have been forgotten since.
    assert not whole.reaches_back_to(EntryId(8 * HOUR - 1))


def test_where_nothing_is_kept_nothing_was_told_lately() -> None:
    empty = replace(KEPT, first=None, last=None, whole=True)
    assert empty.reaches_back_to(EntryId(NOW - HOUR))
    assert not empty.reaches_back_to(EntryId(NOW - HOUR - 1))
    assert empty.newest < empty.now


def test_where_nobody_knows_since_when_everything_was_told() -> None:
    assert not replace(KEPT, begun=None).reaches_back_to(EntryId(NOW - 5))
