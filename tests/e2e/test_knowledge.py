"""Knowledge: files become what the AI answers from, and it shows where it stands."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, Locator, Page, expect

from devstack.pdf_files import text_pdf
from devstack.stack import Stack
from devstack.team import Team, new_customer, wait_for
from tests.builders.browser import PHONE, Window, barriers
from tests.builders.busy_shop import PRICES, upload
from tests.builders.colleagues import member

Open = Callable[..., Window]
PRICE_LIST: FilePayload = {"name": "prices.csv", "mimeType": "text/csv", "buffer": PRICES}
PICTURE: FilePayload = {"name": "shop.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"}
GUIDE: FilePayload = {
    "name": "guide.pdf",
    "mimeType": "application/pdf",
    "buffer": text_pdf([["You can return boots within 60 days."]]),
}
BROKEN: FilePayload = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nnothing at all"}


def open_knowledge(page: Page, part: str = "Documents") -> None:
    page.get_by_role("link", name="Knowledge").click()
    page.get_by_role("button", name=part, exact=True).click()


def add(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file][multiple]").set_input_files(list(files))


def drop(page: Page, name: str, content: bytes) -> None:
    """Let a file fall onto the page."""
    page.evaluate(
        """([name, content]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], name));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [name, content.decode()],
    )


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("list", name="Documents").get_by_role("listitem", name=name)


def test_a_price_list_is_added_and_answered_from_with_its_place(team: Team, window: Open) -> None:
    page, customer = window().sign_in(team.email), new_customer()
    open_knowledge(page)
    expect(page.get_by_text("No documents yet")).to_be_visible()
    assert barriers(page) == []
    add(page, PRICE_LIST)
    expect(row(page, "prices.csv")).to_contain_text("Ready")
    page.get_by_role("button", name="Try a question").click()
    page.get_by_label("A question, as a customer would ask it").fill("What does the shoe 4712 cost?")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("listitem", name="prices.csv").locator("mark").last).to_have_text("R$ 259.00")
    assert barriers(page) == []
    team.customer_writes(customer, "What does the shoe 4712 cost?", name="Ana Souza")
    team.await_replies(customer)
    page.get_by_role("link", name="Inbox").click()
    page.get_by_role("navigation", name="Chats").get_by_role("link", name="Ana Souza").click()
    page.get_by_role("button", name="Why", exact=True).click()
    page.get_by_role("complementary").get_by_role("button", name="R$ 259.00").click()
    passage = page.get_by_role("dialog", name="Where it stands")
    expect(passage).to_contain_text("prices.csv")
    expect(passage.get_by_role("cell", name="R$ 259.00").locator("mark")).to_be_visible()
    expect(passage.get_by_role("cell", name="R$ 249.00").locator("mark")).to_have_count(0)
    assert barriers(page) == []
    passage.get_by_role("link", name="Open the document").click()
    expect(page.get_by_role("heading", name="prices.csv")).to_be_visible()
    expect(page.get_by_role("region", name="What is found of it")).to_contain_text("4711")


def test_what_is_found_is_seen_on_its_page(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    open_knowledge(page)
    add(page, GUIDE)
    expect(row(page, "guide.pdf")).to_contain_text("Ready")
    page.get_by_role("button", name="Try a question").click()
    page.get_by_label("A question, as a customer would ask it").fill("Within how many days can I return boots?")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("button", name="Where it stands").first.click()
    passage = page.get_by_role("dialog", name="Where it stands")
    picture = passage.get_by_role("img", name="Page 1 as it looks, with the words marked")
    expect(picture).to_be_visible()
    is_drawn = "image => image.complete && image.naturalWidth >= 1000"
    wait_for(lambda: bool(picture.evaluate(is_drawn)), "the picture of the page")
    expect(passage.locator("[data-mark]").first).to_be_visible()
    expect(passage).to_contain_text("You can return boots within 60 days.")
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(passage).to_have_count(0)
    expect(page.get_by_role("button", name="Where it stands").first).to_be_focused()


def test_a_file_that_is_not_taken_or_can_not_be_read_says_why(team: Team, window: Open) -> None:
    view = window(size=PHONE)
    page = view.sign_in(team.email)
    open_knowledge(page)
    add(page, PICTURE, BROKEN, PRICE_LIST)
    refused = page.get_by_role("listitem", name="shop.png")
    expect(refused.get_by_role("alert")).to_contain_text("not of a kind that can be read")
    expect(row(page, "broken.pdf")).to_contain_text("Could not be read")
    expect(row(page, "broken.pdf")).to_contain_text("The file is damaged")
    expect(row(page, "prices.csv")).to_contain_text("Ready")
    assert barriers(page) == []
    refused.get_by_role("button", name="Dismiss").click()
    expect(refused).to_be_hidden()
    drop(page, "prices again.csv", PRICES)
    expect(page.get_by_text("Its content is here already, as prices.csv.")).to_be_visible()
    view.complaints.clear()


def test_a_document_is_replaced_and_removed(team: Team, window: Open) -> None:
    upload(team, "prices.csv", PRICES)
    page = window().sign_in(team.email)
    open_knowledge(page)
    dearer = PRICES.replace(b"R$ 259.00", b"R$ 279.00")
    row(page, "prices.csv").locator("input[type=file]").set_input_files({**PRICE_LIST, "buffer": dearer})
    expect(row(page, "prices.csv")).to_contain_text("version 2")
    row(page, "prices.csv").get_by_role("link", name="prices.csv").click()
    expect(page.get_by_role("cell", name="R$ 279.00")).to_be_visible()
    page.get_by_role("button", name="What to do with prices.csv").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No documents yet")).to_be_visible()


def test_a_question_without_an_answer_is_answered_in_place(team: Team, window: Open) -> None:
    upload(team, "prices.csv", PRICES)
    page, customer = window().sign_in(team.email), new_customer()
    open_knowledge(page, "Open questions")
    expect(page.get_by_text("No open questions")).to_be_visible()
    team.customer_writes(customer, "Do you repair umbrellas?", name="Bruno Lima")
    gap = page.get_by_role("listitem", name="Do you repair umbrellas?")
    expect(gap).to_contain_text("asked once")
    gap.get_by_role("button", name="Answer it").click()
    gap.get_by_label("What the AI is to say").fill("Yes, we repair umbrellas for R$ 30.")
    assert barriers(page) == []
    gap.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("No open questions")).to_be_visible()
    page.get_by_role("button", name="Answered").click()
    expect(page.get_by_role("link", name="The note that answers it")).to_be_visible()
    documents = f"/documents/workspace/{team.workspace_id}"
    wait_for(lambda: all(one["state"] == "ready" for one in team.get(documents)["items"]), "the note to be read")
    other = new_customer()
    team.customer_writes(other, "Do you repair umbrellas?", name="Carla Dias")
    assert "R$ 30" in team.await_replies(other)[0]["text"]


def test_members_look_and_change_nothing(team: Team, stack: Stack, window: Open) -> None:
    upload(team, "prices.csv", PRICES)
    page = window().sign_in(member(team, stack, "Bruno Lima"))
    open_knowledge(page)
    expect(row(page, "prices.csv")).to_contain_text("Ready")
    expect(page.get_by_role("button", name="Add files")).to_have_count(0)
    row(page, "prices.csv").get_by_role("button", name="What to do with prices.csv").click()
    expect(page.get_by_role("menuitem")).to_have_count(1)
