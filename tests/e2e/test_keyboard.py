"""The inbox by keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from devstack.team import Team, new_customer
from tests.builders.browser import Window, barriers

Open = Callable[..., Window]


def test_one_works_through_the_inbox_by_keys(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    for name in ("Gina Reis", "Hugo Nunes"):
        customer = new_customer()
        team.customer_writes(customer, "Hello!", name=name)
        team.await_replies(customer)
    expect(page.get_by_role("navigation", name="Chats").get_by_role("link")).to_have_count(2)
    press = page.keyboard.press
    press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Next chat")
    assert barriers(page) == []
    press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    press("j")
    expect(page.get_by_role("heading", name="Hugo Nunes", level=2)).to_be_visible()
    press("ArrowDown")
    expect(page.get_by_role("heading", name="Gina Reis", level=2)).to_be_visible()
    press("k")
    expect(page.get_by_role("heading", name="Hugo Nunes", level=2)).to_be_visible()
    press("a")
    expect(page.get_by_role("button", name="Looked after by Admin")).to_be_visible()
    press("i")
    expect(page.get_by_role("switch", name="AI")).not_to_be_checked()
    press("r")
    page.keyboard.type("jai?")
    # Whoever writes means the letters.
    expect(page.get_by_label("Your message")).to_have_value("jai?")
    expect(page.get_by_role("heading", name="Hugo Nunes", level=2)).to_be_visible()
    press("Escape")
    press("j")
    expect(page.get_by_role("heading", name="Gina Reis", level=2)).to_be_visible()
