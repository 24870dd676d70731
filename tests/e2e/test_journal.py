"""What the server sent, as a page."""

from collections.abc import Callable

from playwright.sync_api import expect

from devstack.team import Team, new_customer
from tests.builders.browser import PHONE, Window, barriers

Open = Callable[..., Window]


def test_what_arrived_is_shown_with_what_became_of_it(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Numbers").click()
    page.get_by_role("link", name="What the server sent").click()
    expect(page.get_by_text("Nothing here")).to_be_visible()
    customer = new_customer()
    team.customer_writes(customer, "How much is the blue one?")
    team.await_replies(customer)
    entries = page.get_by_role("list", name="What the server sent").get_by_role("listitem")
    message = entries.filter(has_text="Message")
    expect(message).to_contain_text("Taken in")
    message.get_by_role("button", name="Details").click()
    expect(message).to_contain_text("How much is the blue one?")
    assert barriers(page) == []
    page.get_by_label("Kind").select_option("Receipt")
    expect(message).to_have_count(0)
    expect(entries.first).to_contain_text("Receipt")
    page.get_by_label("State").select_option("Set aside")
    expect(page.get_by_text("Nothing here")).to_be_visible()
    page.reload()
    expect(page.get_by_label("State")).to_have_value("set_aside")


def test_on_a_phone_it_is_as_wide_as_the_phone(team: Team, window: Open) -> None:
    team.customer_writes(new_customer(), "x" * 500)
    page = window(size=PHONE).sign_in(team.email)
    page.goto(f"/app/w/{team.workspace_id}/numbers/journal")
    page.get_by_role("button", name="Details").first.click()
    expect(page.get_by_text("As it was sent")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers(page) == []
