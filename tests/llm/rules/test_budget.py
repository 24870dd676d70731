"""When a budget that is spent begins anew."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from common.assistant.rules.checks import run_checks
from common.llm.rules.budget import SPREAD, begins_anew
from tests.builders.samples import NOON, chat, state

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize("waiting", ["", "a-chat", "another-chat", "a-replay"])
def test_it_begins_anew_soon_after_midnight(waiting: str) -> None:
    assert MIDNIGHT <= begins_anew(NOON, waiting) < MIDNIGHT + SPREAD


def test_for_one_that_waits_it_is_always_the_same_moment() -> None:
    assert begins_anew(NOON, "a-chat") == begins_anew(NOON.replace(hour=23), "a-chat")


def test_the_holds_of_many_chats_do_not_end_in_the_same_second() -> None:
    ends: Counter[datetime] = Counter()
    for number in range(9000):
        _, stop = run_checks(state(chat=chat(id=f"chat-{number}"), tokens_today=1000))
        assert stop is not None and stop.until is not None
        assert stop.hold is not None and stop.hold.until == stop.until
        ends[stop.until.replace(microsecond=0)] += 1
    assert max(ends.values()) < 40
