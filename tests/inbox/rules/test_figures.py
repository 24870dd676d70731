"""Figures: what counts as a reply to what, and how waits are summed up."""

from datetime import timedelta

import pytest

from common.inbox.rules.figures import (
    InboxFigures,
    Said,
    Spread,
    figures_of,
    spread,
    together,
    waiting_since,
)
from common.inbox.rules.messages import Author
from tests.builders.samples import NOON


def asks(second: int, chat_id: str = "ana", **more: bool) -> Said:
    return Said(chat_id, NOON + timedelta(seconds=second), Author.CUSTOMER, **{"asks": True, **more})


def replies(second: int, author: Author = Author.AI, chat_id: str = "ana") -> Said:
    return Said(chat_id, NOON + timedelta(seconds=second), author)


def test_a_reply_answers_the_first_of_what_was_written_since_the_last_one() -> None:
    said = [
        asks(0, begins_chat=True),
        asks(10),
        asks(12, "bia"),
        replies(30),
        replies(35),
        asks(40),
        replies(47, Author.MEMBER),
        replies(112, Author.PHONE, "bia"),
        Said("ana", NOON, Author.CUSTOMER),
        replies(120),
    ]
    figures, waiting = figures_of(said, {})
    assert waiting == {}
    assert (figures.messages_in, figures.new_customers) == (5, 1)
    assert figures.replies == {Author.AI: 3, Author.MEMBER: 1, Author.PHONE: 1}
    assert figures.first_responses == {Author.AI: [30], Author.MEMBER: [7], Author.PHONE: [100]}


def test_a_pass_goes_on_where_the_one_before_it_ended() -> None:
    said = [
        *(asks(0), replies(10), asks(20), asks(25, "bia"), asks(30, "carla"), asks(40), replies(50)),
        *(asks(60), replies(70, Author.PHONE, "bia"), asks(80, "carla"), replies(90, Author.MEMBER), asks(95)),
    ]
    whole, waiting_in_the_end = figures_of(said, {})
    for place in range(len(said)):
        before, waiting = figures_of(said[:place], {})
        after, waiting = figures_of(said[place:], waiting)
        assert (together([before, after]), waiting) == (whole, waiting_in_the_end)
    assert whole.first_responses == {Author.AI: [10, 30], Author.MEMBER: [30], Author.PHONE: [45]}
    assert list(waiting_in_the_end) == ["carla", "ana"]


def test_who_waits_for_longer_than_a_week_is_not_answered_but_spoken_to() -> None:
    day = 24 * 3600
    figures, _ = figures_of([asks(0), replies(8 * day), asks(10 * day), asks(12 * day), replies(18 * day)], {})
    assert figures.first_responses[Author.AI] == [6 * day]
    waiting = {"ana": [NOON, NOON + timedelta(days=2)], "bia": [NOON]}
    assert waiting_since(NOON + timedelta(days=1), waiting) == {"ana": [NOON + timedelta(days=2)]}


def test_what_asks_for_nothing_is_answered_by_nothing() -> None:
    thanks = Said("ana", NOON, Author.CUSTOMER)
    assert figures_of([thanks, replies(5)], {})[0].first_responses[Author.AI] == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Spread(0, None, None)),
        ([7], Spread(1, 7, 7)),
        ([1, 4], Spread(2, 2, 4)),
        (list(range(1, 11)), Spread(10, 6, 9)),
    ],
)
def test_values_are_summed_up_by_their_median_and_what_nine_in_ten_do_not_exceed(
    values: list[int], expected: Spread
) -> None:
    assert spread(values) == expected


def test_several_times_are_one() -> None:
    one = InboxFigures(3, 1, {Author.AI: 2}, {Author.AI: [5], Author.MEMBER: [7]}, [100])
    both = together([one, InboxFigures(), one])
    assert (both.messages_in, both.new_customers, both.replies[Author.AI]) == (6, 2, 4)
    assert both.first_responses == {Author.AI: [5, 5], Author.MEMBER: [7, 7], Author.PHONE: []}
    assert both.all_first_responses == [5, 5, 7, 7]
    assert both.resolutions == [100, 100]
