"""Taking back what was sent by hand."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from tests.builders.people import Person, WhatsAppServer, done, refused
from tests.builders.recordings import PNG


def test_a_message_waits_and_is_taken_back(admin: Person, chat_id: str) -> None:
    path = f"/chats/{chat_id}/messages"
    sent = done(admin.post(path, {"content": "R$ 12", "send_after": 10}))
    assert (sent["status"], sent["send_at"] > sent["sent_at"], sent["ai_enabled"]) == ("queued", True, False)
    assert done(admin.delete(f"{path}/{sent['id']}"))["status"] == "cancelled"
    assert done(admin.delete(f"{path}/{sent['id']}"))["status"] == "cancelled"
    at_once = done(admin.post(path, {"content": "R$ 120"}))
    assert at_once["send_at"] is None


def test_a_file_waits_and_is_taken_back(admin: Person, chat_id: str) -> None:
    form = {"file": (io.BytesIO(PNG), "blue.png"), "send_after": "10"}
    answer = admin.ask("POST", f"/chats/{chat_id}/files", data=form, content_type="multipart/form-data")
    sent = done(answer)
    assert sent["send_at"] > sent["sent_at"]
    assert done(admin.delete(f"/chats/{chat_id}/messages/{sent['id']}"))["status"] == "cancelled"


@pytest.mark.parametrize("seconds", [-1, 61, "soon", None])
def test_it_waits_for_a_minute_at_most(admin: Person, chat_id: str, seconds: Any) -> None:
    error = refused(admin.post(f"/chats/{chat_id}/messages", {"content": "hi", "send_after": seconds}), 422)
    assert set(error["errors"]["json"]) == {"send_after"}


def test_others_do_not_take_it_back(
    admin: Person, person: Callable[[str], Person], server: WhatsAppServer, chat_id: str, workspace_id: str
) -> None:
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    sent = done(admin.post(f"/chats/{chat_id}/messages", {"content": "hi", "send_after": 10}))["id"]
    refused(bruno.delete(f"/chats/{chat_id}/messages/{sent}"), 403)
    told = done(server.tells("message", server.message("Hello", "+5511966665555")))["message_id"]
    other = done(admin.get(f"/messages/{told}"))["chat_id"]
    refused(admin.delete(f"/chats/{other}/messages/{sent}"), 404)
    refused(admin.delete(f"/chats/{other}/messages/{told}"), 409)
    assert done(admin.get(f"/messages/{sent}"))["status"] == "queued"
