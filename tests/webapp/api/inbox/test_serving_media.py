"""Files of customers, served to members only and never as something that runs."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import requests

from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.people import Person, WhatsAppServer, done, refused
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
    for mimetype, kind in (("text/html", "document"), ("image/svg+xml", "image"), ("video/mp4", "video")):
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


def test_a_message_without_a_file_has_none_to_serve(admin: Person, message_id: str) -> None:
    refused(admin.get(f"/messages/{message_id}/media"), 404)
