"""Figures of the inbox, day by day: true whoever asks, however often, and whatever comes late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from common.inbox.figures import figures_by_day
from common.inbox.messages import send_message
from common.inbox.rules.chats import ChatState
from common.inbox.rules.figures import InboxFigures, together
from common.inbox.rules.messages import Author
from common.kernel.clock import now
from common.kernel.days import Days, last_days
from tests.builders.passing_time import let_pass
from tests.builders.shop import ANA, Shop

BIA = "+5511955554444"
MOMENT = timedelta(milliseconds=1)


def before_midnight() -> str:
    """Return a time zone in which it is between eleven and twelve o'clock at night."""
    ahead = (23 - now().hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}"


def days_of(shop: Shop, time_zone: str = "UTC", count: int = 3) -> list[InboxFigures]:
    """Return the figures of the last days, the newest last."""
    return list(figures_by_day(shop.product.inbox, shop.workspace.id, last_days(count, now(), time_zone)).values())


def in_all(shop: Shop) -> InboxFigures:
    return together(days_of(shop))


def kept(shop: Shop) -> int:
    return shop.product.database.hasty_collection("figures").count_documents({"workspace_id": shop.workspace.id})


def replies_by_hand(shop: Shop, text: str = "A person here") -> None:
    send_message(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, text, idempotency_key=None)


def close(shop: Shop) -> None:
    shop.product.inbox.working.set_state(shop.workspace.id, shop.chat().id, ChatState.CLOSED, None)


def test_what_customers_wrote_and_who_replied_is_counted(shop: Shop) -> None:
    shop.customer_writes("Hello")
    shop.answer()
    shop.customer_writes("One more thing")
    replies_by_hand(shop)
    shop.customer_writes("Thanks")
    shop.customer_writes("I am on it", from_me=True)
    figures = in_all(shop)
    assert (figures.messages_in, figures.new_customers) == (3, 1)
    assert figures.replies == {Author.AI: 1, Author.MEMBER: 1, Author.PHONE: 1}
    assert {author: len(waits) for author, waits in figures.first_responses.items()} == {
        Author.AI: 1,
        Author.MEMBER: 1,
        Author.PHONE: 1,
    }


def test_a_day_begins_and_ends_at_midnight_of_the_place(shop: Shop) -> None:
    time_zone = before_midnight()
    shop.customer_writes("late")
    let_pass(hours=1)
    shop.customer_writes("early", BIA)
    shop.customer_writes("early, too", BIA)
    assert [day.messages_in for day in days_of(shop, time_zone)] == [0, 1, 2]
    assert in_all(shop).messages_in == 3


def test_the_first_moment_belongs_to_a_day_and_its_end_to_the_next_one(shop: Shop) -> None:
    shop.customer_writes("Hello")
    messages = shop.product.database.collection("messages")
    message = messages.find_one({})
    assert message is not None
    days = Days(date(2026, 3, 29), date(2026, 3, 30), "Europe/Lisbon")
    moments = [days.begin - MOMENT, days.begin, days.end_of(days.first) - MOMENT, days.end_of(days.first), days.end]
    for place, moment in enumerate(moments):
        again = {"_id": f"m{place}", "message_ids": [f"M{place}"], "seq": 100 + place, "created_at": moment}
        messages.insert_one({**message, **again})
    figures = figures_by_day(shop.product.inbox, shop.workspace.id, days)
    assert [day.messages_in for day in figures.values()] == [2, 1]


def test_a_reply_counts_on_its_day_also_for_what_was_written_the_day_before(shop: Shop) -> None:
    time_zone = before_midnight()
    shop.customer_writes("late")
    let_pass(hours=1)
    shop.customer_writes("early")
    replies_by_hand(shop)
    _, yesterday, today = days_of(shop, time_zone)
    assert (yesterday.messages_in, yesterday.replies[Author.MEMBER]) == (1, 0)
    (waited,) = today.first_responses[Author.MEMBER]
    assert waited == pytest.approx(3600, abs=30)


def test_the_figures_are_the_same_however_often_one_looks_meanwhile(shop: Shop) -> None:
    time_zone = before_midnight()
    for hour in range(6):
        shop.customer_writes(f"Question {hour}")
        if hour % 2:
            replies_by_hand(shop)
        let_pass(hours=1.5)
        days_of(shop, time_zone)
    looked_at = days_of(shop, time_zone)
    assert together(looked_at).first_responses[Author.MEMBER] == pytest.approx([5400, 5400, 5400], abs=30)
    shop.product.database.hasty_collection("figures").delete_many({})
    assert days_of(shop, time_zone) == looked_at


def test_what_a_sync_brings_in_counts_for_nothing(shop: Shop) -> None:
    yesterday = now() - timedelta(days=1)
    shop.customer_writes("Last year", sent_at=now() - timedelta(days=400), is_history=True)
    shop.customer_writes("Yesterday", sent_at=yesterday, is_history=True)
    shop.customer_writes("Just now", is_history=True)
    shop.customer_writes("A reply from the phone", from_me=True, is_history=True)
    assert in_all(shop) == together([InboxFigures()])
    shop.customer_writes("Hello again")
    figures = in_all(shop)
    assert (figures.messages_in, figures.new_customers) == (1, 0), "they wrote before there was a workspace"


def test_automatic_notices_and_what_was_never_sent_are_no_replies(shop: Shop) -> None:
    shop.customer_writes("stop")
    shop.customer_writes("start")
    shop.customer_writes("Hello")
    shop.answer()
    replies_by_hand(shop)
    shop.deliver()
    shop.deliver()
    assert in_all(shop).replies == {Author.AI: 0, Author.MEMBER: 1, Author.PHONE: 0}


def test_days_that_are_settled_are_kept_and_are_the_same_ever_after(shop: Shop) -> None:
    shop.customer_writes("Hello")
    shop.answer()
    replies_by_hand(shop)
    first = in_all(shop)
    let_pass(days=3)
    derived = days_of(shop, count=8)
    assert kept(shop) in (7, 8), "a day that has just begun has nothing to keep"
    assert days_of(shop, count=8) == derived
    assert together(derived) == first
    shop.customer_writes("Of those days", sent_at=now() - timedelta(days=3), is_history=True)
    shop.customer_writes("Today")
    assert days_of(shop, count=8)[:-1] == derived[:-1]
    assert days_of(shop, count=8)[-1].messages_in == derived[-1].messages_in + 1
    shop.product.database.hasty_collection("figures").delete_many({})
    assert days_of(shop, count=8)[:-1] == derived[:-1]


def test_days_that_were_asked_for_in_any_order_are_the_same(shop: Shop) -> None:
    time_zone = before_midnight()
    shop.customer_writes("late")
    let_pass(hours=1)
    replies_by_hand(shop)
    shop.customer_writes("early")
    let_pass(hours=3)
    days_of(shop, time_zone, count=1)
    replies_by_hand(shop)
    _, _, today = days_of(shop, time_zone)
    assert today.first_responses[Author.MEMBER] == pytest.approx([3600, 3 * 3600], abs=30)


def test_each_time_zone_has_days_of_its_own(shop: Shop) -> None:
    shop.customer_writes("Hello")
    written = shop.messages()[0].sent_at
    let_pass(days=4)
    for time_zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
        days = last_days(8, now(), time_zone)
        for _ in range(2):
            figures = figures_by_day(shop.product.inbox, shop.workspace.id, days)
            assert [day for day in days if figures[day].messages_in] == [days.of(written)]


def test_two_who_ask_at_once_are_told_the_same(shop: Shop) -> None:
    shop.customer_writes("Hello")
    let_pass(days=3)
    with ThreadPoolExecutor(4) as threads:
        one, *others = list(threads.map(lambda _: days_of(shop, count=30), range(4)))
    assert all(other == one for other in others)
    assert kept(shop) in (29, 30), "each day once"


def test_customers_that_turn_out_to_be_one_count_as_what_they_wrote(shop: Shop) -> None:
    lid = "103712345678901@lid"
    shop.customer_writes("Hello")
    shop.customer_writes("Hello", lid)
    assert in_all(shop).new_customers == 2
    shop.customer_writes("It is me", customer_ids=(ANA, lid))
    figures = in_all(shop)
    assert (len(shop.chats()), figures.messages_in, figures.new_customers) == (1, 3, 1)


def test_a_chat_that_is_closed_tells_how_long_it_was_open(shop: Shop) -> None:
    shop.customer_writes("Hello", sent_at=now() - timedelta(hours=1))
    close(shop)
    close(shop)
    (took,) = in_all(shop).resolutions
    assert took == pytest.approx(3600, abs=60)
    shop.product.inbox.working.set_state(shop.workspace.id, shop.chat().id, ChatState.OPEN, None)
    close(shop)
    assert len(in_all(shop).resolutions) == 1, "nobody wrote in between"
    shop.customer_writes("Long ago", sent_at=now() - timedelta(days=9), is_history=True)
    shop.customer_writes("Me again")
    close(shop)
    assert sorted(in_all(shop).resolutions)[0] < 60


def test_two_who_close_a_chat_at_once_close_it_once(shop: Shop) -> None:
    shop.customer_writes("Hello")
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: close(shop), range(4)))
    assert len(in_all(shop).resolutions) == 1


def test_days_to_come_and_days_long_past_are_empty(shop: Shop) -> None:
    shop.customer_writes("Hello")
    today = now().date()
    for first in (today + timedelta(days=1), date(2001, 1, 1)):
        days = Days(first, first + timedelta(days=5), "UTC")
        figures = figures_by_day(shop.product.inbox, shop.workspace.id, days)
        assert together(list(figures.values())) == together([InboxFigures()])
    assert kept(shop) == 6
