"""Signing in and out, and who sees what."""

import uuid
from collections.abc import Callable

from playwright.sync_api import expect

from devstack.stack import Stack
from devstack.team import PASSWORD, Team, new_customer, open_account
from tests.builders.browser import Window, await_live, barriers

Open = Callable[..., Window]


def test_signing_in_says_what_is_wrong(team: Team, window: Open) -> None:
    view = window()
    page = view.page
    page.goto("/")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Fill this in.")).to_have_count(2)
    page.get_by_label("E-mail address").fill(team.email)
    page.get_by_label("Password").fill("a wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert barriers(page) == []
    # The browser itself notes the refusal.
    view.complaints.clear()


def test_a_new_team_opens_an_account_and_a_workspace(stack: Stack, window: Open) -> None:
    page = window().page
    page.goto("/")
    page.get_by_role("link", name="Open an account").click()
    page.get_by_label("Your name").fill("Marina Costa")
    page.get_by_label("E-mail address").fill(f"{uuid.uuid4().hex}@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    assert barriers(page) == []
    page.get_by_role("button", name="Open the account").click()
    page.get_by_label("What is your business called?").fill("Blue Shoes")
    page.get_by_role("button", name="Open a workspace").click()
    expect(page.get_by_text("No number yet")).to_be_visible()
    await_live(page)


def test_a_reload_and_another_tab_stay_signed_in_until_one_signs_out(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    page.reload()
    await_live(page)
    other = view.open(f"/app/w/{team.workspace_id}/inbox")
    await_live(other)
    page.get_by_role("button", name="Account and settings").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_nobody_sees_another_team(team: Team, stack: Stack, window: Open) -> None:
    stranger = open_account(stack)
    view = window()
    page = view.sign_in(stranger.email)
    customer = new_customer()
    team.customer_writes(customer, "A secret of ours", name="Ana Souza")
    chat = team.chat(customer)
    page.goto(f"/app/w/{team.workspace_id}/inbox")
    expect(page.get_by_text("There is no such page.")).to_be_visible()
    page.goto(f"/app/w/{stranger.workspace_id}/inbox/{chat['id']}")
    expect(page.get_by_role("alert")).to_be_visible()
    assert "A secret of ours" not in page.content()
    view.complaints.clear()


def test_a_session_that_is_ended_elsewhere_closes_the_pages(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    changed = {"current_password": PASSWORD, "new_password": "another-good-password"}
    assert team.call("POST", "/auth/password", json=changed).ok
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    view.complaints.clear()
