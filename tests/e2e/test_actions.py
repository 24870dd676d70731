"""What people do in the inbox beside answering: taking back, correcting, writing first, doing much at once."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import Team, new_customer
from tests.builders.browser import PHONE, Window, barriers
from tests.builders.colleagues import member
from tests.builders.inbox_page import open_chat, said, write
from tests.builders.teamwork import hello

Open = Callable[..., Window]


def wants_undo(page: Page) -> None:
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Undo sending").select_option("10 seconds")
    page.get_by_role("link", name="Inbox").click()


def test_what_is_taken_back_is_in_the_composer_again_and_never_sent(team: Team, window: Open) -> None:
    customer = hello(team, "Ana Souza")
    ours, theirs = window().sign_in(team.email), window().sign_in(team.email)
    wants_undo(ours)
    open_chat(ours, "Ana Souza")
    open_chat(theirs, "Ana Souza")
    said(ours, "", "AI")
    write(ours, "It is R$ 12")
    said(theirs, "It is R$ 12", "Admin")
    assert barriers(ours) == []
    ours.get_by_role("button", name="Undo").click()
    expect(ours.get_by_label("Your message")).to_have_value("It is R$ 12")
    expect(theirs.get_by_role("log").get_by_text("It is R$ 12")).to_have_count(0)
    expect(ours.get_by_role("button", name="Undo")).to_be_hidden()
    ours.get_by_role("link", name="Settings").click()
    ours.get_by_label("Undo sending").select_option("Off")
    ours.get_by_role("link", name="Inbox").click()
    open_chat(ours, "Ana Souza")
    write(ours, "It is R$ 120")
    assert [reply["text"] for reply in team.await_replies(customer, 2)][1:] == ["It is R$ 120"]


def test_a_wrong_reply_is_corrected_by_a_note(team: Team, window: Open) -> None:
    hello(team, "Bruno Lima", "Do you repair umbrellas?")
    page = window().sign_in(team.email)
    open_chat(page, "Bruno Lima")
    said(page, "", "AI")
    page.get_by_role("log").get_by_role("article", name="AI").first.hover()
    page.get_by_role("button", name="This is wrong").first.click()
    dialog = page.get_by_role("dialog", name="This is wrong")
    expect(dialog.get_by_label("What the customer wanted to know")).to_have_value("Do you repair umbrellas?")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Fill this in")).to_be_visible()
    assert barriers(page) == []
    dialog.get_by_label("The right answer").fill("Yes, within two days.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Admin marked it as wrong.")).to_be_visible()
    page.get_by_role("log").get_by_role("link", name="The note that answers it").click()
    expect(page.get_by_role("heading", name="Do you repair umbrellas?.txt")).to_be_visible()


def test_members_who_may_not_change_documents_do_not_correct(team: Team, stack: Stack, window: Open) -> None:
    hello(team, "Carla Dias")
    page = window().sign_in(member(team, stack, "Marina Reis"))
    open_chat(page, "Carla Dias")
    said(page, "", "AI")
    page.get_by_role("log").get_by_role("article", name="AI").first.hover()
    expect(page.get_by_role("button", name="Reply to this").first).to_be_visible()
    expect(page.get_by_role("button", name="This is wrong")).to_have_count(0)


def test_one_writes_first(team: Team, window: Open) -> None:
    view, customer = window(size=PHONE), new_customer()
    page = view.sign_in(team.email)
    page.get_by_role("button", name="New chat").click()
    dialog = page.get_by_role("dialog", name="New chat")
    dialog.get_by_label("The customer’s number").fill("11 97777")
    dialog.get_by_label("First message").fill("Your shoes are here.")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.get_by_text("Must be an international phone number")).to_be_visible()
    assert barriers(page) == []
    dialog.get_by_label("The customer’s number").fill(customer)
    dialog.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name=customer, level=2)).to_be_visible()
    said(page, "Your shoes are here.", "Admin")
    assert [reply["text"] for reply in team.await_replies(customer)] == ["Your shoes are here."]
    # The browser itself notes what was refused.
    view.complaints.clear()


def test_the_team_names_a_customer_and_remembers_more_of_them(team: Team, window: Open) -> None:
    hello(team, "Diego Rocha")
    page = window().sign_in(team.email)
    open_chat(page, "Diego Rocha")
    page.get_by_label("Your name for them").fill("Diego from the fair")
    page.get_by_label("Remarks").fill("Size 38")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Diego from the fair", level=2)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Remarks")).to_have_value("Size 38")
    page.get_by_label("Search names").fill("from the fair")
    expect(page.get_by_role("heading", name="People")).to_be_visible()


def test_several_chats_are_closed_at_once(team: Team, window: Open) -> None:
    for name in ("Elis Prado", "Fabio Melo", "Gina Reis"):
        hello(team, name)
    page = window().sign_in(team.email)
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    open_chat(page, "Gina Reis")
    page.get_by_role("heading", name="Gina Reis", level=2).click()
    page.keyboard.press("x")
    chats.filter(has_text="Fabio Melo").hover()
    page.get_by_role("checkbox", name="Select Fabio Melo").check()
    bar = page.get_by_role("region", name="Selected chats")
    expect(bar).to_contain_text("2 selected")
    assert barriers(page) == []
    bar.get_by_role("button", name="Assign").click()
    page.get_by_role("menuitem", name="To you").click()
    expect(page.get_by_text("2 chats are changed.")).to_be_visible()
    expect(chats.filter(has_text="you hold it")).to_have_count(2)
    for name in ("Elis Prado", "Fabio Melo"):
        chats.filter(has_text=name).hover()
        page.get_by_role("checkbox", name=f"Select {name}").check()
    bar.get_by_role("button", name="Close").click()
    expect(chats).to_have_count(1)
    expect(chats).to_contain_text("Gina Reis")


def test_chats_are_selected_by_a_long_press_on_a_phone(team: Team, window: Open) -> None:
    for name in ("Hugo Nunes", "Iris Costa"):
        hello(team, name)
    page = window(size=PHONE).sign_in(team.email)
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    long_press(page, "Hugo Nunes")
    bar = page.get_by_role("region", name="Selected chats")
    expect(bar).to_contain_text("1 selected")
    chats.filter(has_text="Iris Costa").tap()
    expect(bar).to_contain_text("2 selected")
    assert barriers(page) == []
    bar.get_by_role("button", name="Mark as read").tap()
    expect(page.get_by_text("2 chats are changed.")).to_be_visible()
    expect(bar).to_be_hidden()
    chats.filter(has_text="Iris Costa").tap()
    expect(page.get_by_role("heading", name="Iris Costa", level=2)).to_be_visible()


def long_press(page: Page, name: str) -> None:
    row = page.get_by_role("navigation", name="Chats").get_by_role("link").filter(has_text=name)
    box = row.bounding_box()
    assert box
    finger = page.context.new_cdp_session(page)
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(page.get_by_role("region", name="Selected chats")).to_be_visible()
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_chat_is_taken_over_for_a_while_and_assigned_in_its_header(team: Team, stack: Stack, window: Open) -> None:
    member(team, stack, "Marina Reis")
    hello(team, "Joana Alves")
    page = window().sign_in(team.email)
    open_chat(page, "Joana Alves")
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("menuitem", name="Take over for 1 hour").click()
    expect(page.get_by_text(re.compile("The AI was switched off here: Admin since .*, until "))).to_be_visible()
    expect(page.get_by_role("switch", name="AI")).not_to_be_checked()
    page.get_by_role("button", name="Assign", exact=True).click()
    page.get_by_role("menuitem", name="Marina Reis").click()
    expect(page.get_by_role("button", name="Looked after by Marina Reis")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("menuitem", name="Give back to the AI").click()
    expect(page.get_by_role("switch", name="AI")).to_be_checked()
