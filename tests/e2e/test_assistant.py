"""The assistant: what the AI is told, trying it out, and stopping it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.team import PASSWORD, Team, new_customer, wait_for
from tests.builders.browser import PHONE, Window, barriers
from tests.builders.colleagues import colleague

Open = Callable[..., Window]


def open_assistant(page: Page, part: str = "What it is told") -> None:
    page.get_by_role("link", name="Assistant", exact=True).click()
    page.get_by_role("button", name=part, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Not saved yet")).to_be_hidden()


def prompt(team: Team) -> dict[str, object]:
    told: dict[str, object] = team.get(f"/workspaces/{team.workspace_id}/prompt")
    return told


def settings(team: Team) -> dict[str, object]:
    chosen: dict[str, object] = team.get(f"/workspaces/{team.workspace_id}/ai-settings")
    return chosen


def test_a_prompt_is_tried_before_it_is_saved_and_an_earlier_one_comes_back(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    open_assistant(page)
    page.get_by_label("Your business").fill("The yellow umbrella costs R$ 35.")
    page.get_by_label("When to hand over to your team").fill("The customer complains.\n\nThe customer wants a refund.")
    trial = page.get_by_role("region", name="Try it")
    expect(trial).to_contain_text("Tries what stands in the form")
    trial.get_by_label("Ask as a customer would").fill("How much is the yellow umbrella?")
    trial.get_by_role("button", name="Send").click()
    expect(trial.get_by_role("article", name="AI")).to_contain_text("R$ 35")
    assert prompt(team)["version"] == 0
    assert barriers(page) == []
    save(page)
    assert prompt(team)["hand_over_rules"] == ["The customer complains.", "The customer wants a refund."]
    page.get_by_label("Your business").fill("The yellow umbrella costs R$ 45.")
    save(page)
    versions = page.get_by_role("region", name="Earlier versions")
    versions.get_by_role("button", name="Look at: Version 1").click()
    dialog = page.get_by_role("dialog", name="Version 1")
    expect(dialog).to_contain_text("R$ 35")
    assert barriers(page) == []
    dialog.get_by_role("button", name="Go back to this one").click()
    expect(page.get_by_label("Your business")).to_have_value("The yellow umbrella costs R$ 35.")
    assert prompt(team)["version"] == 3


def test_what_is_not_saved_is_not_lost_silently(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    open_assistant(page)
    page.get_by_label("Tone").fill("warm")
    page.get_by_role("button", name="Office hours").click()
    dialog = page.get_by_role("dialog", name="Leave without saving")
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Tone")).to_have_value("warm")
    page.get_by_role("link", name="Inbox").click()
    dialog.get_by_role("button", name="Leave without saving").click()
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    assert prompt(team)["version"] == 0


def test_colleagues_who_change_different_things_do_not_undo_each_other(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    open_assistant(page)
    page.get_by_label("Tone").fill("warm")
    path = f"/workspaces/{team.workspace_id}/prompt"
    assert team.call("PUT", path, json={"greeting": "Welcome to Blue Shoes!"}).ok
    save(page)
    expect(page.get_by_label("Greeting")).to_have_value("Welcome to Blue Shoes!")
    assert (prompt(team)["tone"], prompt(team)["greeting"]) == ("warm", "Welcome to Blue Shoes!")


def test_office_hours(team: Team, window: Open) -> None:
    page = window(size=PHONE).sign_in(team.email)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Assistant").click()
    page.get_by_role("button", name="Office hours").click()
    page.get_by_role("switch", name="We have office hours").check()
    page.get_by_label("Monday, to").fill("08:00")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Each time ends later than it begins")
    page.get_by_label("Monday, to").fill("00:00")
    page.get_by_role("button", name="Remove times: Friday").click()
    page.get_by_label("Message for when you are closed").fill("We are closed now.")
    assert barriers(page) == []
    save(page)
    told = prompt(team)
    assert told["out_of_hours_message"] == "We are closed now."
    hours = told["office_hours"]
    assert isinstance(hours, dict) and hours["time_zone"] == "America/Sao_Paulo"
    assert [(one["day"], one["closes"]) for one in hours["openings"]] == [
        ("MONDAY", "24:00"),
        ("TUESDAY", "18:00"),
        ("WEDNESDAY", "18:00"),
        ("THURSDAY", "18:00"),
    ]


def test_steps_are_added_put_in_order_and_removed(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    open_assistant(page, "Lead steps")
    for description in ("Shoe size", "Colour"):
        page.get_by_role("button", name="Add a step").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("What to find out").fill(description)
        if description == "Colour":
            dialog.get_by_label("Kind of value").select_option("Choice")
            dialog.get_by_role("button", name="Save").click()
            expect(dialog.get_by_label("Choices")).to_have_attribute("aria-invalid", "true")
            assert barriers(page) == []
            dialog.get_by_label("Choices").fill("blue\nred")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_be_hidden()
    steps = page.get_by_role("list", name="Lead steps").get_by_role("listitem")
    expect(steps.nth(1)).to_contain_text("colour · Choice · required · blue, red")
    page.get_by_role("button", name="Move up: Colour").click()
    expect(steps.nth(0)).to_contain_text("Colour")
    path = f"/workspaces/{team.workspace_id}/workflow-steps"
    wait_for(lambda: [one["key"] for one in team.get(path)["items"]] == ["colour", "shoe_size"], "the new order")
    page.get_by_role("button", name="Remove: Shoe size").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(steps).to_have_count(1)
    view.complaints.clear()


def test_settings_are_changed_one_by_one_and_go_back_to_the_default(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    open_assistant(page, "How it works")
    replies = page.get_by_label("Replies in one chat within an hour")
    replies.fill("many")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("This is not a number.")).to_be_visible()
    replies.fill("1000")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(replies).to_have_attribute("aria-invalid", "true")
    assert barriers(page) == []
    replies.fill("20")
    page.get_by_role("switch", name="Use general knowledge").check()
    page.get_by_label("How long people hold a chat").select_option("2 hours")
    save(page)
    chosen = settings(team)
    assert (chosen["replies_per_hour"], chosen["general_knowledge"], chosen["hold_seconds"]) == (20, True, 7200)
    replies.fill("")
    save(page)
    expect(replies).to_have_value("60")
    page.get_by_role("button", name="Opting out").click()
    words = page.get_by_role("region", name="Words: en")
    words.get_by_label("Words that stop").fill("stop\nno more")
    assert barriers(page) == []
    save(page)
    found = settings(team)["opt_out_words"]
    assert isinstance(found, list) and found[0]["stop"] == ["stop", "no more"]
    view.complaints.clear()


def test_the_ai_is_stopped_and_started_from_any_page(team: Team, window: Open) -> None:
    page, phone = window().sign_in(team.email), window(size=PHONE).sign_in(team.email)
    team.call("PUT", f"/workspaces/{team.workspace_id}/prompt", json={"tone": "warm"})
    page.get_by_role("button", name="Switch the AI off").click()
    dialog = page.get_by_role("dialog")
    assert barriers(page) == []
    dialog.get_by_role("button", name="Switch the AI off").click()
    for one in (page, phone):
        expect(one.get_by_text("The AI is off in this workspace.")).to_be_visible()
    assert settings(team)["enabled"] is False
    customer = new_customer()
    team.customer_writes(customer, "Hello!", name="Ana Souza")
    phone.get_by_role("link", name="Ana Souza").click()
    expect(phone.get_by_text("The AI is off in the whole workspace")).to_be_visible()
    assert barriers(phone) == []
    phone.get_by_role("button", name="More", exact=True).click()
    phone.get_by_role("menuitem", name="Switch the AI on").click()
    phone.get_by_role("dialog").get_by_role("button", name="Switch the AI on").click()
    expect(page.get_by_text("The AI is off in this workspace.")).to_be_hidden()
    assert settings(team)["enabled"] is True
    assert team.replies(customer) == []


def test_the_first_number_starts_with_the_ai_off_until_it_knows_the_business(stack: Stack, window: Open) -> None:
    view, number = window(), "+552133330999"
    page = view.page
    page.goto("/")
    page.get_by_label("E-mail address").fill(colleague(stack, "Marina Costa"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("What is your business called?").fill("Umbrellas")
    page.get_by_role("button", name="Open a workspace").click()
    page.get_by_role("button", name="Add a number").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("The AI stays off in this workspace until it knows your business")).to_be_visible()
    dialog.get_by_label("Phone number").fill(number)
    dialog.get_by_role("button", name="Add a number").click()
    expect(page.get_by_role("article", name=number)).to_contain_text("Connected")
    # The phone may scan the code before its picture is loaded, and the browser notes that.
    view.complaints.clear()
    expect(page.get_by_text("The AI is off until it knows your business.")).to_be_visible()
    page.get_by_role("link", name="Set it up").click()
    first = page.get_by_role("region", name="Before the AI answers your customers")
    expect(first.get_by_role("img", name="Done")).to_have_count(1)
    page.get_by_label("Your business").fill("We are open every day from nine to six.")
    save(page)
    trial = page.get_by_role("region", name="Try it")
    trial.get_by_label("Ask as a customer would").fill("When are you open?")
    trial.get_by_role("button", name="Send").click()
    expect(trial.get_by_role("article", name="AI")).to_contain_text("nine to six")
    expect(first.get_by_role("img", name="Done")).to_have_count(3)
    assert barriers(page) == []
    first.get_by_role("button", name="Switch the AI on").click()
    page.get_by_role("dialog").get_by_role("button", name="Switch the AI on").click()
    expect(first).to_be_hidden()
