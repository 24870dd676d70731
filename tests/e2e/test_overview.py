"""The overview: what waits now, what today is like, and how far leads have come."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from devstack.team import Team, new_customer
from tests.builders.browser import PHONE, Window, barriers
from tests.builders.busy_shop import asks, says
from tests.builders.teamwork import add_step

Open = Callable[..., Window]


def open_overview(page: Page) -> None:
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()


def a_few_customers(team: Team) -> None:
    asks(team, "Bruno", "Hello!")
    asks(team, "Marta", "I would like to talk to a person")
    ana = asks(team, "Ana", "Hello, do you have sandals?")
    says(team, ana, "Yes, in black.")


def test_a_new_workspace_leads_to_the_first_steps(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    open_overview(page)
    expect(page.get_by_text("Nobody has written yet")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("link", name="Take the first steps").click()
    expect(page.get_by_role("heading", name="Assistant", level=1)).to_be_visible()


def test_one_look_tells_what_waits_and_what_today_is_like(team: Team, window: Open) -> None:
    a_few_customers(team)
    page = window().sign_in(team.email)
    open_overview(page)
    today = page.get_by_role("region", name="Today")
    expect(today.get_by_text("3", exact=True).first).to_be_visible()
    expect(today).to_contain_text("Messages from customers")
    expect(today).to_contain_text("yesterday 0")
    expect(page.get_by_role("img", name="Messages and replies in the last 30 days")).to_be_visible()
    page.get_by_text("As a table").click()
    rows = page.get_by_role("table", name="Messages and replies in the last 30 days").get_by_role("row")
    expect(rows).to_have_count(31)
    expect(rows.last.get_by_role("cell").first).to_have_text("3")
    month = page.get_by_role("region", name="The last 30 days", exact=True)
    expect(month.get_by_role("region", name="Left to people by the AI")).to_contain_text("asked for a person")
    expect(month.get_by_role("region", name="Time to the first reply")).to_contain_text("Anybody")
    assert barriers(page) == []
    waits = page.get_by_role("region", name="Waits for a person now").get_by_role("link", name=re.compile("Needs a"))
    expect(waits).to_contain_text("1")
    waits.click()
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    expect(chats).to_have_count(1)
    expect(chats).to_contain_text("Marta")


def test_what_waits_is_told_as_it_happens(team: Team, window: Open) -> None:
    asks(team, "Bruno", "Hello!")
    page = window().sign_in(team.email)
    open_overview(page)
    waits = page.get_by_role("region", name="Waits for a person now").get_by_role("link", name=re.compile("Needs a"))
    expect(waits).to_contain_text("0")
    asks(team, "Marta", "I would like to talk to a person")
    expect(waits).to_contain_text("1")


def test_on_a_phone_it_fits_and_in_the_dark_it_can_be_read(team: Team, window: Open) -> None:
    a_few_customers(team)
    page = window(size=PHONE, scheme="dark").sign_in(team.email)
    open_overview(page)
    expect(page.get_by_role("img", name="Messages and replies in the last 30 days")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers(page) == []


def test_questions_without_an_answer_are_one_click_away(team: Team, window: Open) -> None:
    asks(team, "Bruno", "Hello!")
    page = window().sign_in(team.email)
    open_overview(page)
    page.get_by_role("link", name="Answer them").click()
    expect(page.get_by_role("heading", name="Knowledge", level=1)).to_be_visible()


def test_the_funnel_shows_how_far_leads_have_come_and_filters_the_table(team: Team, window: Open) -> None:
    add_step(team, "email", kind="email", description="E-mail address")
    add_step(team, "size", required=False)
    for name, text in (("Ana Souza", "Hello, my e-mail is ana@example.com"), ("Bruno Lima", "Hello!")):
        team.customer_writes(new_customer(), text, name=name)
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Leads").click()
    funnel = page.get_by_role("list", name="The way to a qualified lead")
    stage = funnel.get_by_role("button", name=re.compile("^E-mail address"))
    expect(stage).to_contain_text("50%")
    expect(funnel.get_by_role("button", name=re.compile("^Customers"))).to_contain_text("2")
    table = page.get_by_role("table", name="Leads")
    expect(table.get_by_role("row")).to_have_count(3)
    stage.click()
    expect(table.get_by_role("row")).to_have_count(2)
    expect(table).to_contain_text("Ana Souza")
    expect(stage).to_have_attribute("aria-pressed", "true")
    expect(stage).to_be_focused()
    assert barriers(page) == []
    funnel.get_by_role("button", name=re.compile("^Customers")).click()
    expect(table.get_by_role("row")).to_have_count(3)


def test_on_a_phone_the_funnel_scrolls_to_the_side(team: Team, window: Open) -> None:
    add_step(team, "email", kind="email", description="E-mail address")
    add_step(team, "size", required=False)
    asks(team, "Ana Souza", "Hello, my e-mail is ana@example.com")
    page = window(size=PHONE).sign_in(team.email)
    page.get_by_role("link", name="Leads").click()
    expect(page.get_by_role("list", name="The way to a qualified lead")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers(page) == []
