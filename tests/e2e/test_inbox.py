"""The inbox: what customers write appears by itself, and the team answers."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Route, expect

from devstack.team import Team, new_customer
from tests.builders.browser import PHONE, Window, await_live, barriers
from tests.builders.inbox_page import open_chat, said, write

Open = Callable[..., Window]


def lose_answer(route: Route) -> None:
    route.fetch()
    route.abort()


def test_a_customer_writes_and_message_and_reply_appear_without_a_reload(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    expect(page.get_by_text("No chats yet")).to_be_visible()
    team.customer_writes(new_customer(), "How much is the blue one?", name="Ana Souza")
    open_chat(page, "Ana Souza")
    said(page, "How much is the blue one?", "Ana Souza")
    said(page, "", "AI")
    expect(page.get_by_role("log").get_by_role("img", name="Delivered")).to_be_visible()


def test_how_soon_a_message_is_on_the_screen(team: Team, window: Open) -> None:
    """Prints the time from the webhook's answer to the row in the list."""
    page = window().sign_in(team.email)
    took = []
    for number in range(5):
        customer = new_customer()
        page.evaluate(
            """customer => { window.seen = new Promise(resolve => new MutationObserver((_, observer) => {
                if (document.body.textContent.includes(customer)) { observer.disconnect(); resolve(Date.now()) }
            }).observe(document.body, { childList: true, subtree: true, characterData: true })); }""",
            customer,
        )
        event = {"from": customer, "message": "Hello", "type": "text", "message_id": f"quick-{number}"}
        assert team.webhook(event).ok
        answered = time.time() * 1000
        took.append(page.evaluate("window.seen") - answered)
    print(f"From the webhook's answer to the screen: {', '.join(f'{ms:.0f} ms' for ms in sorted(took))}")


def test_a_member_takes_over_and_gives_the_chat_back(team: Team, window: Open) -> None:
    page, customer = window().sign_in(team.email), new_customer()
    team.customer_writes(customer, "Hello!", name="Bruno Lima")
    team.await_replies(customer)
    open_chat(page, "Bruno Lima")
    expect(page.get_by_text("the AI is silent here from then on")).to_be_visible()
    said(page, "", "AI")
    write(page, "This is Marina, how can I help?")
    said(page, "This is Marina, how can I help?", "Admin")
    team.await_replies(customer, 2)
    assert team.replies(customer)[-1]["text"] == "This is Marina, how can I help?"
    expect(page.get_by_text("A member of the team took over")).to_be_visible()
    expect(page.get_by_role("switch", name="AI")).not_to_be_checked()
    team.customer_writes(customer, "Is it there in 38?", name="Bruno Lima")
    said(page, "Is it there in 38?")
    page.get_by_role("button", name="Give back to the AI").click()
    expect(page.get_by_role("switch", name="AI")).to_be_checked()
    expect(page.get_by_text("A member of the team took over")).to_be_hidden()


def test_two_members_see_what_the_other_writes(team: Team, window: Open) -> None:
    customer = new_customer()
    team.customer_writes(customer, "Hello!", name="Carla Dias")
    team.await_replies(customer)
    ours, theirs = window().sign_in(team.email), window(size=PHONE).sign_in(team.email)
    open_chat(ours, "Carla Dias")
    open_chat(theirs, "Carla Dias")
    said(ours, "", "AI")
    write(ours, "I look after it")
    said(theirs, "I look after it")
    expect(theirs.get_by_text("A member of the team took over")).to_be_visible()


def test_a_failed_message_says_why_and_is_tried_again(team: Team, window: Open) -> None:
    page, customer = window().sign_in(team.email), new_customer()
    team.customer_writes(customer, "Hello!", name="Diego Rocha")
    team.await_replies(customer)
    open_chat(page, "Diego Rocha")
    said(page, "", "AI")
    team.whatsapp.fail(send_fail_status=400)
    write(page, "It is on its way")
    failed = page.get_by_role("alert").filter(has_text="Failed")
    expect(failed).to_be_visible()
    team.whatsapp.mend()
    failed.get_by_role("button", name="Try again").click()
    team.await_replies(customer, 2)
    expect(failed).to_be_hidden()


def test_what_the_api_did_not_take_stays_and_is_sent_once(team: Team, window: Open) -> None:
    view, customer = window(), new_customer()
    page = view.sign_in(team.email)
    team.customer_writes(customer, "Hello!", name="Elis Prado")
    team.await_replies(customer)
    open_chat(page, "Elis Prado")
    said(page, "", "AI")
    # It is served, and its answer is lost.
    page.route("**/chats/*/messages", lose_answer, times=1)
    write(page, "Only once, please")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_role("button", name="Send again")).to_be_hidden()
    team.await_replies(customer, 2)
    assert [reply["text"] for reply in team.replies(customer)].count("Only once, please") == 1
    assert page.get_by_role("log").get_by_text("Only once, please").count() == 1
    view.complaints.clear()


def test_a_draft_is_kept_for_its_chat(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    for name in ("Fabio Melo", "Gina Reis"):
        team.customer_writes(new_customer(), "Hello!", name=name)
    open_chat(page, "Fabio Melo")
    page.get_by_label("Your message").fill("About your order")
    open_chat(page, "Gina Reis")
    expect(page.get_by_label("Your message")).to_have_value("")
    page.reload()
    open_chat(page, "Fabio Melo")
    expect(page.get_by_label("Your message")).to_have_value("About your order")


def test_filters_and_search(team: Team, window: Open) -> None:
    page, customer = window().sign_in(team.email), new_customer()
    team.customer_writes(customer, "I want to talk to a person please", name="Hugo Nunes")
    team.await_replies(customer)
    team.customer_writes(new_customer(), "Hello!", name="Iris Costa")
    chats = page.get_by_role("navigation", name="Chats").get_by_role("link")
    expect(chats).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Needs a person")).click()
    expect(chats).to_have_count(1)
    expect(chats).to_contain_text("Hugo Nunes")
    expect(chats).to_contain_text("needs you")
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_label("Search names").fill("iris")
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    expect(chats.first).to_contain_text("Iris Costa")
    expect(chats.filter(has_text="Hugo Nunes")).to_have_count(0)
    assert barriers(page) == []


def test_the_network_is_cut_and_comes_back(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    view.context.set_offline(True)
    expect(page.get_by_text("No connection")).to_be_visible()
    team.customer_writes(new_customer(), "While you were away", name="Joana Alves")
    view.context.set_offline(False)
    await_live(page)
    expect(page.get_by_role("navigation", name="Chats")).to_contain_text("Joana Alves")
    view.complaints.clear()


def test_eight_tabs_are_live_over_one_connection(team: Team, window: Open) -> None:
    view = window()
    view.sign_in(team.email)
    path = f"/app/w/{team.workspace_id}/inbox"
    tabs = [view.page, *(view.open(path) for _ in range(7))]
    for tab in tabs:
        await_live(tab)
    team.customer_writes(new_customer(), "Hello to all", name="Karla Pinto")
    for tab in tabs:
        expect(tab.get_by_role("navigation", name="Chats")).to_contain_text("Karla Pinto")
    tabs[0].close()
    team.customer_writes(new_customer(), "Hello to the rest", name="Lia Moura")
    for tab in tabs[1:]:
        expect(tab.get_by_role("navigation", name="Chats")).to_contain_text("Lia Moura")
