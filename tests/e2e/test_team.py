"""Team and settings: who has access, and what is one's own."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import PASSWORD, Team, new_customer
from tests.builders.browser import PHONE, Window, await_live, barriers
from tests.builders.colleagues import colleague, member

Open = Callable[..., Window]


def go_to(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_a_colleague_is_added_made_an_admin_and_removed(team: Team, stack: Stack, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    go_to(page, "Team")
    expect(page.get_by_role("combobox", name="Role of Admin")).to_be_disabled()
    page.get_by_role("button", name="Add somebody").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail address").fill("nobody@example.com")
    dialog.get_by_role("button", name="Add somebody").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Nobody has registered as nobody@example.com")
    assert barriers(page) == []
    # The browser itself notes the refusal.
    view.complaints.clear()
    dialog.get_by_label("E-mail address").fill(colleague(stack, "Bruno Lima"))
    dialog.get_by_role("button", name="Add somebody").click()
    bruno = page.get_by_role("listitem", name="Bruno Lima")
    expect(bruno.get_by_role("combobox")).to_have_value("member")
    bruno.get_by_role("combobox").select_option("Admin")
    expect(page.get_by_role("combobox", name="Role of Admin")).to_be_enabled()
    bruno.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(bruno).to_be_hidden()
    assert barriers(page) == []


def test_a_member_sees_who_is_there_and_leaves(team: Team, stack: Stack, window: Open) -> None:
    email = member(team, stack, "Carla Dias")
    view = window(size=PHONE)
    page = view.sign_in(email)
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Team").click()
    expect(page.get_by_role("listitem", name="Admin")).to_be_visible()
    expect(page.get_by_role("button", name="Add somebody")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", name="Open a workspace")).to_be_visible()
    # The stream of what happens there ended with it.
    view.complaints.clear()


def test_ones_own_name_and_password(team: Team, stack: Stack, window: Open) -> None:
    email = member(team, stack, "Diego Rocha")
    ours, theirs = window(), window()
    page, other = ours.sign_in(email), theirs.sign_in(email)
    go_to(page, "Settings")
    page.get_by_label("Your name").fill("Diego R.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_label("Your password so far").fill("not this one")
    page.get_by_label("The new one").fill("another-good-password")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_label("Your password so far")).to_have_attribute("aria-invalid", "true")
    ours.complaints.clear()
    page.get_by_label("Your password so far").fill(PASSWORD)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("all your other devices are signed out")).to_be_visible()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    page.reload()
    await_live(page)
    go_to(page, "Team")
    expect(page.get_by_role("listitem", name="Diego R.")).to_be_visible()
    ours.complaints.clear()
    theirs.complaints.clear()


def test_the_workspace_is_renamed_and_only_by_admins(team: Team, stack: Stack, window: Open) -> None:
    email = member(team, stack, "Elis Prado")
    page, theirs = window().sign_in(team.email), window().sign_in(email)
    go_to(page, "Settings")
    go_to(theirs, "Settings")
    expect(theirs.get_by_label("Name", exact=True)).to_be_disabled()
    expect(theirs.get_by_role("button", name="Remove the workspace")).to_be_hidden()
    page.get_by_label("Name", exact=True).fill("Green Shoes")
    page.get_by_role("region", name="Workspace", exact=True).get_by_role("button", name="Save").click()
    expect(theirs.get_by_role("link", name="Green Shoes")).to_be_visible()
    assert barriers(page) == []


def test_a_workspace_is_removed_by_typing_its_name(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    assert team.call("POST", "/workspaces", json={"name": "Second shop"}).ok
    go_to(page, "Settings")
    name = page.get_by_label("Name", exact=True).input_value()
    page.get_by_role("button", name="Remove the workspace").click()
    dialog = page.get_by_role("dialog")
    remove = dialog.get_by_role("button", name="Remove the workspace")
    dialog.get_by_label("Type its name to go on").fill("Second shop")
    expect(remove).to_be_disabled()
    assert barriers(page) == []
    dialog.get_by_label("Type its name to go on").fill(name)
    remove.click()
    expect(page.get_by_role("button", name="Account and settings")).to_be_visible()
    assert team.workspace_id not in [one["id"] for one in team.get("/workspaces")["items"]]
    # The stream of what happens there ended with it.
    view.complaints.clear()


def test_the_language_and_the_title_are_chosen_in_the_browser(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    customer = new_customer()
    team.customer_writes(customer, "Hello!", name="Fabio Melo")
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    go_to(page, "Settings")
    page.get_by_role("switch", name="How many chats are unread").click()
    expect(page).to_have_title(re.compile("^Shop"))
    page.get_by_label("Language").select_option("Português")
    expect(page.get_by_role("heading", name="Ajustes")).to_be_visible()
    expect(page.get_by_role("switch", name="Quantas conversas")).not_to_be_checked()
