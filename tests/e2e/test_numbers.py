"""Adding a number by its QR code."""

from collections.abc import Callable

from playwright.sync_api import expect

from devstack.team import Team
from tests.builders.browser import PHONE, Window, barriers

Open = Callable[..., Window]


def test_a_number_is_added_scanned_and_removed(team: Team, window: Open) -> None:
    view = window(size=PHONE)
    page = view.sign_in(team.email)
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Numbers").click()
    page.get_by_role("button", name="Add a number").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Phone number").fill("12")
    dialog.get_by_role("button", name="Add a number").click()
    expect(dialog.get_by_label("Phone number")).to_have_attribute("aria-invalid", "true")
    assert barriers(page) == []
    # The browser itself notes the refusal.
    view.complaints.clear()
    number = f"+5521{team.phone_number[-9:]}"
    dialog.get_by_label("Phone number").fill(number)
    dialog.get_by_label("What it is for").fill("Second")
    dialog.get_by_role("button", name="Add a number").click()
    card = page.get_by_role("article", name=number)
    # The simulated phone scans by itself.
    expect(card).to_contain_text("Connected")
    card.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(card).to_be_hidden()
