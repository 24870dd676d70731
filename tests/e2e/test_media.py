"""Pictures, voice notes and files in both directions, and answers to a certain message."""

import base64
import io
import re
from collections.abc import Callable
from typing import Any

import av
import pytest
import requests
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from devstack.team import Team, new_customer, wait_for
from tests.builders.browser import DESK, PHONE, Window, barriers
from tests.builders.media import VOICE, put
from tests.builders.recordings import PNG, filmed, recorded

Open = Callable[..., Window]


def chat_with(team: Team, page: Page, name: str) -> str:
    """Open the chat with a new customer who has written and was answered. Returns their number."""
    customer = new_customer()
    team.customer_writes(customer, "Do you have it in blue?", name=name)
    team.await_replies(customer)
    page.get_by_role("navigation", name="Chats").get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()
    return customer


def test_a_certain_message_is_answered(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    customer = chat_with(team, page, "Ana Souza")
    question = page.get_by_role("log").get_by_role("article", name="Ana Souza")
    question.hover()
    question.get_by_role("button", name="Reply to this").click()
    expect(page.get_by_label("Your message")).to_be_focused()
    answering = page.get_by_role("region", name="Replying to Ana Souza")
    page.get_by_role("button", name="Don't reply to it").click()
    expect(answering).to_be_hidden()
    question.get_by_role("button", name="Reply to this").focus()
    page.keyboard.press("Enter")
    expect(answering).to_contain_text("Do you have it in blue?")
    assert barriers(page) == []
    page.get_by_label("Your message").fill("Yes, in all sizes")
    page.keyboard.press("Enter")
    expect(answering).to_be_hidden()
    sent = page.get_by_role("log").get_by_role("article", name="Admin").filter(has_text="Yes, in all sizes")
    expect(sent.get_by_role("blockquote")).to_have_text("Do you have it in blue?")
    reply = team.await_replies(customer, 2)[-1]
    assert reply["quoted"] == team.messages(customer)[0]["message_id"]


def test_on_a_phone_a_message_has_a_menu(team: Team, window: Open) -> None:
    page = window(size=PHONE).sign_in(team.email)
    chat_with(team, page, "Bia Reis")
    question = page.get_by_role("log").get_by_role("article", name="Bia Reis")
    question.get_by_role("button", name="What to do with this message").tap()
    page.get_by_role("menuitem", name="Reply to this").tap()
    expect(page.get_by_role("region", name="Replying to Bia Reis")).to_be_visible()
    assert barriers(page) == []


def customer_sends(team: Team, customer: str, kind: str, content: bytes, mimetype: str, text: str = "") -> None:
    media = put(team.whatsapp, content, mimetype)
    team.customer_writes(customer, text, type=kind, media=media, name="Caio Reis")


def arrived(team: Team, customer: str, count: int) -> tuple[dict[str, Any], bytes]:
    """Return the newest message of so many on the customer's phone, and its file."""
    newest = team.await_replies(customer, count)[-1]
    return newest, requests.get(f"{team.whatsapp.url}/simulator{newest['media']['url']}", timeout=10).content


def plays(player: Locator) -> None:
    """See that it has a length, and gets on."""
    expect(player).to_be_visible()
    assert (
        player.evaluate("""async player => {
        player.muted = true;
        await player.play();
        await new Promise(resolve => player.addEventListener("timeupdate", resolve, { once: true }));
        return player.duration;
    }""")
        > 0.5
    )


def pick(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Send files").click()
    chooser.value.set_files(list(files))


def picture(name: str = "blue.png") -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": PNG}


def conversation(page: Page) -> Locator:
    return page.get_by_role("log")


def test_what_customers_send_is_seen_and_played(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    customer = chat_with(team, page, "Caio Reis")
    customer_sends(team, customer, "image", PNG, "image/png", "This one")
    shown = conversation(page).get_by_role("article", name="Caio Reis").filter(has_text="This one").get_by_role("img")
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 1
    customer_sends(team, customer, "audio", recorded("ogg"), VOICE)
    plays(conversation(page).locator("audio"))
    customer_sends(team, customer, "video", filmed(50), "video/webm")
    plays(conversation(page).locator("video"))
    assert barriers(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_picture_and_a_document_are_sent_after_a_look_at_them(team: Team, window: Open, size: Any) -> None:
    page = window(size=size).sign_in(team.email)
    customer = chat_with(team, page, "Davi Nunes")
    pick(page, picture(), {"name": "Preços.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    dialog = page.get_by_role("dialog", name="Send this file")
    expect(dialog.get_by_role("img", name="blue.png")).to_be_visible()
    assert barriers(page) == []
    dialog.get_by_label("Text below it").fill("The blue one")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog).to_contain_text("Preços.pdf")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog).to_be_hidden()
    document, content = arrived(team, customer, 3)
    assert (document["type"], document["media"]["filename"], content) == ("document", "Preços.pdf", b"%PDF-1.7")
    sent = team.replies(customer)[1]
    assert (sent["type"], sent["text"]) == ("image", "The blue one")
    ours = conversation(page).get_by_role("article", name="Admin")
    expect(ours.filter(has_text="The blue one").get_by_role("img", name="Picture")).to_be_visible()
    expect(ours.filter(has_text="Preços.pdf").get_by_role("img", name="Delivered")).to_be_visible()
    assert barriers(page) == []


def test_a_picture_is_pasted_and_not_sent_after_all(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    chat_with(team, page, "Eva Prado")
    page.get_by_label("Your message").evaluate(
        """(field, content) => {
            const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        base64.b64encode(PNG).decode(),
    )
    dialog = page.get_by_role("dialog", name="Send this file")
    expect(dialog.get_by_role("img", name="image.png")).to_be_visible()
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    expect(conversation(page).get_by_role("article", name="Admin")).to_have_count(0)


def test_a_recording_arrives_as_a_voice_note(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    customer = chat_with(team, page, "Fabio Melo")
    page.get_by_role("button", name="Record a voice note").click()
    recording = page.get_by_role("region", name="Recording")
    expect(recording).to_contain_text("0:01")
    assert barriers(page) == []
    recording.get_by_role("button", name="Throw the recording away").click()
    page.get_by_role("button", name="Record a voice note").click()
    expect(recording).to_contain_text("0:01")
    recording.get_by_role("button", name="Send").click()
    note, content = arrived(team, customer, 2)
    assert (note["type"], note["media"]["mimetype"]) == ("audio", "audio/ogg; codecs=opus")
    with av.open(io.BytesIO(content), "r") as sound:
        assert (sound.format.name, sound.streams[0].codec_context.name) == ("ogg", "opus")
    ours = conversation(page).get_by_role("article", name="Admin")
    expect(ours.get_by_role("img", name="Delivered")).to_be_visible()
    expect(ours.get_by_text("is becoming a voice note")).to_be_hidden()
    plays(ours.locator("audio"))


def test_what_can_not_become_a_voice_note_says_so(team: Team, window: Open) -> None:
    page = window().sign_in(team.email)
    customer = chat_with(team, page, "Gina Alves")
    form = {"file": ("voice", io.BytesIO(recorded()[:60]))}
    assert team.call("POST", f"/chats/{team.chat(customer)['id']}/files", files=form, data={"is_recording": "true"}).ok
    failed = page.get_by_role("alert").filter(has_text="The recording can't be read")
    expect(failed.get_by_role("button", name="Try again")).to_be_visible()


def test_a_file_that_did_not_get_through_stays_and_is_sent_once(team: Team, window: Open) -> None:
    view = window()
    page = view.sign_in(team.email)
    customer = chat_with(team, page, "Hugo Dias")

    def lose_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/chats/*/files", lose_answer, times=1)
    pick(page, picture())
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    again = page.get_by_role("button", name="Send again")
    again.click()
    expect(again).to_be_hidden()
    arrived(team, customer, 2)
    wait_for(lambda: len(team.messages(customer)) == 3, "the picture to be on record once")
    expect(conversation(page).get_by_role("article", name="Admin")).to_have_count(1)
    assert len(team.replies(customer)) == 2
    view.complaints.clear()
