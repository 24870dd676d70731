"""Notes for colleagues: who reads and writes them, and that nobody else ever does."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from common.wiring import Product
from common.work.runner import run
from devstack.outside import Outside
from tests.builders.people import Person, WhatsAppServer, done, refused

CANARY = "canary-7f3a-for-colleagues-alone"


@pytest.fixture
def notes(chat_id: str) -> str:
    """The path of the chat's notes."""
    return f"/chats/{chat_id}/notes"


@pytest.fixture
def bruno(admin: Person, person: Callable[[str], Person], workspace_id: str) -> Person:
    """A member of the workspace."""
    bruno = person("bruno")
    done(admin.post(f"/workspaces/{workspace_id}/members", {"email": bruno.email}))
    return bruno


def my_id(person: Person) -> str:
    found: str = done(person.get("/auth/me"))["id"]
    return found


def test_a_note_is_left_changed_and_removed(admin: Person, bruno: Person, notes: str, chat_id: str) -> None:
    note = done(admin.post(notes, {"content": "She comes on Friday", "mentions": [my_id(bruno)] * 2}))
    assert (note["chat_id"], note["author_id"], note["mentions"]) == (chat_id, my_id(admin), [my_id(bruno)])
    assert done(bruno.get(notes)) == {"items": [note], "next_cursor": None}
    changed = done(admin.put(f"{notes}/{note['id']}", {"content": "She comes on Monday"}))
    assert (changed["content"], changed["mentions"], changed["created_at"]) == (
        "She comes on Monday",
        [],
        note["created_at"],
    )
    assert changed["edited_at"]
    assert admin.delete(f"{notes}/{note['id']}").status_code == 204
    assert done(bruno.get(notes))["items"] == []
    refused(admin.delete(f"{notes}/{note['id']}"), 404)
    refused(admin.put(f"{notes}/{note['id']}", {"content": "x"}), 404)


def test_only_who_wrote_a_note_changes_it(admin: Person, bruno: Person, notes: str) -> None:
    note = done(bruno.post(notes, {"content": "mine"}))
    refused(admin.put(f"{notes}/{note['id']}", {"content": "yours"}), 403)
    refused(admin.delete(f"{notes}/{note['id']}"), 403)
    assert done(admin.get(notes))["items"] == [note]


@pytest.mark.parametrize(
    "body", [{}, {"content": " "}, {"content": "x" * 4097}, {"content": "x", "mentions": ["nobody"]}, {"text": "x"}]
)
def test_a_bad_note_is_refused(admin: Person, notes: str, body: dict[str, Any]) -> None:
    refused(admin.post(notes, body), 422)
    assert done(admin.get(notes))["items"] == []


def test_notes_come_in_pages_the_newest_first(admin: Person, notes: str) -> None:
    for number in range(5):
        done(admin.post(notes, {"content": str(number)}))
    seen, query = [], {"limit": 2}
    while True:
        page = done(admin.get(notes, **query))
        seen += [note["content"] for note in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert seen == ["4", "3", "2", "1", "0"]


def test_an_idempotency_key_leaves_one_note(admin: Person, bruno: Person, notes: str) -> None:
    first, again = (done(admin.post(notes, {"content": "once"}, Idempotency_Key="key")) for _ in range(2))
    assert first == again
    refused(admin.post(notes, {"content": "another"}, Idempotency_Key="key"), 409)
    assert done(bruno.post(notes, {"content": "once"}, Idempotency_Key="key"))["id"] != first["id"]
    done(admin.delete(f"{notes}/{first['id']}"))
    refused(admin.post(notes, {"content": "once"}, Idempotency_Key="key"), 409)


def test_notes_go_along_when_two_chats_become_one(
    admin: Person, server: WhatsAppServer, chat_id: str, notes: str
) -> None:
    lid = "103712345678901@lid"
    told = done(server.tells("message", server.message("hello", customer=lid)))
    other = done(admin.get(f"/messages/{told['message_id']}"))["chat_id"]
    note = done(admin.post(f"/chats/{other}/notes", {"content": "by LID"}))
    number = done(admin.get(f"/chats/{chat_id}"))["customer"]["phone_number"]
    done(server.tells("message", server.message("it is me", customer=number, ids=[lid])))
    assert [found["id"] for found in done(admin.get(notes))["items"]] == [note["id"]]
    assert done(admin.get(f"/chats/{other}/notes")) == done(admin.get(notes))


def test_a_note_is_read_by_no_customer_and_no_model_and_is_not_exported(
    admin: Person,
    server: WhatsAppServer,
    product: Product,
    phone_id: str,
    chat_id: str,
    notes: str,
    workspace_id: str,
    model: Outside,
    whatsapp: Outside,
) -> None:
    steps = f"/workspaces/{workspace_id}/workflow-steps"
    done(admin.post(steps, {"key": "budget", "description": "What they want to spend"}))
    done(admin.put(f"/workspaces/{workspace_id}/ai-settings", {"memory_tokens": 500}))
    done(admin.post(f"/workspaces/{workspace_id}/phone-numbers/{phone_id}/connect"))
    whatsapp.post(f"sessions/{server.phone_number}", {"status": "connected"})
    done(admin.post(notes, {"content": CANARY, "mentions": [my_id(admin)]}))
    for number in range(12):
        done(server.tells("message", server.message(f"Question {number}: {'how much is the blue one? ' * 10}")))
    done(admin.post(f"/chats/{chat_id}/summary"))
    for kind in ("answer", "sending", "tracking", "memory", "summary"):
        run(product.work, kind, chat_id)
    done(admin.post(f"/chats/{chat_id}/messages", {"content": "It is R$ 120."}))
    run(product.work, "sending", chat_id)
    asked = json.dumps(model.requests())
    assert "blue one" in asked
    exported = admin.get(f"/workspaces/{workspace_id}/leads.csv").get_data(as_text=True)
    assert chat_id in exported
    shown = [
        done(admin.get(path))
        for path in (f"/chats/{chat_id}/messages", f"/chats/{chat_id}", f"/chats/workspace/{workspace_id}")
    ]
    customer = done(admin.get(f"/chats/{chat_id}"))["customer"]["phone_number"]
    received = whatsapp.received(customer, server.phone_number)
    assert "R$ 120" in json.dumps(received)
    for text in (asked, exported, json.dumps(shown), json.dumps(received)):
        assert CANARY not in text


def test_notes_go_with_their_workspace(product: Product, admin: Person, notes: str, workspace_id: str) -> None:
    done(admin.post(notes, {"content": CANARY}))
    done(admin.delete(f"/workspaces/{workspace_id}"))
    run(product.work, "removal", workspace_id)
    assert product.database.collection("notes").count_documents({"workspace_id": workspace_id}) == 0
