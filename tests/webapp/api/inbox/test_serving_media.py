"""Files of customers, served to members only and never as something that runs."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests
from flask.testing import FlaskClient

from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.passing_time import let_pass
from tests.builders.people import PASSWORD, Person, WhatsAppServer, done, refused
from tests.builders.recordings import PNG, voice_note

Send = Callable[..., str]


@pytest.fixture
def send(server: WhatsAppServer, whatsapp: Outside, product: Product) -> Send:
    """Send a file as a customer and have it read. Returns the message's id."""

    def send(content: bytes, mimetype: str, message_type: str, filename: str = "file") -> str:
        form = {"file": (filename, io.BytesIO(content), mimetype)}
        media: dict[str, Any] = requests.post(f"{whatsapp.url}/simulator/media", files=form, timeout=5).json()
        event = server.message("", type=message_type, media=media)
        message_id: str = done(server.tells("message", event))["message_id"]
        run(product.work, "media", message_id)
        return message_id

    return send


def test_a_voice_note_is_shown_with_its_transcript_and_served(admin: Person, send: Send) -> None:
    recording = voice_note("Hello there")
    message_id = send(recording, "audio/ogg; codecs=opus", "audio")
    media = done(admin.get(f"/messages/{message_id}"))["media"]
    assert (media["state"], media["words"], media["reason"]) == ("ready", "Hello there", None)
    assert media["size"] == len(recording) and media["is_kept"] and "file_id" not in media
    served = admin.get(f"/messages/{message_id}/media")
    assert (served.data, served.content_type) == (recording, "audio/ogg")
    assert served.headers["X-Content-Type-Options"] == "nosniff"


def test_an_image_has_its_own_type_and_anything_else_none(admin: Person, send: Send) -> None:
    image = admin.get(f"/messages/{send(PNG, 'image/png', 'image')}/media")
    assert (image.content_type, image.data) == ("image/png", PNG)
    for mimetype, kind in (("text/html", "document"), ("image/svg+xml", "image"), ("video/html", "video")):
        page = admin.get(f"/messages/{send(b'<script>', mimetype, kind, 'page.html')}/media")
        assert page.content_type == "application/octet-stream"
        assert "attachment" in page.headers["Content-Disposition"]
        assert "sandbox" in page.headers["Content-Security-Policy"]


def test_a_type_that_is_no_type_is_not_repeated(admin: Person, send: Send, product: Product) -> None:
    message_id = send(voice_note("hi"), "audio/ogg", "audio")
    messages = product.database.collection("messages")
    messages.update_one({"_id": message_id}, {"$set": {"media.mimetype": "audio/ogg\r\nSet-Cookie: a=b"}})
    served = admin.get(f"/messages/{message_id}/media")
    assert served.content_type == "application/octet-stream" and "Set-Cookie" not in served.headers
    messages.update_one({"_id": message_id}, {"$set": {"media.filename": "a\r\nSet-Cookie: a=b.ogg"}})
    assert "aSet-Cookie" in admin.get(f"/messages/{message_id}/media").headers["Content-Disposition"]


def test_a_file_is_for_members_only(admin: Person, person: Callable[[str], Person], send: Send) -> None:
    path = f"/messages/{send(PNG, 'image/png', 'image')}/media"
    stranger = person("stranger")
    stranger.opens_workspace()
    refused(stranger.get(path), 404)
    refused(admin.client.get(path), 401)


@pytest.fixture
def browser(admin: Person, phone_id: str) -> FlaskClient:
    """The admin's browser, which is logged in."""
    return admin.client.application.test_client()


@pytest.fixture
def opened(browser: FlaskClient) -> dict[str, Any]:
    """What the browser was told when the admin logged in."""
    told: dict[str, Any] = done(
        browser.post("/auth/session", json={"email": "admin@example.com", "password": PASSWORD})
    )
    return told


def test_a_browsers_ticket_stands_for_its_token(browser: FlaskClient, opened: dict[str, Any], send: Send) -> None:
    path = f"/messages/{send(b'a film', 'video/mp4', 'video')}/media"
    served = browser.get(f"{path}?{opened['file_ticket']}&size=6", headers={"Range": "bytes=2-"})
    assert (served.status_code, served.data, served.content_type) == (206, b"film", "video/mp4")
    assert served.headers["Cache-Control"] == "private, max-age=3600"


def test_a_ticket_is_good_for_files_alone(browser: FlaskClient, opened: dict[str, Any], message_id: str) -> None:
    refused(browser.get(f"/messages/{message_id}?{opened['file_ticket']}"), 401)
    refused(browser.get(f"/auth/me?{opened['file_ticket']}"), 401)


def test_a_ticket_is_the_same_for_an_hour(browser: FlaskClient, opened: dict[str, Any], send: Send) -> None:
    path = f"/messages/{send(PNG, 'image/png', 'image')}/media"
    let_pass(minutes=61)
    done(browser.get(f"{path}?{opened['file_ticket']}"))
    renewed = done(browser.post("/auth/session/refresh"))["file_ticket"]
    assert renewed != opened["file_ticket"] and done(browser.post("/auth/session/refresh"))["file_ticket"] == renewed
    let_pass(minutes=61)
    refused(browser.get(f"{path}?{opened['file_ticket']}"), 401)


@pytest.mark.parametrize("name", ["user", "session", "until", "signature"])
def test_a_ticket_that_was_changed_is_none(browser: FlaskClient, opened: dict[str, Any], send: Send, name: str) -> None:
    path = f"/messages/{send(PNG, 'image/png', 'image')}/media"
    for value in ("0", "", "é", "9999999999"):
        changed = {**dict(parse_qsl(opened["file_ticket"])), name: value}
        refused(browser.get(path, query_string=changed), 401)


def test_a_ticket_ends_with_its_session(browser: FlaskClient, opened: dict[str, Any], send: Send) -> None:
    path = f"/messages/{send(PNG, 'image/png', 'image')}/media"
    done(browser.delete("/auth/session"))
    refused(browser.get(f"{path}?{opened['file_ticket']}"), 401)


def test_a_ticket_shows_nobody_elses_files(browser: FlaskClient, person: Callable[[str], Person], send: Send) -> None:
    path = f"/messages/{send(PNG, 'image/png', 'image')}/media"
    person("stranger").opens_workspace()
    told = done(browser.post("/auth/session", json={"email": "stranger@example.com", "password": PASSWORD}))
    refused(browser.get(f"{path}?{told['file_ticket']}"), 404)


def test_a_message_without_a_file_has_none_to_serve(admin: Person, message_id: str) -> None:
    refused(admin.get(f"/messages/{message_id}/media"), 404)
