"""What a team does with chats: notes, canned replies, labels, putting off, finding."""

import re
import uuid
from collections.abc import Callable

from playwright.sync_api import Page, expect

from devstack.team import PASSWORD, Team
from tests.builders.browser import Window, barriers
from tests.builders.inbox_page import open_chat, said, write
from tests.builders.teamwork import hello

Open = Callable[..., Window]


def in_menu(page: Page, words: str) -> None:
    page.get_by_role("button", name="More for this chat").click()
    page.get_by_role("menuitem", name=words).click()


def test_a_note_is_seen_by_colleagues_and_by_nobody_else(team: Team, window: Open) -> None:
    customer = hello(team, "Ana Souza")
    ours, theirs = window().sign_in(team.email), window().sign_in(team.email)
    open_chat(ours, "Ana Souza")
    open_chat(theirs, "Ana Souza")
    ours.get_by_role("button", name="A note for colleagues").click()
    field = ours.get_by_label("Your note")
    field.fill("Please call her, @Ad")
    expect(ours.get_by_role("listbox").get_by_role("option", name="Admin")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("Please call her, @Admin ")
    field.press("Enter")
    expect(theirs.get_by_role("article", name="Note by Admin")).to_contain_text("Please call her, @Admin")
    assert barriers(ours) == []
    assert all("call her" not in reply["text"] for reply in team.replies(customer))
    ours.get_by_role("button", name="Remove the note").click()
    expect(theirs.get_by_role("article", name="Note by Admin")).to_be_hidden()


def test_a_canned_reply_is_typed_as_a_slash(team: Team, window: Open) -> None:
    customer = hello(team, "Bruno Lima")
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Add a canned reply").click()
    page.get_by_label("Shortcut").fill("hours")
    page.get_by_label("Text").fill("Hi {customer_name}, we are here from 9 to 18. {member_name}")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_text("/hours")).to_be_visible()
    page.get_by_role("link", name="Inbox").click()
    open_chat(page, "Bruno Lima")
    said(page, "", "AI")
    page.get_by_label("Your message").fill("/ho")
    page.get_by_role("listbox").get_by_role("option", name="/hours").click()
    expect(page.get_by_label("Your message")).to_have_value("Hi Bruno Lima, we are here from 9 to 18. Admin")
    page.get_by_label("Your message").press("Enter")
    assert team.await_replies(customer, 2)[-1]["text"] == "Hi Bruno Lima, we are here from 9 to 18. Admin"


def test_a_label_filters_the_list(team: Team, window: Open) -> None:
    hello(team, "Carla Dias")
    hello(team, "Diego Rocha")
    page = window().sign_in(team.email)
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Name of the label").fill("Wholesale")
    page.get_by_role("button", name="Add a label").click()
    page.get_by_role("link", name="Inbox").click()
    open_chat(page, "Carla Dias")
    page.get_by_role("button", name=re.compile("Wholesale")).click()
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    expect(chats.filter(has_text="Carla Dias")).to_contain_text("Wholesale")
    page.get_by_label("Label", exact=True).select_option("Wholesale")
    expect(chats).to_have_count(1)
    expect(chats).to_contain_text("Carla Dias")


def test_what_is_closed_comes_back_when_the_customer_writes(team: Team, window: Open) -> None:
    customer = hello(team, "Elis Prado")
    page = window().sign_in(team.email)
    open_chat(page, "Elis Prado")
    in_menu(page, "Close the chat")
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    expect(chats.filter(has_text="Elis Prado")).to_have_count(0)
    page.get_by_label("State").select_option("Closed")
    expect(chats.filter(has_text="Elis Prado")).to_have_count(1)
    page.get_by_label("State").select_option("Open")
    team.customer_writes(customer, "One more thing", name="Elis Prado")
    expect(chats.filter(has_text="Elis Prado")).to_have_count(1)
    in_menu(page, "Snooze for 3 hours")
    expect(chats.filter(has_text="Elis Prado")).to_have_count(0)
    page.get_by_label("State").select_option("Snoozed")
    expect(chats.filter(has_text="Elis Prado")).to_contain_text("Snoozed until")
    assert barriers(page) == []


def test_what_was_said_is_found_and_shown_in_its_place(team: Team, window: Open) -> None:
    customer = hello(team, "Fabio Melo", "Do you repair umbrellas?")
    page = window().sign_in(team.email)
    open_chat(page, "Fabio Melo")
    for number in range(60):
        team.webhook({"from": customer, "message": f"line {number}", "type": "text", "message_id": f"line-{number}"})
    said(page, "line 59")
    page.get_by_label("Search names").fill("umbrellas repair")
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile("umbrellas")).click()
    expect(page.get_by_role("log").get_by_text("Do you repair umbrellas?")).to_be_in_viewport()
    page.get_by_role("button", name="To the newest message").click()
    expect(page.get_by_role("log").get_by_text("line 59")).to_be_in_viewport()
    page.get_by_label("Search names").fill("zebra")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()


def test_a_chat_that_is_marked_as_unread_stays_so_until_it_is_opened_again(team: Team, window: Open) -> None:
    hello(team, "Gina Reis")
    hello(team, "Hugo Nunes")
    page = window().sign_in(team.email)
    open_chat(page, "Gina Reis")
    write(page, "Just a moment")
    in_menu(page, "Mark as unread")
    expect(page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile("Gina"))).to_contain_text(
        "unread message"
    )


def test_colleagues_see_each_other_and_do_not_answer_twice(team: Team, window: Open) -> None:
    customer = hello(team, "Iris Costa")
    view = window()
    ours, theirs = view.sign_in(team.email), window().sign_in(colleague(team))
    open_chat(ours, "Iris Costa")
    said(ours, "", "AI")
    open_chat(theirs, "Iris Costa")
    expect(ours.get_by_text("Bruno Lima is here, too")).to_be_visible()
    theirs.get_by_label("Your message").press_sequentially("Hel")
    expect(ours.get_by_text("Bruno Lima is typing…")).to_be_visible()
    # What they send is not on our page yet.
    ours.context.set_offline(True)
    expect(ours.get_by_text("No connection")).to_be_visible()
    write(theirs, "Hello, Bruno here")
    team.await_replies(customer, 2)
    ours.route("**/live/**", lambda route: route.abort())
    ours.context.set_offline(False)
    write(ours, "Hello, who is there?")
    ours.get_by_role("button", name="Send anyway").click()
    expect(ours.get_by_role("button", name="Send anyway")).to_be_hidden()
    texts = [reply["text"] for reply in team.await_replies(customer, 3)]
    assert texts[1:] == ["Hello, Bruno here", "Hello, who is there?"]
    # The browser itself notes what was cut off and refused.
    view.complaints.clear()


def test_the_ai_suggests_where_people_answer(team: Team, window: Open) -> None:
    customer = hello(team, "Joana Alves")
    page = window().sign_in(team.email)
    open_chat(page, "Joana Alves")
    said(page, "", "AI")
    write(page, "Joana, this is Marina")
    team.await_replies(customer, 2)
    team.customer_writes(customer, "When are you open?", name="Joana Alves")
    said(page, "When are you open?")
    page.get_by_role("button", name="Have the AI suggest a reply").click()
    expect(page.get_by_label("Your message")).not_to_have_value("")
    assert len(team.replies(customer)) == 2


def colleague(team: Team) -> str:
    """Let a colleague join the team. Returns what they log in with."""
    email = f"{uuid.uuid4().hex}@example.com"
    account = {"email": email, "password": PASSWORD, "full_name": "Bruno Lima"}
    assert team.call("POST", "/auth/register", json=account).ok
    added = team.call("POST", f"/workspaces/{team.workspace_id}/members", json={"email": email, "role": "member"})
    assert added.ok
    return email
