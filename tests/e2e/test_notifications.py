"""Notifications on a device: chosen in the settings, pushed to a push service of our own, shown by the worker."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import Team, new_customer, wait_for
from tests.builders.browser import PHONE, Window, await_live, barriers
from tests.builders.push import Browser, PushServer, push_server

Open = Callable[..., Window]

# The browser's own push service is far away: what it would give, the test gives in its place.
PUSH_MANAGER = """subscription => {
    let present = null;
    const key = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    PushManager.prototype.getSubscription = async () => present;
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => (present = {
        options: { applicationServerKey: key(applicationServerKey).buffer },
        toJSON: () => ({ endpoint: subscription.endpoint, keys: subscription }),
        unsubscribe: async () => { present = null; return true; },
    });
}"""


@pytest.fixture(scope="module")
def server() -> Iterator[PushServer]:
    with push_server() as server:
        yield server


@pytest.fixture
def browser_of_push(server: PushServer) -> Browser:
    return server.browser()


def with_push(view: Window, browser: Browser) -> Window:
    """Let the windows have a push service, and the permission that its user would give."""
    view.context.grant_permissions(["notifications"])
    view.context.add_init_script(f"({PUSH_MANAGER})({json.dumps(browser.subscription)})")
    return view


def choose(page: Page, name: str) -> None:
    page.get_by_role("switch", name=name).click()


def open_settings(page: Page, team: Team) -> None:
    page.goto(f"/app/w/{team.workspace_id}/settings")
    await_live(page)


def received(browser: Browser, count: int) -> list[dict[str, Any]]:
    wait_for(lambda: len(browser.received) >= count, f"{count} pushes")
    return browser.received


def test_a_device_is_notified_until_it_is_not_wanted(team: Team, window: Open, browser_of_push: Browser) -> None:
    browser = browser_of_push
    page = with_push(window(size=PHONE), browser).sign_in(team.email)
    open_settings(page, team)
    choose(page, "Notify me on this device")
    expect(page.get_by_role("switch", name="Show what the customer wrote")).not_to_be_checked()
    assert barriers(page) == []
    customer = new_customer()
    team.customer_writes(customer, "I want to talk to a person please", name="Ana Souza")
    (told,) = received(browser, 1)
    assert (told["reason"], told["customer"], told["text"]) == ("needs_person", "Ana Souza", None)
    choose(page, "Show what the customer wrote")
    expect(page.get_by_role("switch", name="Show what the customer wrote")).to_be_checked()
    chat_id, me = team.chat(customer)["id"], team.get("/auth/me")["id"]
    assert team.call("PATCH", f"/chats/{chat_id}", json={"assigned_to": me, "ai_enabled": False}).ok
    team.customer_writes(customer, "Are you there?", name="Ana Souza")
    assert received(browser, 2)[1]["text"] == "Are you there?"
    page.reload()
    await_live(page)
    choose(page, "Notify me on this device")
    expect(page.get_by_role("switch", name="Show what the customer wrote")).to_be_hidden()
    assert team.get("/auth/push-subscription")["subscription"] is None


def test_a_notification_names_the_customer_and_leads_to_the_chat(team: Team, stack: Stack, window: Open) -> None:
    customer = new_customer()
    team.customer_writes(customer, "Hello!", name="Bruno Lima")
    chat_id = team.chat(customer)["id"]
    view = window(size=PHONE)
    view.context.grant_permissions(["notifications"], origin=stack.url)
    page = view.sign_in(team.email)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    await_live(page)
    workers = page.context.service_workers
    assert len(workers) == 1
    told = {
        "workspace_id": team.workspace_id,
        "chat_id": chat_id,
        "reason": "needs_person",
        "customer": "Bruno Lima",
        "text": None,
    }
    shown = workers[0].evaluate(
        """async (told) => {
            await tell(told);
            const [shown] = await self.registration.getNotifications();
            return { title: shown.title, body: shown.body, tag: shown.tag, url: shown.data.url };
        }""",
        told,
    )
    url = f"/app/w/{team.workspace_id}/inbox/{chat_id}"
    assert shown == {"title": "Bruno Lima", "body": "Needs a person", "tag": chat_id, "url": url}


def test_a_subscription_that_the_browser_renews_goes_on(
    team: Team, window: Open, browser_of_push: Browser, server: PushServer
) -> None:
    page = with_push(window(), browser_of_push).sign_in(team.email)
    open_settings(page, team)
    choose(page, "Notify me on this device")
    expect(page.get_by_role("switch", name="Show what the customer wrote")).not_to_be_checked()
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    renewed = server.browser()
    page.context.service_workers[0].evaluate(
        """subscription => renew({
            newSubscription: { toJSON: () => ({ endpoint: subscription.endpoint, keys: subscription }) },
        })""",
        renewed.subscription,
    )
    team.customer_writes(new_customer(), "I want to talk to a person please", name="Ana Souza")
    assert received(renewed, 1)[0]["customer"] == "Ana Souza"
    assert browser_of_push.received == []


def test_where_it_is_forbidden_the_page_says_so(team: Team, window: Open) -> None:
    view = window()
    view.context.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    page = view.sign_in(team.email)
    open_settings(page, team)
    expect(page.get_by_text("You have forbidden notifications for this page")).to_be_visible()
    expect(page.get_by_role("switch", name="Notify me on this device")).to_be_disabled()
