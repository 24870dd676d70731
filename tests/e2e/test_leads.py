"""Leads: what customers have established, as a table, as cards, and taken along."""

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from devstack.team import Team, new_customer
from tests.builders.browser import PHONE, Window, barriers

Open = Callable[..., Window]


def wants_email(team: Team) -> None:
    step = {"key": "email", "description": "E-mail address", "kind": "email", "required": True}
    assert team.call("POST", f"/workspaces/{team.workspace_id}/workflow-steps", json=step).ok


def qualifies(team: Team, name: str) -> None:
    """Let a customer say what qualifies them."""
    customer = new_customer()
    address = f"{name.split()[0].lower()}@example.com"
    team.customer_writes(customer, f"Hello, my e-mail is {address}", name=name)


def choose(page: Page, name: str) -> None:
    page.get_by_role("group", name="Which leads").get_by_role("button", name=re.compile(f"^{name}")).click()


def test_leads_appear_and_qualify_while_one_looks(team: Team, window: Open) -> None:
    wants_email(team)
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Leads").click()
    expect(page.get_by_text("No leads yet")).to_be_visible()
    team.customer_writes(new_customer(), "Hello!", name="Bruno Lima")
    qualifies(team, "Ana Souza")
    table = page.get_by_role("table", name="Leads")
    ana = table.get_by_role("row").filter(has_text="Ana Souza")
    expect(ana).to_contain_text("ana@example.com")
    expect(ana).to_contain_text("Qualified")
    expect(table.get_by_role("columnheader", name="E-mail address")).to_be_visible()
    choose(page, "Not yet qualified")
    expect(ana).to_be_hidden()
    expect(table.get_by_role("row").filter(has_text="Bruno Lima")).to_contain_text("Open")
    choose(page, "Qualified")
    expect(ana).to_be_visible()
    assert barriers(page) == []
    ana.click()
    expect(page.get_by_role("heading", name="Ana Souza", level=2)).to_be_visible()


def test_leads_are_taken_along(team: Team, window: Open) -> None:
    wants_email(team)
    qualifies(team, "Carla Dias")
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Leads").click()
    expect(page.get_by_role("cell", name="carla@example.com")).to_be_visible()
    for form in ("CSV", "Excel"):
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as saved:
            page.get_by_role("menuitem", name=form).click()
        content = saved.value.path().read_bytes()
        if form == "CSV":
            assert saved.value.suggested_filename.endswith(".csv")
            assert "carla@example.com" in content.decode()
        else:
            sheet = load_workbook(io.BytesIO(content)).active
            assert sheet is not None
            assert "carla@example.com" in [cell for row in sheet.iter_rows(values_only=True) for cell in row]


def test_on_a_phone_leads_are_cards(team: Team, window: Open) -> None:
    wants_email(team)
    qualifies(team, "Diego Maximiliano Albuquerque de Oliveira Figueiredo Rocha")
    page = window(size=PHONE).sign_in(team.email)
    page.get_by_role("link", name="Leads").click()
    card = page.get_by_role("article")
    expect(card).to_contain_text("diego@example.com")
    expect(card).to_contain_text("1 of 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers(page) == []
    card.click()
    expect(page.get_by_role("heading", name="Diego", level=2)).to_be_visible()
