"""Who hears of a chat while no page is open, and what."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Response

from common.accounts.members import grant_access, withdraw_access
from common.accounts.rules.users import User
from common.accounts.rules.workspaces import Role
from common.accounts.users import log_out, register_user
from common.inbox.chats import mark_chat_read, update_chat
from common.inbox.rules.statuses import Status
from common.kernel.errors import GatewayError
from common.work.runner import run
from tests.builders.actors import VISITOR
from tests.builders.passing_time import let_pass
from tests.builders.push import Browser, PushServer, push_server, subscribes
from tests.builders.shop import PASSWORD, Shop, open_shop


@pytest.fixture(scope="module")
def server() -> Iterator[PushServer]:
    with push_server() as server:
        yield server


@pytest.fixture
def browser(server: PushServer) -> Browser:
    return server.browser()


def colleague(shop: Shop, name: str = "bruno") -> User:
    user = register_user(shop.product.accounts, VISITOR, f"{name}@example.com", PASSWORD, name.title())
    grant_access(shop.product.accounts, shop.actor, shop.workspace.id, user.email, Role.MEMBER)
    return user


def assigns(shop: Shop, user: User) -> None:
    update_chat(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id, ai_enabled=None, assigned_to=user.id)


def alert(shop: Shop) -> None:
    """Do the worker's part: find out who is to hear of the only chat."""
    let_pass(seconds=5)
    run(shop.product.work, "alerting", shop.chat().id)


def push(shop: Shop) -> None:
    """Do the worker's part: push what waits at each subscription."""
    for subscription in subscriptions(shop):
        run(shop.product.work, "pushing", subscription["_id"])


def subscriptions(shop: Shop) -> list[dict[str, Any]]:
    return list(shop.product.database.collection("push_subscriptions").find({}).hint("_id_"))


def test_whom_a_chat_is_assigned_to_hears_of_a_message_and_of_no_word_of_it(shop: Shop, server: PushServer) -> None:
    ours, theirs = server.browser(), server.browser()
    bruno = colleague(shop)
    subscribes(shop, shop.admin, ours)
    subscribes(shop, bruno, theirs)
    shop.customer_writes("Hello")
    assigns(shop, bruno)
    shop.customer_writes("My card number is 1234")
    alert(shop)
    push(shop)
    chat = shop.chat()
    told = {"workspace_id": shop.workspace.id, "chat_id": chat.id, "reason": "message", "customer": "Ana", "text": None}
    assert theirs.received == [told]
    assert theirs.topics == [chat.id]
    assert ours.received == []


def test_the_text_is_shown_to_those_who_want_it(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser, shows_texts=True)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    push(shop)
    assert [told["text"] for told in browser.received] == ["Is it there in 42?"]


def test_whoever_has_read_it_by_then_hears_nothing(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    mark_chat_read(shop.product.inbox, shop.actor, shop.workspace.id, shop.chat().id)
    alert(shop)
    push(shop)
    assert browser.received == []


def test_everybody_hears_that_a_chat_needs_a_person(shop: Shop, server: PushServer) -> None:
    ours, theirs, strangers = server.browser(), server.browser(), server.browser()
    other = open_shop(shop.product, "+5511933334444")
    subscribes(shop, shop.admin, ours)
    subscribes(shop, colleague(shop), theirs)
    subscribes(other, other.admin, strangers)
    shop.customer_writes("I want to talk to a person please")
    shop.answer()
    alert(shop)
    push(shop)
    assert [told["reason"] for told in ours.received] == ["needs_person"]
    assert [told["reason"] for told in theirs.received] == ["needs_person"]
    assert strangers.received == []


def test_a_message_that_could_not_be_sent_needs_a_person(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    shop.answer()
    (reply,) = [message for message in shop.messages() if message.status is Status.QUEUED]
    shop.product.inbox.sending.mark_failed(reply, "It was refused.")
    alert(shop)
    push(shop)
    assert [told["reason"] for told in browser.received] == ["needs_person"]


def test_a_chat_that_nobody_looks_after_says_nothing(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    alert(shop)
    push(shop)
    assert browser.received == []


def test_what_the_service_can_not_take_now_is_tried_again(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    browser.answer = Response(status=503, headers={"Retry-After": "30"})
    with pytest.raises(GatewayError):
        push(shop)
    push(shop)
    browser.answer = Response(status=201)
    let_pass(seconds=40)
    push(shop)
    push(shop)
    assert len(browser.received) == 1


def test_what_is_refused_for_good_is_dropped(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    browser.answer = Response(status=403)
    push(shop)
    assert [(one["waiting"], "pushing" in one) for one in subscriptions(shop)] == [({}, False)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_wants_nothing_any_more_is_asked_no_more(shop: Shop, browser: Browser, status: int) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    browser.answer = Response(status=status)
    push(shop)
    assert subscriptions(shop) == []


def test_it_ends_with_the_session(shop: Shop, browser: Browser) -> None:
    session_id = subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    log_out(shop.product.accounts, shop.actor, session_id)
    push(shop)
    assert (browser.received, subscriptions(shop)) == ([], [])


def test_whoever_has_left_hears_nothing_not_even_of_what_was_on_its_way(shop: Shop, browser: Browser) -> None:
    bruno = colleague(shop)
    subscribes(shop, bruno, browser)
    shop.customer_writes("Hello")
    assigns(shop, bruno)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    withdraw_access(shop.product.accounts, shop.actor, shop.workspace.id, bruno.id)
    push(shop)
    shop.customer_writes("And in 43?")
    alert(shop)
    push(shop)
    assert browser.received == []


def test_what_is_an_hour_old_is_told_to_nobody(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    shop.customer_writes("Is it there in 42?")
    alert(shop)
    let_pass(hours=2)
    push(shop)
    assert browser.received == []


def test_a_newer_alert_is_not_swallowed_by_the_end_of_the_one_before(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    shop.customer_writes("Hello")
    assigns(shop, shop.admin)
    for text in ("Is it there in 42?", "And in 43?"):
        shop.customer_writes(text)
        alert(shop)
        push(shop)
    assert len(browser.received) == 2


def test_a_browser_in_which_somebody_else_logs_in_is_theirs(shop: Shop, browser: Browser) -> None:
    subscribes(shop, shop.admin, browser)
    bruno = colleague(shop)
    subscribes(shop, bruno, browser)
    assert [one["user_id"] for one in subscriptions(shop)] == [bruno.id]
